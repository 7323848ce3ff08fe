import { sleep } from 'n8n-workflow';

import { orAbort, systemClock } from '../../../nodes/TencentLive/transport/clock';
import { GENERATIONS, NODE, useBench } from '../../support/engine';

const bench = useBench();

/** Calls keep a distance shorter than this; whoever waits longer waits for better times. Milliseconds. */
const LONG = 1_000;

/** Better times never come: only the end of the execution ends a long wait. */
beforeEach(() => {
	jest.spyOn(systemClock, 'sleep').mockImplementation(async (milliseconds, signal) => {
		if (milliseconds < LONG) jest.setSystemTime(Date.now() + milliseconds);
		else await orAbort(new Promise<void>(() => {}), signal);
	});
});

describe.each(GENERATIONS)('$version', ({ create, action }) => {
	test.each([
		{ wait: 'a lost task is looked for', fault: 'refuseThenClose' as const, action },
		{ wait: 'a throttled call waits to be sent again', fault: 'throttle' as const, action },
		{ wait: 'the look before sending is throttled', fault: 'throttle' as const },
	])('stopping the execution while $wait ends it', async ({ fault, ...which }) => {
		bench.emulator.faults.next(fault, { ...which, times: Infinity });
		let wasStopped = false;
		const finished = await bench.run({
			parameters: create(),
			onStart: (cancel) => {
				void (async () => {
					while (!bench.emulator.truth.requests().some(({ fault: hit }) => hit === fault)) {
						await sleep(10);
					}
					await sleep(100);
					wasStopped = true;
					cancel();
				})();
			},
		});

		expect(wasStopped).toBe(true);
		expect(finished.run.status).toBe('canceled');
		expect(finished.json(NODE)).toEqual([]);
		expect(bench.creates().length).toBe(which.action === undefined ? 0 : 1);
	});
});
