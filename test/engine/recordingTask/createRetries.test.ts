import type { INode } from 'n8n-workflow';

import type { RequestRecord } from '../../emulator';
import { inAnotherProcess, savedForRetry } from '../../support/harness/retry';
import { expectTrue, outcomeOf } from '../../support/honesty';
import { GENERATIONS, locator, NODE, only, useBench } from '../../support/engine';

/** In the order of the items: `channel-0` is the first. */
const STREAMS = Array.from({ length: 100 }, (_, index) => `channel-${index}`);

const bench = useBench({
	streams: STREAMS.map((stream) => ({ domain: 'push.example.com', app: 'live', stream })),
	channels: STREAMS.map((id) => ({ id, name: id, live: true })),
});

const itemsOf = (count: number) => STREAMS.slice(0, count).map((name) => ({ name }));

/** n8n waits a second between tries unless told otherwise. */
const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const channelOf = ({ parameters }: RequestRecord) =>
	String(parameters.StreamName ?? parameters.channelId);

/**
 * How often a task was asked for, by channel. Calls that were turned away for speed do not count:
 * whatever waits moves the clock here, so that the pace is not that of the world.
 */
function asked(): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const request of bench.creates()) {
		if (['RequestLimitExceeded', '4400'].includes(String(request.code))) continue;
		counts[channelOf(request)] = (counts[channelOf(request)] ?? 0) + 1;
	}
	return counts;
}

/** The channels of the tasks that the service has, each as often as it has tasks. */
const recorded = () =>
	bench.emulator.truth
		.tasks()
		.map(({ channel }) => channel)
		.sort();

