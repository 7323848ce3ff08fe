import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import {
	createOnce,
	recoveredOf,
	sendAgain,
} from '../../../../nodes/TencentLive/create/createOnce';
import type { Intent } from '../../../../nodes/TencentLive/create/intent';
import {
	cancelled,
	notBeside,
	recovered,
	type Outcome,
} from '../../../../nodes/TencentLive/create/outcome';
import { stillUnknown } from '../../../../nodes/TencentLive/create/waiting';
import { MAY_BE_TWO, SENT_AGAIN } from '../../../../nodes/TencentLive/create/words';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { Creating, HOW, inShort } from '../support/creating';
import { settle } from '../support/fakeClock';
import { listedTask, LOST, TRAITS_3 } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const INTENT = intentOf();
const SOON = intentOf({ request: scheduled(60_000, HOUR) });
const LATER = intentOf({ request: scheduled(3 * HOUR, 4 * HOUR) });
const ALWAYS = intentOf({ ifTaskExists: 'create' });
const FAIL = intentOf({ ifTaskExists: 'fail' });
const NEVER = intentOf({ ifUnknown: 'neverTwice' });
const REJECTED = new ApiError('rejected', 'No right.');

/** A task with the times of an intent, by default one that started at `NOW`. */
const taskOf = (intent: Intent, taskId = 't') =>
	listedTask(taskId, {
		startTime: intent.request.startTime ?? NOW,
		endTime: intent.request.endTime,
	});

const hintsOf = (outcome: Outcome) => (outcome.kind === 'task' ? outcome.hints : outcome.kind);
const idsOf = (outcome: Outcome) =>
	'attempts' in outcome ? outcome.attempts.map(({ id }) => id) : [];

describe('a request that was lost', () => {
	it('is looked for, and its task recovered; meanwhile others may go', async () => {
		const creating = new Creating();
		creating.service.lose(taskOf(INTENT));
		expect(await creating.create(INTENT)).toStrictEqual(recovered(taskOf(INTENT), INTENT.request));
		expect([creating.sends, creating.waits, creating.openOf(INTENT)]).toStrictEqual([1, 1, []]);
	});

	it.each([
		['case 51: Real-Time', INTENT],
		['a start that comes before it can be settled', SOON],
		['one more in any case', ALWAYS],
	])(
		'is sent once more where waiting would cost part of the recording: %s',
		async (_what, intent) => {
			const creating = new Creating();
			creating.service.lose();
			const outcome = await creating.create(intent);
			expect([inShort(outcome), hintsOf(outcome)]).toStrictEqual(['created new-2', [SENT_AGAIN]]);
			expect(creating.left[1]?.lost.map(({ id }) => id)).toStrictEqual([
				creating.left[0]?.attempt.id,
			]);
			expect(creating.clock.time).toBe(NOW + 24_000);
		},
	);

	it.each([
		['case 52: in three hours', LATER],
		['case 52: whoever pays twice for nothing', NEVER],
	])('is not sent again where waiting is free: %s', async (_what, intent) => {
		const creating = new Creating();
		creating.service.lose();
		const outcome = await creating.create(intent);
		const [{ attempt } = { attempt: attemptFor(intent) }] = creating.left;
		expect(outcome).toStrictEqual(stillUnknown(intent, [attempt], LOST, TRAITS_3));
		expect(creating.sends).toBe(1);
		expect(idsOf(await creating.create(intent))).toStrictEqual([attempt.id]);
		expect(creating.sends).toBe(1);
	});

	it('twice is unknown', async () => {
		const creating = new Creating();
		for (const _ of [1, 2]) creating.service.lose();
		const outcome = await creating.create(INTENT);
		const sent = creating.left.map(({ attempt }) => attempt.id).reverse();
		expect([inShort(outcome), idsOf(outcome)]).toStrictEqual(['unknown', sent]);
		expect([creating.sends, creating.waits, creating.openOf(INTENT).length]).toStrictEqual([
			2, 2, 2,
		]);
	});

	it('may be the first of two: its task is recovered, and the second may still come', async () => {
		const creating = new Creating();
		creating.service.lose();
		creating.service.lose(taskOf(INTENT));
		const outcome = await creating.create(INTENT);
		expect([inShort(outcome), hintsOf(outcome)]).toStrictEqual(['recovered t', [MAY_BE_TWO]]);
		expect(creating.openOf(INTENT)).toStrictEqual([creating.left[1]?.attempt.id]);
	});

	it('may be followed by one that is turned away: then it may have made the task', async () => {
		const creating = new Creating();
		creating.service.lose();
		creating.service.createScripts.push(async () => await Promise.reject(REJECTED));
		const outcome = await creating.create(INTENT);
		expect(outcome).toMatchObject({ kind: 'unknown', reason: REJECTED });
		expect(idsOf(outcome)).toHaveLength(1);
	});

	it('may end while it is looked for', async () => {
		const creating = new Creating();
		const { service } = creating;
		service.lose();
		const outcome = await creating.create(intentOf({ request: scheduled(0, 20_000) }));
		expect([inShort(outcome), creating.sends]).toStrictEqual(['unknown', 1]);
	});

	it('is open if the execution is cancelled while it is looked for', async () => {
		const creating = new Creating();
		const stop = new AbortController();
		creating.service.lose();
		const creatingOne = createOnce(INTENT, HOW, creating.tools({ signal: stop.signal }));
		await creating.clock.advance(5_000);
		stop.abort();
		const [{ attempt } = { attempt: attemptFor(INTENT) }] = creating.left;
		expect(await creatingOne).toStrictEqual(cancelled([attempt], LOST));
		expect(creating.openOf(INTENT)).toStrictEqual([attempt.id]);
	});
});

