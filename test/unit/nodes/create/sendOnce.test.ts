import type { CreateOptions, ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import { claimOrFollow } from '../../../../nodes/TencentLive/create/follow';
import type { Intent } from '../../../../nodes/TencentLive/create/intent';
import { Look } from '../../../../nodes/TencentLive/create/Look';
import {
	alreadyExists,
	cancelled,
	created,
	existingTask,
	notBeside,
	notCreated,
	notLooked,
	type Outcome,
} from '../../../../nodes/TencentLive/create/outcome';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import {
	sendOnce,
	type Before,
	type How,
	type Tools,
} from '../../../../nodes/TencentLive/create/sendOnce';
import { followedFor } from '../../../../nodes/TencentLive/create/timing';
import { movingBeside, waitedForQuota } from '../../../../nodes/TencentLive/create/words';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { Creating, HOW } from '../support/creating';
import { FakeRow } from '../support/fakeRow';
import { listedTask, LOST } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const INTENT = intentOf();
const { request: REQUEST } = INTENT;
const ALWAYS = intentOf({ ifTaskExists: 'create' });
const FAIL = intentOf({ ifTaskExists: 'fail' });
const OVERLAPPING = intentOf({ matchExisting: 'overlapping' });
const EARLIER = attemptFor(INTENT);
const AGAIN = { lost: [EARLIER] };
const REJECTED = new ApiError('rejected', 'No right.');
const CANCELLED = new CancelledError();
const TIMEOUT = new DOMException('Time is up.', 'TimeoutError');
const TASK = listedTask('t');
const EXISTING = existingTask(TASK, REQUEST, 'sameTimes');
const IN_THE_WAY = alreadyExists({ request: REQUEST, taskId: 't', hints: [] });
const ANSWER = { taskId: 'new-1', message: 'Success', requestId: 'r-1' };
const CREATED = created(ANSWER, REQUEST, REQUEST);

interface Given extends Partial<Before> {
	how?: Partial<How>;
	tools?: Partial<Tools>;
}

class Sending extends Creating {
	/** Serves what was listed, as in a run. */
	readonly look = new Look(this.service.api(), this.clock, [REQUEST]);

	async send(intent = INTENT, { how, tools, lost = [], hold }: Given = {}) {
		const sending = sendOnce(intent, { ...HOW, ...how }, { lost, hold }, this.tools(tools));
		return await this.clock.finish(sending);
	}

	/** The next create waits for its turn, is turned away, waits, and goes out again. */
	turnAway(turn = 200, meanwhile: () => unknown = () => {}): void {
		this.service.createScripts.push(async (leave, { beforeSend }: CreateOptions) => {
			await this.clock.sleep(turn);
			await beforeSend(false);
			leave(NOW);
			await this.clock.sleep(1_500);
			await meanwhile();
			await beforeSend(true);
			leave(NOW + 1_000);
			return ANSWER;
		});
	}

	/** What is known here of a stream beside its listing. */
	known(intent = INTENT): ListedTask[] {
		return this.process.known.over({ tasks: [], askedAt: NOW }, intent);
	}
}

describe('what is there', () => {
	it.each<[string, Intent, Partial<ListedTask>, Outcome]>([
		['is reused', INTENT, {}, EXISTING],
		['is in the way', FAIL, {}, IN_THE_WAY],
		['does not matter to one more in any case', ALWAYS, {}, CREATED],
		['does not count if it is over', INTENT, { state: 'over' }, CREATED],
		['does not count if it only overlaps', INTENT, { endTime: NOW + 1 }, CREATED],
	])('%s', async (_what, intent, task, expected) => {
		const sending = new Sending();
		sending.service.tasks = [{ ...TASK, ...task }];
		expect(await sending.send(intent)).toStrictEqual(expected);
		expect(sending.sends).toBe(expected === CREATED ? 1 : 0);
	});

	it('counts if it only overlaps where that is asked for', async () => {
		const sending = new Sending();
		sending.service.tasks = [{ ...TASK, endTime: NOW + 1 }];
		expect(await sending.send(OVERLAPPING)).toMatchObject({ how: 'existing', taskId: 't' });
	});

	it('is also what was made here and is not listed yet', async () => {
		const sending = new Sending();
		await sending.send();
		expect(await sending.send()).toMatchObject({ how: 'existing', taskId: 'new-1' });
	});

	it('comes before what holds the intent up; without it nothing is sent or claimed', async () => {
		const given = {
			hold: notBeside(REQUEST, EARLIER),
			tools: { row: new FakeRow(new Sending().clock) },
		};
		const sending = new Sending();
		expect(await sending.send(INTENT, given)).toBe(given.hold);
		sending.service.tasks = [TASK];
		expect(await sending.send(INTENT, given)).toStrictEqual(EXISTING);
		expect([sending.sends, given.tools.row.writes.length]).toStrictEqual([0, 0]);
	});

	it.each([
		['by another item: it is reused', true, EXISTING, 0],
		['by nobody: that costs no further call', false, CREATED, 1],
	])(
		'is seen meanwhile, while the request waits for its turn, %s',
		async (_what, isSeen, outcome, sends) => {
			const sending = new Sending();
			sending.service.createScripts.push(async (leave, { beforeSend }: CreateOptions) => {
				await sending.clock.sleep(200);
				sending.service.tasks = [TASK];
				if (isSeen) await sending.look.around(REQUEST, sending.clock.elapsed());
				await beforeSend(false);
				leave(NOW);
				return ANSWER;
			});
			expect(await sending.send(INTENT, { tools: { look: sending.look } })).toStrictEqual(outcome);
			expect(sending.left).toHaveLength(sends);
			expect(sending.service.lists).toHaveLength(isSeen ? 2 : 1);
		},
	);

	it.each([
		['nobody can see it', LOST, undefined, notLooked(LOST)],
		['nobody can see it, and it is cancelled', LOST, CANCELLED, notLooked(LOST)],
		['the execution is cancelled', CANCELLED, CANCELLED, cancelled([], CANCELLED)],
		['its time is up', LOST, TIMEOUT, cancelled([], LOST)],
	])('if %s, nothing is sent', async (_what, error, reason, expected) => {
		const sending = new Sending();
		const stop = new AbortController();
		if (reason !== undefined) stop.abort(reason);
		sending.service.failListings(error);
		const { signal } = stop;
		expect(await sending.send(INTENT, { tools: { signal } })).toStrictEqual(expected);
		expect(sending.sends).toBe(0);
	});
});

describe('one that is sent', () => {
	it('leaves as it is asked for, and says so as it leaves', async () => {
		const sending = new Sending();
		const later = listedTask('later', { startTime: NOW + HOUR - 1 });
		sending.service.tasks = [{ ...TASK, state: 'over' }, later, listedTask('b', { channel: 'b' })];
		sending.service.ahead = 7;
		expect(await sending.send(INTENT, { how: { timeout: 4_000 } })).toStrictEqual(CREATED);
		expect(sending.service.creates).toStrictEqual([{ request: REQUEST, timeout: 4_000 }]);
		const attempt = attemptFor(INTENT, { leftAt: NOW + 7, notMine: ['t', 'later'] });
		const id = sending.left[0]?.attempt.id ?? '';
		expect(sending.left).toStrictEqual([{ attempt: { ...attempt, id }, lost: [] }]);
	});

	it.each<[string, 'v3' | 'v2', number | null, number, number]>([
		['from when its answer came', 'v3', 0, 2_000, HOUR],
		[
			'by this clock where the service tells none, and as it cuts',
			'v2',
			null,
			62_000,
			62_000 + HOUR / 2,
		],
	])('makes its task known as it will be listed: %s', async (_what, version, ahead, start, end) => {
		const sending = new Sending();
		sending.service.ahead = ahead;
		sending.clock.setBy = 60_000;
		sending.service.createScripts.push(async (leave) => {
			leave();
			await sending.clock.sleep(2_000);
			return ANSWER;
		});
		const intent = intentOf({ version });
		await sending.send(intent, { tools: { api: sending.service.api(version) } });
		const times = { startTime: NOW + start, endTime: NOW + end };
		expect(sending.known(intent)).toStrictEqual([listedTask('new-1', times)]);
	});

	it('is not made known if it never said that it left', async () => {
		const sending = new Sending();
		sending.service.createScripts.push(async () => ANSWER);
		expect(await sending.send()).toStrictEqual(CREATED);
		expect(sending.known()).toStrictEqual([]);
	});

	it.each<[string, boolean, Error, object]>([
		['is lost', true, LOST, { kind: 'lost', attempt: expect.any(Object), reason: LOST }],
		['is turned away', true, REJECTED, notCreated(REJECTED)],
		['never left', false, LOST, notCreated(LOST)],
		['is cancelled before it leaves', false, CANCELLED, cancelled([], CANCELLED)],
		['is cancelled before it leaves again', true, CANCELLED, cancelled([], CANCELLED)],
	])('%s', async (_what, leaves, error, expected) => {
		const sending = new Sending();
		sending.service.createScripts.push(async (leave) => {
			if (leaves) leave();
			return await Promise.reject(error);
		});
		expect(await sending.send()).toStrictEqual(expected);
	});

	it.each(['list', 'create'])('a fault of the program is no outcome: %s', async (where) => {
		const sending = new Sending();
		const fault = new TypeError('x is undefined');
		if (where === 'list') sending.service.failListings(fault);
		sending.service.createScripts.push(async () => await Promise.reject(fault));
		await expect(sending.send()).rejects.toBe(fault);
	});
});

describe('case 13: one that was turned away looks again before it leaves again', () => {
	it.each<[string, Intent, Outcome]>([
		['there is its task', INTENT, EXISTING],
		['there is one in the way', FAIL, IN_THE_WAY],
		['there is one, and another is wanted', ALWAYS, CREATED],
	])('%s', async (_what, intent, expected) => {
		const sending = new Sending();
		sending.turnAway(200, () => sending.service.tasks.push(TASK));
		const { look } = sending;
		expect(await sending.send(intent, { tools: { look } })).toStrictEqual(expected);
		expect([sending.left.length, sending.service.lists.length]).toStrictEqual([
			expected === CREATED ? 2 : 1,
			2,
		]);
	});

	it.each([
		['a listing from the last second will do', 1_000, 2],
		['an older one will not', 1_001, 3],
	])('%s', async (_what, age, lists) => {
		const sending = new Sending();
		const { clock, look } = sending;
		sending.turnAway(200, async () => {
			await look.around(REQUEST, clock.time);
			await clock.sleep(age);
		});
		expect(await sending.send(INTENT, { tools: { look } })).toStrictEqual(CREATED);
		expect(sending.service.lists).toHaveLength(lists);
	});

	it('it leaves as another attempt, and tasks that were made meanwhile are not its own', async () => {
		const sending = new Sending();
		sending.turnAway(200, () => sending.service.tasks.push(TASK));
		await sending.send(ALWAYS);
		const [one, two] = sending.left.map(({ attempt }) => attempt);
		expect(one).toMatchObject({ signedAt: NOW, notMine: [] });
		expect(two).toMatchObject({ signedAt: NOW + 1_000, notMine: ['t'] });
		expect(one?.id).not.toBe(two?.id);
		expect(sending.process.known.belongsToOther('an account', 'new-1', EARLIER)).toBe(true);
	});

	it('if it cannot look, it does not leave', async () => {
		const sending = new Sending();
		sending.turnAway(200, () => sending.service.failListings(LOST));
		expect(await sending.send()).toStrictEqual(notLooked(LOST));
		expect(sending.left).toHaveLength(1);
	});
});

describe('one whose turn comes', () => {
	it.each([
		['in time leaves', 15_000, 1, 1],
		['late looks and claims again before it leaves', 15_001, 2, 2],
	])('%s', async (_what, turn, lists, claims) => {
		const sending = new Sending();
		const row = new FakeRow(sending.clock, 0);
		sending.service.createScripts.push(async (leave, { beforeSend }) => {
			// A claim takes a tenth of a second.
			await sending.clock.sleep(turn - 100);
			await beforeSend(false);
			leave();
			return ANSWER;
		});
		expect(await sending.send(INTENT, { tools: { row } })).toStrictEqual(CREATED);
		const tokens = new Set(row.writes.flat().filter((mark) => !mark.includes(':')));
		expect([sending.service.lists.length, tokens.size]).toStrictEqual([lists, claims]);
	});

	it('late may find what it comes to, and counts anew from there', async () => {
		const sending = new Sending();
		sending.service.createScripts.push(async (leave, { beforeSend }) => {
			for (const turn of [15_001, 15_000]) {
				await sending.clock.sleep(turn);
				await beforeSend(false);
			}
			expect(sending.service.lists).toHaveLength(2);
			sending.service.tasks = [TASK];
			await sending.clock.sleep(1);
			await beforeSend(false);
			leave();
			return ANSWER;
		});
		expect(await sending.send()).toStrictEqual(EXISTING);
		expect(sending.left).toStrictEqual([]);
	});
});

describe('across processes', () => {
	it('whoever finds the intent claimed follows the other, and sends nothing', async () => {
		const sending = new Sending();
		const row = new FakeRow(sending.clock);
		sending.service.createScripts.push(async (leave) => {
			leave();
			await sending.clock.sleep(2_500);
			sending.service.tasks = [listedTask('new-1')];
			return ANSWER;
		});
		const one = sendOnce(INTENT, HOW, { lost: [] }, sending.tools({ row }));
		await sending.clock.advance(50);
		const process = new ProcessState(sending.clock);
		const two = sendOnce(INTENT, HOW, { lost: [] }, sending.tools({ row, process }));
		const told = await sending.clock.finish(Promise.all([one, two]));
		expect(told).toMatchObject([{ how: 'created' }, { how: 'existing', taskId: 'new-1' }]);
		expect(sending.sends).toBe(1);
	});

	it('whoever takes over from one that died waits for it once', async () => {
		const sending = new Sending();
		const row = new FakeRow(sending.clock);
		const process = new ProcessState(sending.clock);
		const died = claimOrFollow(INTENT, { ...sending.tools({ row, process }), ...HOW, lost: [] });
		await sending.clock.finish(died);
		sending.service.createScripts.push(async (leave, { beforeSend }) => {
			await beforeSend(false);
			leave();
			return ANSWER;
		});
		const began = sending.clock.time;
		expect(await sending.send(INTENT, { tools: { row } })).toStrictEqual(CREATED);
		// What was listed before it waited is old: it looks once more, and claims meanwhile.
		expect(sending.clock.time - began).toBe(
			10 + followedFor(HOW.timeout) + 2 * (10 + 100 + 10 + 10),
		);
	});

	it('if whoever follows cannot look, nothing is sent', async () => {
		const sending = new Sending();
		const row = new FakeRow(sending.clock);
		await sending.send(INTENT, { tools: { row } });
		sending.process = new ProcessState(sending.clock);
		sending.service.listScripts.push(async () => []);
		sending.service.failListings(LOST);
		expect(await sending.send(INTENT, { tools: { row } })).toStrictEqual(notLooked(LOST));
	});
});

describe('after requests that were lost', () => {
	it.each([INTENT, ALWAYS, FAIL])('their task is theirs: %#', async (intent) => {
		for (const isEarly of [true, false]) {
			const sending = new Sending();
			const list = () =>
				sending.service.tasks.push({ ...TASK, endTime: NOW + 1, taskId: 'x' }, TASK);
			if (isEarly) list();
			else sending.turnAway(200, list);
			const found = await sending.send(intent, AGAIN);
			expect(found).toStrictEqual({ kind: 'found', task: TASK, attempt: EARLIER });
			expect(sending.left).toHaveLength(isEarly ? 0 : 1);
		}
	});

	it('another task counts as existing', async () => {
		const sending = new Sending();
		sending.service.tasks = [listedTask('t', { startTime: NOW - HOUR })];
		expect(await sending.send(INTENT, AGAIN)).toMatchObject({ how: 'existing' });
	});

	it('they are named as this one leaves', async () => {
		const sending = new Sending();
		await sending.send(INTENT, AGAIN);
		expect(sending.left).toMatchObject([AGAIN]);
		expect(sending.service.creates[0]?.request).toStrictEqual(REQUEST);
	});

	it.each([
		['passed', -1, 0, AGAIN, 0],
		['passed in this second', 0, 1, AGAIN, 1_000],
		['is now', 0, 0, AGAIN, 0],
		['comes', 1, 0, AGAIN, 1],
		['passed, but none was lost', -1, 0, {}, -1],
	])('a start that %s', async (_what, start, later, given, sent) => {
		const sending = new Sending();
		sending.clock.time += later;
		sending.service.ahead = null;
		await sending.send(intentOf({ request: scheduled(start, HOUR) }), given);
		expect(sending.service.creates[0]?.request).toStrictEqual(scheduled(sent, HOUR));
		expect(sending.left[0]?.attempt.wanted.request.startTime).toBe(NOW + sent);
	});

	it('a start that has passed is now by the clock of the service, and the task says so', async () => {
		const sending = new Sending();
		sending.service.ahead = 5_500;
		const intent = intentOf({ request: scheduled(0, HOUR) });
		const outcome = await sending.send(intent, AGAIN);
		expect(outcome).toStrictEqual(created(ANSWER, scheduled(6_000, HOUR), intent.request));
		expect(await sending.send(intent)).toMatchObject({ request: { startTime: NOW + 6_000 } });
	});

	it.each([
		[recordingRequest({ endTime: NOW }), AGAIN],
		[scheduled(-HOUR, 0), AGAIN],
		[scheduled(-HOUR, 0), {}],
	])('an end that has passed is refused: %#', async (request, given) => {
		const sending = new Sending();
		const outcome = await sending.send(intentOf({ request }), given);
		expect(outcome).toMatchObject({ kind: 'refused', error: { field: 'End Time' } });
		expect(sending.sends).toBe(0);
	});
});

describe('times that move with every run', () => {
	const beside = { ...TASK, startTime: NOW + 1, endTime: NOW + HOUR - 1 };
	const later = intentOf({ request: scheduled(0, HOUR) });
	const ahead = { ...beside, startTime: NOW + 2_000 };

	it.each<[string, Intent, ListedTask, boolean, boolean]>([
		['a task beside it is named', later, beside, true, true],
		[
			'a task that overlaps for a moment is',
			later,
			{ ...beside, startTime: NOW - 1, endTime: NOW + 1 },
			true,
			true,
		],
		['none if the times are fixed', later, beside, false, false],
		['none that is over', later, { ...beside, state: 'over' }, true, false],
		['none that has ended', later, { ...beside, startTime: NOW - 1, endTime: NOW }, true, false],
		['none where another is wanted', ALWAYS, beside, true, false],
		['none where one would be in the way', FAIL, beside, true, false],
		['none where overlapping ones are used', OVERLAPPING, ahead, true, false],
	])('%s', async (_what, intent, task, moves, isNamed) => {
		const sending = new Sending();
		sending.service.tasks = [listedTask('x', { channel: 'b' }), task];
		const outcome = await sending.send(intent, { how: { moves } });
		expect(outcome).toMatchObject({ how: 'created', hints: isNamed ? [movingBeside('t')] : [] });
	});
});

it('to one that records from now on, a task that starts while it waits for its turn counts', async () => {
	const sending = new Sending();
	sending.service.tasks = [{ ...TASK, startTime: NOW + 5_000 }];
	sending.service.createScripts.push(async (leave) => {
		await sending.clock.sleep(6_000);
		leave(NOW);
		return ANSWER;
	});
	expect(await sending.send()).toMatchObject({ how: 'existing', taskId: 't' });
	expect(sending.left).toStrictEqual([]);
});

describe('what was made here while it waited for its turn', () => {
	const waiting = () => {
		const sending = new Sending();
		sending.service.createScripts.push(async (leave) => {
			sending.process.known.add(FAIL, attemptFor(FAIL), TASK);
			leave(NOW);
			return ANSWER;
		});
		return sending;
	};

	it('counts as existing', async () => {
		const sending = waiting();
		expect(await sending.send()).toMatchObject({ how: 'existing', taskId: 't' });
		expect(sending.left).toStrictEqual([]);
	});

	it('is not its own where one more is wanted in any case', async () => {
		const sending = waiting();
		await sending.send(ALWAYS);
		expect(sending.left).toMatchObject([{ attempt: { notMine: ['t'] } }]);
	});
});

describe('one that is turned away for speed', () => {
	/** It is turned away at once, and again after a while, and leaves so long after that. */
	const waiting = (sending: Sending, leavesAfter: number, end = NOW + HOUR) => {
		sending.service.createScripts.push(async (leave, { beforeSend, onTurnedAway }) => {
			onTurnedAway();
			await sending.clock.sleep(1_000);
			onTurnedAway();
			await sending.clock.sleep(leavesAfter - 1_000);
			await beforeSend(true);
			leave(NOW);
			return ANSWER;
		});
		return intentOf({ request: { ...REQUEST, endTime: end } });
	};

	it.each([
		[10_000, []],
		[10_001, [waitedForQuota(10_001)]],
	])('says so where it waited long: %d ms', async (waited, hints) => {
		const sending = new Sending();
		expect(await sending.send(waiting(sending, waited))).toMatchObject({ how: 'created', hints });
	});

	it('is refused where its recording ended meanwhile', async () => {
		const sending = new Sending();
		const outcome = await sending.send(waiting(sending, 120_000, NOW + 60_000));
		expect(outcome).toMatchObject({ kind: 'refused' });
		expect(sending.left).toStrictEqual([]);
	});
});

it('was made when the answer says, which may have been long on its way', async () => {
	const sending = new Sending();
	sending.service.createScripts.push(async (leave, { onAnswer }) => {
		leave(NOW);
		await sending.clock.sleep(9_000);
		onAnswer?.(NOW + 2_000);
		return ANSWER;
	});
	await sending.send();
	expect(sending.known()).toMatchObject([{ startTime: NOW + 2_000 }]);
});
