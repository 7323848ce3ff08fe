import * as fc from 'fast-check';

import type { Clock } from '../../nodes/TencentLive/transport/clock';
import { orAbort } from '../../nodes/TencentLive/transport/clock';
import { Pacer } from '../../nodes/TencentLive/transport/pacer';
import { ProcessState } from './processState';
import { WindowCounter } from './quota';
import { SimulatedTime } from './simulatedTime';

const SEED = 20_300_506;
const RULE = { perSecond: 19.5, inFlight: 3 };

describe('in whatever order calls come, end, are cancelled and timers fire', () => {
	const call = fc.record({
		cancelled: fc.boolean(),
		fails: fc.boolean(),
		throttled: fc.boolean(),
	});

	it('calls keep their distance, their order and their number, and each one ends', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				fc.array(call, { minLength: 1, maxLength: 10 }),
				async (scheduler, list) => {
					let time = 0;
					const clock: Clock = {
						now: () => time,
						elapsed: () => time,
						deadline: () => new AbortController().signal,
						async sleep(milliseconds, signal) {
							const due = time + milliseconds;
							await orAbort(scheduler.schedule(Promise.resolve(), 'timer'), signal);
							time = Math.max(time, due);
						},
					};
					const pacer = new Pacer(RULE, clock);
					const came: number[] = [];
					const left: number[] = [];
					let last = Number.NEGATIVE_INFINITY;
					let flying = 0;
					const ends = list.map(async ({ cancelled, fails, throttled }, index) => {
						const controller = new AbortController();
						await scheduler.schedule(Promise.resolve(), `call ${index} comes`);
						came.push(index);
						const end = pacer
							.run(async () => {
								left.push(index);
								flying += 1;
								expect(flying).toBeLessThanOrEqual(RULE.inFlight);
								expect(controller.signal.aborted).toBe(false);
								expect(time - last).toBeGreaterThanOrEqual(1000 / RULE.perSecond);
								last = time;
								await scheduler.schedule(Promise.resolve(), `call ${index} ends`);
								flying -= 1;
								if (throttled) pacer.slowDown();
								if (fails) throw new Error('failed');
								return 'answered';
							}, controller.signal)
							.catch((error: unknown) => (error instanceof Error ? error.message : 'thrown'));
						if (cancelled) {
							await scheduler.schedule(Promise.resolve(), `call ${index} is cancelled`);
							controller.abort(new Error('cancelled'));
						}
						return await end;
					});
					const results = await scheduler.waitFor(Promise.all(ends));
					for (const [index, result] of results.entries()) {
						const one = list[index];
						const expected = one?.fails === true ? 'failed' : 'answered';
						if (left.includes(index)) expect(result).toBe(expected);
						else expect([one?.cancelled, result]).toEqual([true, 'cancelled']);
					}
					expect(left).toEqual(came.filter((index) => left.includes(index)));
				},
			),
			{ seed: SEED, numRuns: 2_000 },
		);
	});
});

describe('on a clock', () => {
	const call = fc.record({
		comesAfter: fc.integer({ min: 0, max: 400 }),
		takes: fc.integer({ min: 0, max: 2_000 }),
		cancelledAfter: fc.option(fc.integer({ min: 0, max: 3_000 }), { freq: 3 }),
		throttled: fc.constantFrom(false, false, false, true),
	});

	it('no window of a second holds more than twenty, and who is cancelled is told at once', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 60 }), async (list) => {
				const time = new SimulatedTime(0);
				const { clock } = new ProcessState('one', time, () => 0);
				const pacer = new Pacer({ perSecond: 19.5, inFlight: 20 }, clock);
				const window = new WindowCounter(1_000);
				const ends: string[] = [];
				let at = 0;
				let most = 0;
				for (const [index, { comesAfter, takes, cancelledAfter, throttled }] of list.entries()) {
					at += comesAfter;
					time.after(at, () => {
						const controller = new AbortController();
						let left = false;
						const end = pacer.run(async () => {
							left = true;
							most = Math.max(most, window.add('all', time.now()));
							await clock.sleep(takes);
							if (throttled) pacer.slowDown();
						}, controller.signal);
						end.then(
							() => (ends[index] = 'answered'),
							() => (ends[index] = 'cancelled'),
						);
						if (cancelledAfter === null) return;
						time.after(cancelledAfter, () => {
							const waits = !left && ends[index] === undefined;
							controller.abort(new Error('cancelled'));
							time.after(0, () => {
								if (waits) expect(ends[index]).toBe('cancelled');
							});
						});
					});
				}
				await time.passUntilQuiet();
				expect(most).toBeLessThanOrEqual(20);
				expect(ends.filter((end) => end !== undefined)).toHaveLength(list.length);
			}),
			{ seed: SEED, numRuns: 300 },
		);
	});
});