describe('an earlier request of an equal intent', () => {
	type Row = [string, Intent, 'listed' | 'over' | 'absent' | 'settled', string, unknown];
	it.each<Row>([
		['made the task', INTENT, 'listed', 'existing t', []],
		['made the task, which stands in the way', FAIL, 'listed', 'not_created', 'not_created'],
		['made one that is over', INTENT, 'over', 'created new-1', []],
		['is not listed, Real-Time', INTENT, 'absent', 'created new-1', [SENT_AGAIN]],
		['is not listed, Real-Time, with `fail`', FAIL, 'absent', 'created new-1', [SENT_AGAIN]],
		['is not listed, later', LATER, 'absent', 'unknown', 'unknown'],
		[
			'is not listed, later, with `fail`',
			intentOf({ ...LATER, ifTaskExists: 'fail' }),
			'absent',
			'not_created',
			'not_created',
		],
		['made none', INTENT, 'settled', 'created new-1', []],
		['is none for one that is to be created in any case', ALWAYS, 'absent', 'created new-1', []],
	])('%s', async (_what, intent, fate, expected, hints) => {
		const creating = new Creating();
		creating.open(intent);
		if (fate === 'listed') creating.service.tasks = [taskOf(intent)];
		if (fate === 'over') creating.service.tasks = [{ ...taskOf(intent), state: 'over' }];
		if (fate === 'settled') creating.clock.time += 325_001;
		const outcome = await creating.create(intent);
		expect([inShort(outcome), hintsOf(outcome)]).toStrictEqual([expected, hints]);
		expect(creating.sends).toBe(expected.startsWith('created') ? 1 : 0);
	});

	it('counts as one that was lost: no third is sent beside two', async () => {
		const creating = new Creating();
		creating.open(INTENT);
		creating.service.lose();
		expect(inShort(await creating.create(INTENT))).toBe('unknown');
		expect(creating.sends).toBe(1);
	});

	it('is forgotten by none that ends unknown', async () => {
		const creating = new Creating();
		creating.open(LATER);
		creating.open(LATER, { id: 'attempt-2' });
		expect(idsOf(await creating.create(LATER))).toStrictEqual(['attempt-1', 'attempt-2']);
	});

	it('holds nothing up once the task is there', async () => {
		const creating = new Creating();
		creating.open(LATER, { notMine: ['t'] });
		creating.service.tasks = [taskOf(LATER)];
		const outcome = await creating.create(LATER);
		expect([inShort(outcome), hintsOf(outcome)]).toStrictEqual(['existing t', [MAY_BE_TWO]]);
	});

	it('is looked for no longer if the execution is cancelled', async () => {
		const creating = new Creating();
		const stop = new AbortController();
		for (const id of ['attempt-1', 'attempt-2']) creating.open(INTENT, { id });
		const creatingOne = createOnce(INTENT, HOW, creating.tools({ signal: stop.signal }));
		await creating.clock.advance(5_000);
		stop.abort();
		expect(await creatingOne).toStrictEqual(cancelled([], null));
	});
});

