import { sleep } from 'n8n-workflow';

import { systemClock } from '../../../nodes/TencentLive/transport/clock';
import { NOON, STREAM, useBench } from '../../support/engine';
import { detailsOf } from '../../support/honesty';
import { AGENTS, createTool, recorded, runAgent } from '../../support/tools';
import { operate } from '../lifecycle';

const bench = useBench();

/** Clients of MCP give up after 60 seconds. */
const PATIENCE = 50_000;

const call = { args: { Stream_Name: STREAM, End_Time: '2026-11-23T16:00:00+08:00' } };

/** The deadline of a tool follows the clock of the test, or comes when it is told to. */
let late: AbortController[];

const timeIsUp = () => {
	for (const one of late) one.abort(new DOMException('Time is up.', 'TimeoutError'));
};

beforeEach(() => {
	late = [];
	jest.spyOn(systemClock, 'deadline').mockImplementation((milliseconds) => {
		if (milliseconds !== 45_000) return AbortSignal.timeout(milliseconds);
		const one = new AbortController();
		late.push(one);
		return one.signal;
	});
	const move = jest.mocked(systemClock.sleep).getMockImplementation();
	jest.spyOn(systemClock, 'sleep').mockImplementation(async (milliseconds, signal) => {
		signal?.throwIfAborted();
		await move?.(Math.min(milliseconds, 45_000));
		if (Date.now() >= Date.parse(NOON) + 45_000) timeIsUp();
		signal?.throwIfAborted();
	});
});

describe.each(AGENTS)('Agent %s', (version) => {
	it('two answers lost: what is not settled in time is unknown, and settled by the next call', async () => {
		const lose = () =>
			bench.emulator.faults.next('executeLater', {
				action: 'CreateRecordTask',
				ms: 40_000,
				times: 2,
			});
		let tookUntil = 0;
		const { items } = await runAgent(bench, version, { parameters: createTool() }, [
			[{ ...call, before: lose }],
			[{ ...call, before: () => void (tookUntil = Date.now()) }],
		]);

		expect(tookUntil - Date.parse(NOON)).toBeLessThanOrEqual(PATIENCE);
		expect(detailsOf(items[0] ?? {})).toMatchObject({ outcome: 'unknown' });
		expect(items[0]?.error).toMatch(/may exist.*Call again with exactly the same values/);
		expect(items[1]).toMatchObject({ outcome: expect.stringMatching(/^(recovered|existing)$/) });
	});

	it('an answer that never comes: unknown, and found by the next call', async () => {
		bench.emulator.faults.next('neverAnswer', {
			action: 'CreateRecordTask',
			match: () => {
				timeIsUp();
				return true;
			},
		});
		const { items } = await runAgent(
			bench,
			version,
			{ parameters: createTool({ options: { timeout: 600_000 } }) },
			[[call], [call]],
		);

		expect(detailsOf(items[0] ?? {})).toMatchObject({ outcome: 'unknown' });
		expect(items[0]?.error).toMatch(/^The answer was lost: no answer came in time\./);
		expect(items[1]).toMatchObject({ outcome: expect.stringMatching(/^(recovered|existing)$/) });
		expect(recorded(bench)).toEqual([STREAM]);
	});

	it.each([
		{
			action: 'DescribeRecordTask',
			operation: 'create',
			says: /listed, before sending\. No task was created\. Call again|nothing was sent\. No task was created\. Call again/,
		},
		{
			action: 'DescribeRecordTask',
			operation: 'getAll',
			says: /no answer came in time\. Nothing was changed\. Call again/,
		},
		{
			action: 'StopRecordTask',
			operation: 'stop',
			says: /no answer came in time\. It may have been carried out all the same\. Look first/,
		},
	])('$action is not answered in time for $operation', async ({ action, operation, says }) => {
		bench.emulator.faults.next('neverAnswer', {
			action,
			match: () => {
				timeIsUp();
				return true;
			},
		});
		const parameters = operate('recordingTask', operation, { ...createTool(), taskId: 'a-task' });
		const { items } = await runAgent(bench, version, { parameters }, [[call]]);

		expect(items[0]?.error).toMatch(says);
		expect(recorded(bench)).toEqual([]);
	});
});

it('an equal call that follows another does not wait for it beyond its time', async () => {
	// The first one is led by an execution that may take its time.
	let follow: Promise<unknown> = Promise.resolve();
	bench.emulator.faults.next('delayAnswer', {
		action: 'CreateRecordTask',
		ms: 400,
		match: () => {
			follow = runAgent(bench, '2', { parameters: createTool() }, [[call]]).then(({ items }) => {
				expect(items[0]?.error).toMatch(
					/equal call is still under way, so the recording task may exist/,
				);
				expect(detailsOf(items[0] ?? {})).toMatchObject({ outcome: 'unknown' });
			});
			return true;
		},
	});
	const parameters = createTool({
		channel: { __rl: true, mode: 'id', value: STREAM },
		endTime: call.args.End_Time,
	});
	const leading = bench.run({ parameters });
	await sleep(300);
	timeIsUp();
	await follow;
	expect((await leading).json('Tencent Live')).toMatchObject([{ outcome: 'created' }]);
});