describe.each(GENERATIONS)('$version', ({ version, create, action }) => {
	/** The end is another one in every try. */
	const parameters = create({
		channel: locator('id', '={{ $json.name }}'),
		endTime: '={{ $now.plus({ minutes: 20 }) }}',
	});

	const fullUp = { action, code: version === 'v3' ? 'LimitExceeded.MaximumTask' : 5300 };

	/** The service refuses a task for a channel, so many times. */
	const refuse = (channel: string, times = 1) =>
		bench.emulator.faults.next('apiError', {
			...fullUp,
			times,
			message: 'no more',
			match: (request) => channelOf(request) === channel,
		});

	test('Retry On Fail, items 1 and 3 of a hundred failing once: a hundred tasks', async () => {
		for (const channel of ['channel-1', 'channel-3']) refuse(channel);
		const finished = await bench.run({ parameters, items: itemsOf(100), node: RETRY });

		expect(finished.error).toBeUndefined();
		expect(recorded()).toEqual([...STREAMS].sort());
		expect(asked()).toEqual({
			...Object.fromEntries(STREAMS.map((channel) => [channel, 1])),
			'channel-1': 2,
			'channel-3': 2,
		});
		const output = finished.json(NODE);
		expect(output.map(({ channel }) => channel)).toEqual(STREAMS);
		expect(output.map(({ outcome }) => outcome)).toEqual(STREAMS.map(() => 'created'));
		for (const [index, item] of output.entries()) {
			expectTrue(item, `channel-${index}`, bench.emulator.truth);
		}
		expect(new Set(output.map(({ task_id }) => task_id)).size).toBe(100);
		expect(finished.hints(NODE)).toContainEqual({
			message: expect.stringMatching(/^Retry On Fail is on, and safe here: /),
		});
	});

	test('Retry On Fail and Continue On Fail, the first item failing: the others are sent once', async () => {
		refuse('channel-0', Infinity);
		const finished = await bench.run({
			parameters,
			items: itemsOf(3),
			node: { ...RETRY, onError: 'continueRegularOutput' },
		});

		expect(finished.error).toBeUndefined();
		expect(asked()).toEqual({ 'channel-0': 3, 'channel-1': 1, 'channel-2': 1 });
		expect(recorded()).toEqual(['channel-1', 'channel-2']);
		expect(finished.json(NODE).map(outcomeOf)).toEqual(['not_created', 'created', 'created']);
	});

	test('the same, failing once: the second try makes it', async () => {
		refuse('channel-0');
		const finished = await bench.run({
			parameters,
			items: itemsOf(3),
			node: { ...RETRY, onError: 'continueRegularOutput' },
		});

		expect(asked()).toEqual({ 'channel-0': 2, 'channel-1': 1, 'channel-2': 1 });
		expect(finished.json(NODE).map(outcomeOf)).toEqual(['created', 'created', 'created']);
	});

	describe('Retry of a failed execution, in another process', () => {
		const failed = async () => await bench.run({ parameters, items: itemsOf(3) });

		test('creates what failed, and hands on what was created', async () => {
			refuse('channel-1');
			const first = await failed();
			const before = bench.emulator.truth.tasks().map(({ id }) => id);
			bench.setTime('2026-11-23T12:05:00+08:00');
			const again = await bench.run({
				parameters,
				resume: savedForRetry(first),
				package: inAnotherProcess(),
			});

			expect(first.told).toMatch(/No task was created\.$/);
			expect(again.error).toBeUndefined();
			expect(asked()).toEqual({ 'channel-0': 1, 'channel-1': 2, 'channel-2': 1 });
			const output = again.json(NODE);
			expect(output.map(outcomeOf)).toEqual(['created', 'created', 'created']);
			expect(output.map(({ task_id }) => task_id)).toEqual(expect.arrayContaining(before));
			expect(recorded()).toEqual(['channel-0', 'channel-1', 'channel-2']);
		});

		/** Loses the first request, and goes on from there at each of the times. */
		async function losing(fault: 'loseAnswer' | 'refuseThenClose', ...times: string[]) {
			bench.emulator.state.listingDelayMs = 60_000;
			bench.emulator.faults.next(fault, { action });
			const waiting = { ...parameters, options: { ifUnknown: 'neverTwice' } };
			let last = await bench.run({ parameters: waiting, items: itemsOf(1) });
			for (const time of times) {
				expect(last.told).toMatch(/may exist/);
				bench.setTime(time);
				const resume = savedForRetry(last);
				last = await bench.run({ parameters: waiting, resume, package: inAnotherProcess() });
			}
			const item = only(last.json(NODE));
			expectTrue(item, 'channel-0', bench.emulator.truth);
			return item.outcome;
		}

		test('finds the task of a lost answer that was not listed in time', async () => {
			expect(await losing('loseAnswer', '2026-11-23T12:05:00+08:00')).toBe('recovered');
			expect(asked()).toEqual({ 'channel-0': 1 });
		});

		test('Never Twice sends anew only once the first can no longer be carried out', async () => {
			const times = ['2026-11-23T12:02:00+08:00', '2026-11-23T14:10:00+08:00'];
			expect(await losing('refuseThenClose', ...times)).toBe('created');
			expect(asked()).toEqual({ 'channel-0': 2 });
			expect(recorded()).toEqual(['channel-0']);
		});

		test('takes an edited node for a new wish', async () => {
			refuse('channel-1');
			const first = await failed();
			const edited = { ...parameters, endTime: '={{ $now.plus({ minutes: 25 }) }}' };
			const again = await bench.run({
				parameters: edited,
				resume: savedForRetry(first),
				package: inAnotherProcess(),
			});

			expect(again.json(NODE).map(outcomeOf)).toEqual(['created', 'created', 'created']);
			expect(recorded()).toHaveLength(5);
		});
	});

	test('two executions with the same intent at once make one task', async () => {
		const same = create({ channel: locator('id', 'channel-0') });
		const both = await Promise.all([
			bench.run({ parameters: same }),
			bench.run({ parameters: same }),
		]);
		const items = both.map((finished) => only(finished.json(NODE)));

		expect(recorded()).toEqual(['channel-0']);
		expect(asked()).toEqual({ 'channel-0': 1 });
		expect(items.map(outcomeOf).sort()).toEqual(['created', 'existing']);
		for (const item of items) expectTrue(item, 'channel-0', bench.emulator.truth);
	});
});