describe('case 16: an earlier request whose times moved', () => {
	const moved = (start: number, parts: Partial<Intent> = {}) =>
		intentOf({ request: scheduled(start + 60_000, start + HOUR + 60_000), ...parts });

	it.each([
		['holds up what loses nothing by waiting', LATER, moved(3 * HOUR), 'not_created'],
		['does not hold up what would', SOON, moved(0), 'created new-1'],
		[
			'holds up whoever would rather miss than pay twice',
			SOON,
			moved(0, { ifUnknown: 'neverTwice' }),
			'not_created',
		],
	])('%s', async (_what, earlier, intent, expected) => {
		const creating = new Creating();
		const attempt = creating.open(earlier);
		const outcome = await creating.create(intent);
		// What loses by waiting looks once, the others as long as the listing needs.
		const waited = expected === 'not_created' ? 24_000 : 0;
		expect([inShort(outcome), creating.clock.time]).toStrictEqual([expected, NOW + waited]);
		if (expected === 'not_created') {
			expect(outcome).toStrictEqual(notBeside(intent.request, attempt));
		}
	});

	it('made its task: one with other times is another, unless overlapping counts', async () => {
		for (const matchExisting of ['sameTimes', 'overlapping'] as const) {
			const creating = new Creating();
			creating.open(LATER);
			creating.service.tasks = [taskOf(LATER)];
			const outcome = await creating.create(moved(3 * HOUR, { matchExisting }));
			expect(inShort(outcome)).toBe(matchExisting === 'sameTimes' ? 'created new-1' : 'existing t');
		}
	});

	it('all are settled, and the first that holds up is named', async () => {
		const creating = new Creating();
		creating.open(SOON, { id: 'soon', signedAt: NOW - HOUR, leftAt: NOW - HOUR });
		creating.open(LATER, { id: 'made' });
		creating.open(moved(3 * HOUR, { ifTaskExists: 'fail' }), { id: 'open' });
		creating.service.tasks = [taskOf(LATER)];
		const intent = moved(3 * HOUR);
		const [, open] = creating.process.open.relevantTo(intent, NOW);
		expect(await creating.create(intent)).toStrictEqual(
			notBeside(intent.request, open ?? attemptFor(intent)),
		);
		expect(creating.openOf(intent)).toStrictEqual(['open']);
	});

	it('beside one of its own: nothing is called not created', async () => {
		const creating = new Creating();
		const intent = intentOf({ request: scheduled(324_999 + 60_000, HOUR) });
		creating.open(intent, { id: 'equal', signedAt: NOW + 70_000 });
		creating.open(moved(0, { ifTaskExists: 'fail' }), { id: 'other' });
		expect(idsOf(await creating.create(intent))).toStrictEqual(['equal']);
		expect(creating.sends).toBe(0);
	});
});

describe('equal intents that run at the same time', () => {
	const both = async (
		creating: Creating,
		one: Intent,
		two: Intent = one,
		stop?: AbortController,
	) => {
		const signal = stop?.signal;
		const leads = createOnce(one, HOW, creating.tools({ signal }));
		const follows = createOnce(two, HOW, creating.tools());
		await settle();
		stop?.abort();
		return (await creating.clock.finish(Promise.all([leads, follows]))).map(inShort);
	};

	it.each([
		['share a task', INTENT, 'existing new-1'],
		['case 17: do not both succeed with `fail`', FAIL, 'not_created'],
		['share one although another was to be created in any case', ALWAYS, 'existing new-1'],
	])('%s', async (_what, intent, follower) => {
		const creating = new Creating();
		expect(await both(creating, intent)).toStrictEqual(['created new-1', follower]);
		expect(creating.sends).toBe(1);
	});

	it('do not wait for others', async () => {
		const creating = new Creating();
		const told = await both(creating, INTENT, intentOf({ request: scheduled(1_000, HOUR) }));
		expect(told).toStrictEqual(['created new-1', 'created new-2']);
	});

	it.each([
		['goes on in its stead', INTENT, 'existing t'],
		['with `create` does not send beside it', ALWAYS, 'unknown'],
	])('whoever shares with one that is cancelled %s', async (_what, intent, follower) => {
		const creating = new Creating();
		creating.service.lose(taskOf(intent));
		const told = await both(creating, intent, intent, new AbortController());
		expect(told).toStrictEqual(['cancelled', follower]);
		expect(creating.sends).toBe(1);
	});

	it('with `create` too, whoever shares with one that had sent nothing goes on', async () => {
		const creating = new Creating();
		const stop = new AbortController();
		stop.abort();
		creating.service.listScripts.push(async () => await Promise.reject(new CancelledError()));
		expect(await both(creating, ALWAYS, ALWAYS, stop)).toStrictEqual([
			'cancelled',
			'created new-1',
		]);
	});

	it('overlapping ones of a stream take turns, the same times do not', async () => {
		for (const matchExisting of ['overlapping', 'sameTimes'] as const) {
			const creating = new Creating();
			const one = intentOf({ matchExisting });
			const two = intentOf({
				matchExisting,
				request: recordingRequest({ endTime: NOW + 9 * HOUR }),
			});
			const second = matchExisting === 'overlapping' ? 'existing new-1' : 'created new-2';
			expect(await both(creating, one, two)).toStrictEqual(['created new-1', second]);
		}
	});
});

