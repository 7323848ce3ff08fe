import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { DEFAULT_ACCOUNT } from '../../emulator';
import { expectTrue } from '../../support/honesty';
import { operate } from '../lifecycle';
import { actionOf, relay } from '../loopback';
import {
	CHANNEL,
	GENERATIONS,
	locator,
	NODE,
	only,
	STREAM,
	useBench,
	v2,
	v3,
} from '../../support/engine';

/** Temporary keys, and those that take their place: two of one account. */
const RENEWED = { ...DEFAULT_ACCOUNT, secretId: DEFAULT_ACCOUNT.secretId.toLowerCase() };

const bench = useBench({ accounts: [DEFAULT_ACCOUNT, RENEWED] });

const tasks = () => bench.emulator.truth.tasks();

/** What one item comes to, with what a hint says besides. */
async function create(
	parameters: INodeParameters,
	more = {},
): Promise<IDataObject & { hints: string[] }> {
	const finished = await bench.run({ parameters, ...more });
	expect(finished.error).toBeUndefined();
	const item = only(finished.json(NODE));
	expectTrue(item, String(item.channel), bench.emulator.truth);
	return { ...item, hints: finished.hints(NODE).map(({ message }) => message) };
}

const outcomesOf = async (...all: INodeParameters[]) => {
	const outcomes = [];
	for (const parameters of all) outcomes.push((await create(parameters)).outcome);
	return outcomes;
};

const EVENING = {
	tapeType: 0,
	startTime: '2026-11-23T19:00:00+08:00',
	endTime: '2026-11-23T20:00:00+08:00',
};

test('case 1: a task that starts in four hours is not the recording from now on', async () => {
	bench.setTime('2026-11-23T15:00:00+08:00');
	const now = v3({ endTime: EVENING.endTime });

	expect(await outcomesOf(v3(EVENING), now, now)).toEqual(['created', 'created', 'existing']);
	expect(tasks()).toHaveLength(2);
});

test('case 2: nor is one of half an hour that starts later, though the legacy API cuts to that', async () => {
	bench.setTime('2026-11-23T15:00:00+08:00');
	const half = v2({ ...EVENING, endTime: '2026-11-23T19:30:00+08:00' });
	const now = v2({ endTime: '2026-11-23T21:00:00+08:00' });

	expect(await outcomesOf(half, now, now)).toEqual(['created', 'created', 'existing']);
	expect(tasks()).toHaveLength(2);
});

test('case 4: another stream type is another recording, and each is known again', async () => {
	const ofType = (streamType: number) => v3({ ...EVENING, options: { streamType } });

	expect(await outcomesOf(ofType(0), ofType(1), ofType(0), ofType(1), v3(EVENING))).toEqual([
		'created',
		'created',
		'existing',
		'existing',
		'existing',
	]);
});

describe.each(GENERATIONS)('case 5: $version', ({ version, create: parameters }) => {
	test.each(['stop', 'delete'])(
		'a task is created anew after %s, while the listing lags',
		async (end) => {
			let isLagging = false;
			let listed = '';
			const between = await relay(bench.emulator.url, (answer, received) => {
				if (!actionOf(received).startsWith('Describe')) return answer;
				if (!isLagging) listed = answer;
				return listed;
			});
			const credential = { endpoint: between.url, legacyEndpoint: between.url };
			const first = await create(parameters(), { credential });
			await create(parameters(), { credential });
			isLagging = true;
			const ref = version === 'v2' ? { channel: locator('id', CHANNEL) } : {};
			const ending = operate('recordingTask', end, {
				apiVersion: version,
				taskId: String(first.task_id),
				...ref,
			});
			const ended = await bench.run({ parameters: ending, credential });
			const again = await create(parameters(), { credential });
			await between.close();

			expect(ended.error).toBeUndefined();
			expect(again.outcome).toBe('created');
			expect(again.task_id).not.toBe(first.task_id);
			expect(tasks()).toHaveLength(2);
		},
	);
});

test('case 15: the task that renewed keys ask for again is not listed yet, and known', async () => {
	bench.emulator.state.listingDelayMs = 20_000;
	const { secretId, secretKey } = RENEWED;
	const first = await create(v3());
	const second = await create(v3(), { credential: { secretId, secretKey } });

	expect(second).toMatchObject({ outcome: 'existing', task_id: first.task_id });
	expect(bench.creates()).toHaveLength(1);
});

test('case 46: an overlapping task is told with its own times, and what it leaves out', async () => {
	const options = { matchExisting: 'overlapping' };
	const first = await create(v3({ endTime: '2026-11-23T16:12:00+08:00' }));
	const second = await create(v3({ endTime: '2026-11-23T18:12:00+08:00', options }));

	expect(second).toMatchObject({
		outcome: 'existing',
		task_id: first.task_id,
		start_time: '2026-11-23T12:00:00+08:00',
		end_time: '2026-11-23T16:12:00+08:00',
	});
	const hint = `Task ${String(first.task_id)} ends at 2026-11-23T16:12:00+08:00, not at 2026-11-23T18:12:00+08:00: the rest of what was asked for is not recorded by it.`;
	expect(second.hints).toEqual([hint]);
	expect(second.message).toContain(hint);
});

test('times from the current moment make a task beside the first, and a hint says so', async () => {
	const moving = v3({ endTime: '={{ $now.plus({ hours: 1 }) }}' });
	const first: IDataObject = await create(moving);
	bench.setTime('2026-11-23T12:02:00+08:00');
	const second = await create(moving);
	const fixed = await create(v3({ endTime: '2026-11-23T14:00:00+08:00' }));

	const hint = new RegExp(
		`overlaps: ${String(first.task_id)}\\..* set Match Existing .* to Overlapping`,
	);
	expect(first.hints).toEqual([]);
	expect(second).toMatchObject({ outcome: 'created', message: expect.stringMatching(hint) });
	expect(second.hints).toEqual([expect.stringMatching(hint)]);
	expect(fixed).toMatchObject({ outcome: 'created', hints: [] });
	expect(tasks().map(({ channel }) => channel)).toEqual([STREAM, STREAM, STREAM]);
});
