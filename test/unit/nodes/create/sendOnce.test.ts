import type { Intent } from '../../../../nodes/TencentLive/create/intent';
import type { CreateOptions, ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import { Look } from '../../../../nodes/TencentLive/create/Look';
import {
	alreadyExists,
	cancelled,
	created,
	existingTask,
	notBeside,
	notCreated,
	notLooked,
} from '../../../../nodes/TencentLive/create/outcome';
import {
	sendOnce,
	type Before,
	type How,
	type Tools,
} from '../../../../nodes/TencentLive/create/sendOnce';
import { movingBeside } from '../../../../nodes/TencentLive/create/words';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { Creating, HOW } from '../support/creating';
import { listedTask, LOST } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const INTENT = intentOf();
const { request: REQUEST } = INTENT;
const EARLIER = attemptFor(INTENT);
const REJECTED = new ApiError('rejected', 'No right.');
const EXISTING = existingTask(listedTask('t'), REQUEST, 'sameTimes');
const ANSWER = { taskId: 'new-1', message: 'Success', requestId: 'r-1' };
const CREATED = created(ANSWER, REQUEST, REQUEST);

interface Given extends Partial<Before> {
	how?: Partial<How>;
	tools?: Partial<Tools>;
}

async function send(
	creating: Creating,
	intent = INTENT,
	{ how, tools, lost = [], hold }: Given = {},
) {
	const sending = sendOnce(intent, { ...HOW, ...how }, { lost, hold }, creating.tools(tools));
	return await creating.clock.finish(sending);
}

/** A create that is turned away, waits and goes out again, unless it is told not to. */
function turnedAway(creating: Creating, meanwhile: () => void = () => {}) {
	creating.service.createScripts.push(async (leave, { beforeSend }: CreateOptions) => {
		await creating.clock.sleep(200);
		leave(NOW);
		await creating.clock.sleep(1_500);
		meanwhile();
		await beforeSend(true);
		leave(NOW + 1_000);
		return ANSWER;
	});
}

describe('what is there', () => {
	it.each<[string, Partial<Intent>, Partial<ListedTask>, 'existing' | 'in the way' | 'created']>([
		['reuses it', {}, {}, 'existing'],
		['fails', { ifTaskExists: 'fail' }, {}, 'in the way'],
		['creates another', { ifTaskExists: 'create' }, {}, 'created'],
		['is over', {}, { state: 'over' }, 'created'],
		['does not overlap', {}, { endTime: NOW + 1 }, 'created'],
	])('%s', async (_what, parts, task, expected) => {
		const creating = new Creating();
		creating.service.tasks = [listedTask('t', task)];
		const outcomes = {
			existing: EXISTING,
			'in the way': alreadyExists(REQUEST, 't'),
			created: CREATED,
		};
		expect(await send(creating, intentOf(parts))).toStrictEqual(outcomes[expected]);
		expect(creating.sends).toBe(expected === 'created' ? 1 : 0);
	});

	it('is also what was made here and is not listed yet', async () => {
		const creating = new Creating();
		await send(creating);
		expect(await send(creating)).toMatchObject({ how: 'existing', taskId: 'new-1' });
	});

	it('is left alone by one that only overlaps, and by one that is held up by nothing', async () => {
		const creating = new Creating();
		creating.service.tasks = [listedTask('t', { endTime: NOW + 1 })];
		const overlapping = intentOf({ matchExisting: 'overlapping' });
		expect(await send(creating, overlapping)).toMatchObject({ how: 'existing', taskId: 't' });
	});

	it('comes before what holds the intent up; without it nothing is sent', async () => {
		const hold = notBeside(REQUEST, EARLIER);
		const creating = new Creating();
		expect(await send(creating, INTENT, { hold })).toBe(hold);
		creating.service.tasks = [listedTask('t')];
		expect(await send(creating, INTENT, { hold })).toStrictEqual(EXISTING);
		expect(creating.sends).toBe(0);
	});

	it('if nobody can see it, nothing is sent', async () => {
		const creating = new Creating();
		creating.service.failListings(LOST);
		expect(await send(creating)).toStrictEqual(notLooked(LOST));
		expect(creating.sends).toBe(0);
	});
});

describe('one that is sent', () => {
	it('leaves as it is asked for, and says so as it leaves', async () => {
		const creating = new Creating();
		const mine = [
			listedTask('over', { state: 'over' }),
			listedTask('later', { startTime: NOW + HOUR - 1 }),
			listedTask('other', { channel: 'b' }),
		];
		creating.service.tasks = mine;
		creating.service.ahead = 7;
		expect(await send(creating, INTENT, { how: { timeout: 4_000 } })).toStrictEqual(CREATED);
		expect(creating.service.creates).toStrictEqual([{ request: REQUEST, timeout: 4_000 }]);
		const { id, ...attempt } = attemptFor(INTENT, { leftAt: NOW + 7, notMine: ['over'] });
		expect(id).not.toBe('');
		expect(creating.left).toStrictEqual([
			{ attempt: { ...attempt, id: expect.any(String) }, lost: [] },
		]);
	});

	it('makes its task known as it will be listed, of the moment in which it was made', async () => {
		const creating = new Creating();
		creating.service.createScripts.push(async (leave) => {
			leave();
			await creating.clock.sleep(2_000);
			return ANSWER;
		});
		await send(creating);
		const shown = creating.process.known.over({ tasks: [], askedAt: NOW }, INTENT);
		expect(shown).toStrictEqual([listedTask('new-1', { startTime: NOW + 2_000 })]);
	});

	it('by this clock where the service tells none, and cut as the service cuts', async () => {
		const creating = new Creating();
		creating.service.ahead = null;
		creating.clock.setBy = 60_000;
		const legacy = intentOf({ version: 'v2' });
		await send(creating, legacy, { tools: { api: creating.service.api('v2') } });
		const [shown] = creating.process.known.over({ tasks: [], askedAt: NOW }, legacy);
		const times = { startTime: NOW + 60_000, endTime: NOW + 60_000 + HOUR / 2 };
		expect(shown).toStrictEqual(listedTask('new-1', times));
	});

	it('is not made known if it never said that it left', async () => {
		const creating = new Creating();
		creating.service.createScripts.push(async () => ANSWER);
		expect(await send(creating)).toStrictEqual(CREATED);
		expect(creating.process.known.over({ tasks: [], askedAt: NOW }, INTENT)).toStrictEqual([]);
	});

	const tooEarly = new ApiError('unknown', 'Nothing left.');
	it.each([
		['its answer is lost', true, LOST, { kind: 'lost', attempt: expect.any(Object), reason: LOST }],
		['it is turned away', true, REJECTED, notCreated(REJECTED)],
		['it never left', false, tooEarly, notCreated(tooEarly)],
		['it is cancelled', false, new CancelledError(), cancelled([], new CancelledError())],
		[
			'it is cancelled before it goes again',
			true,
			new CancelledError(),
			cancelled([], new CancelledError()),
		],
	])('%s', async (_what, leaves, error, expected) => {
		const creating = new Creating();
		creating.service.createScripts.push(async (leave) => {
			if (leaves) leave();
			return await Promise.reject(error);
		});
		expect(await send(creating)).toStrictEqual(expected);
	});

	it('cancelled while it looks, it was never sent', async () => {
		const creating = new Creating();
		creating.service.failListings(new CancelledError());
		expect(await send(creating)).toStrictEqual(cancelled([], new CancelledError()));
	});

	it.each(['list', 'create'])('a fault of the program is no outcome: %s', async (where) => {
		const creating = new Creating();
		const fault = new TypeError('x is undefined');
		if (where === 'list') creating.service.failListings(fault);
		creating.service.createScripts.push(async () => await Promise.reject(fault));
		await expect(send(creating)).rejects.toBe(fault);
	});
});

describe('case 13: before one that was turned away goes out again', () => {
	it('it looks again, past what was listed before it left', async () => {
		const creating = new Creating();
		const { service, clock } = creating;
		turnedAway(creating, () => service.tasks.push(listedTask('t')));
		const look = new Look(service.api(), clock, [REQUEST]);
		expect(await send(creating, INTENT, { tools: { look } })).toStrictEqual(EXISTING);
		expect([creating.left.length, service.lists.length]).toStrictEqual([1, 2]);
	});

	it('one listing serves all that left before it was asked for', async () => {
		const creating = new Creating();
		const { service, clock } = creating;
		const look = new Look(service.api(), clock, [REQUEST]);
		turnedAway(creating, () => void look.around(REQUEST, clock.time));
		await send(creating, INTENT, { tools: { look } });
		expect(service.lists).toHaveLength(2);
	});

	it('it goes as another attempt if there is nothing', async () => {
		const creating = new Creating();
		turnedAway(creating);
		expect(await send(creating)).toStrictEqual(CREATED);
		const [one, two] = creating.left.map(({ attempt }) => attempt);
		expect([one?.signedAt, two?.signedAt]).toStrictEqual([NOW, NOW + 1_000]);
		expect(one?.id).not.toBe(two?.id);
		expect(creating.process.known.belongsToOther('an account', 'new-1', EARLIER)).toBe(true);
	});

	it('with `create` it goes whatever there is, with `fail` not', async () => {
		for (const ifTaskExists of ['create', 'fail'] as const) {
			const creating = new Creating();
			turnedAway(creating, () => creating.service.tasks.push(listedTask('t')));
			const outcome = await send(creating, intentOf({ ifTaskExists }));
			expect(outcome).toStrictEqual(
				ifTaskExists === 'create' ? CREATED : alreadyExists(REQUEST, 't'),
			);
		}
	});

	it('if it cannot look, it does not go', async () => {
		const creating = new Creating();
		turnedAway(creating, () => creating.service.failListings(LOST));
		expect(await send(creating)).toStrictEqual(notLooked(LOST));
		expect(creating.left).toHaveLength(1);
	});
});

describe('after requests that were lost', () => {
	const again = { lost: [EARLIER] };

	it.each(['reuse', 'create', 'fail'] as const)('their task is theirs, with `%s`', async (mode) => {
		const creating = new Creating();
		creating.service.tasks = [listedTask('x', { endTime: NOW + 1 }), listedTask('t')];
		const found = await send(creating, intentOf({ ifTaskExists: mode }), again);
		expect(found).toStrictEqual({ kind: 'found', task: listedTask('t'), attempt: EARLIER });
		expect(creating.sends).toBe(0);
	});

	it('their task is theirs also while this one waits to go out again', async () => {
		const creating = new Creating();
		turnedAway(creating, () => creating.service.tasks.push(listedTask('t')));
		expect(await send(creating, INTENT, again)).toMatchObject({ kind: 'found', attempt: EARLIER });
	});

	it('another task counts as existing', async () => {
		const creating = new Creating();
		creating.service.tasks = [listedTask('t', { startTime: NOW - HOUR })];
		expect(await send(creating, INTENT, again)).toMatchObject({ how: 'existing' });
	});

	it('they are named as this one leaves', async () => {
		const creating = new Creating();
		await send(creating, INTENT, again);
		expect(creating.left).toMatchObject([{ lost: [EARLIER] }]);
	});

	it.each([
		['passed a moment ago', -1, 0, 0],
		['passed in this second', 0, 1, 1_000],
		['is now', 0, 0, 0],
		['comes', 1, 0, 1],
	])('a start that %s', async (_what, start, later, sent) => {
		const creating = new Creating();
		creating.clock.time += later;
		creating.service.ahead = null;
		await send(creating, intentOf({ request: scheduled(start, HOUR) }), again);
		expect(creating.service.creates[0]?.request).toStrictEqual(scheduled(sent, HOUR));
		expect(creating.left[0]?.attempt.wanted.request.startTime).toBe(NOW + sent);
	});

	it('a start that has passed becomes now by the clock of the service, and the task says so', async () => {
		const creating = new Creating();
		creating.service.ahead = 5_500;
		const intent = intentOf({ request: scheduled(0, HOUR) });
		const outcome = await send(creating, intent, again);
		expect(outcome).toStrictEqual(created(ANSWER, scheduled(6_000, HOUR), intent.request));
		expect(await send(creating, intent)).toMatchObject({ request: { startTime: NOW + 6_000 } });
	});

	it('a start that has passed is sent as it is if there were none', async () => {
		const creating = new Creating();
		await send(creating, intentOf({ request: scheduled(-1, HOUR) }));
		expect(creating.service.creates[0]?.request).toStrictEqual(scheduled(-1, HOUR));
	});

	it.each([
		['Real-Time', recordingRequest({ endTime: NOW })],
		['Scheduled', scheduled(-HOUR, 0)],
	])('an end that has passed is refused, nothing is sent: %s', async (_what, request) => {
		const creating = new Creating();
		const outcome = await send(creating, intentOf({ request }), again);
		expect(outcome).toMatchObject({ kind: 'refused', error: { field: 'End Time' } });
		expect(creating.sends).toBe(0);
	});
});

describe('times that move with every run', () => {
	const beside = listedTask('t', { startTime: NOW + 1, endTime: NOW + HOUR - 1 });
	const later = intentOf({ request: scheduled(0, HOUR) });
	const hinted = async (intent: Intent, tasks: ListedTask[], moves = true) => {
		const creating = new Creating();
		creating.service.tasks = tasks;
		const outcome = await send(creating, intent, { how: { moves } });
		return 'hints' in outcome ? outcome.hints : outcome.kind;
	};

	it.each<[string, Intent, ListedTask[], boolean, boolean]>([
		['a task beside it is named', later, [beside], true, true],
		[
			'also the one that is not the first',
			INTENT,
			[listedTask('x', { channel: 'b' }), beside],
			true,
			true,
		],
		['not if the times are fixed', later, [beside], false, false],
		['not if it is over', later, [{ ...beside, state: 'over' }], true, false],
		[
			'also if it overlaps for a moment',
			later,
			[{ ...beside, endTime: NOW + 1, startTime: NOW - 1 }],
			true,
			true,
		],
		['not if it has ended', later, [{ ...beside, endTime: NOW, startTime: NOW - 1 }], true, false],
		['not where another is wanted', intentOf({ ifTaskExists: 'create' }), [beside], true, false],
		[
			'not where one would stand in the way',
			intentOf({ ifTaskExists: 'fail' }),
			[beside],
			true,
			false,
		],
		[
			'not if overlapping ones were used',
			intentOf({ matchExisting: 'overlapping' }),
			[{ ...beside, startTime: NOW + 2_000 }],
			true,
			false,
		],
	])('%s', async (_what, intent, tasks, moves, isHinted) => {
		expect(await hinted(intent, tasks, moves)).toStrictEqual(isHinted ? [movingBeside('t')] : []);
	});
});