describe('sending again what an earlier try lost', () => {
	const again = async (creating: Creating, ...[first, ...others]: [Attempt, ...Attempt[]]) =>
		await creating.clock.finish(sendAgain([first, ...others], HOW, creating.tools()));

	it('goes on where it was left: without looking for it once more', async () => {
		const creating = new Creating();
		const outcome = await again(creating, creating.open(INTENT));
		expect([inShort(outcome), hintsOf(outcome)]).toStrictEqual(['created new-1', [SENT_AGAIN]]);
		expect(creating.service.lists).toHaveLength(1);
	});

	it('waits where that is free, and forgets none', async () => {
		const creating = new Creating();
		const attempts = [creating.open(LATER), creating.open(LATER, { id: 'attempt-2' })] as const;
		const outcome = await again(creating, ...attempts);
		expect(idsOf(outcome)).toStrictEqual(['attempt-1', 'attempt-2']);
		expect(creating.sends).toBe(0);
	});

	it('is about what was asked for at first, whatever start went out last', async () => {
		const creating = new Creating();
		const first = creating.open(SOON);
		const wanted = { ...first.wanted, request: scheduled(90_000, HOUR) };
		const both = [
			createOnce(SOON, HOW, creating.tools()),
			sendAgain([{ ...first, id: 'attempt-2', wanted }, first], HOW, creating.tools()),
		];
		const told = await creating.clock.finish(Promise.all(both));
		expect(told.map(inShort)).toStrictEqual(['created new-1', 'existing new-1']);
		expect(creating.sends).toBe(1);
	});

	it('is about what went out if nobody knows what was asked for', async () => {
		const creating = new Creating();
		const moved = attemptFor(SOON, { key: 'lost' });
		expect(inShort(await again(creating, moved))).toBe('created new-1');
		expect(creating.service.creates[0]?.request).toStrictEqual(SOON.request);
	});

	it.each([
		['is turned away', REJECTED, 'unknown'],
		['is lost as well', LOST, 'unknown'],
	])(
		'beside an equal one that %s: its own may have made the task',
		async (_what, error, expected) => {
			const creating = new Creating();
			const fail = async () => await Promise.reject(error);
			creating.service.createScripts.push(async (leave) => {
				leave();
				await creating.clock.sleep(1_000);
				return await fail();
			});
			const busy = createOnce(ALWAYS, HOW, creating.tools());
			await settle();
			for (const _ of [1, 2]) creating.service.createScripts.push(fail);
			const attempt = attemptFor(ALWAYS, { id: 'own' });
			const outcome = await again(creating, attempt);
			await busy;
			expect(inShort(outcome)).toBe(expected);
			expect(idsOf(outcome)).toContain('own');
		},
	);
});

it('what is recovered says whether another request may still be carried out', () => {
	const { api } = new Creating().tools();
	const [one, two] = [attemptFor(INTENT), attemptFor(INTENT, { id: 'two' })];
	const found = { kind: 'found' as const, task: taskOf(INTENT), attempt: one };
	const told = [[one], [one, two]].map((lost) =>
		hintsOf(recoveredOf(INTENT, found, lost, { api })),
	);
	expect(told).toStrictEqual([[], [MAY_BE_TWO]]);
});
