import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import { createOnce, sendAgain } from '../../../../nodes/TencentLive/create/createOnce';
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
const MINUTE = 60_000;
const INTENT = intentOf();
const SOON = intentOf({ request: scheduled(MINUTE, HOUR) });
const LATER = intentOf({ request: scheduled(3 * HOUR, 4 * HOUR) });
const ALWAYS = intentOf({ ifTaskExists: 'create' });
const FAIL = intentOf({ ifTaskExists: 'fail' });
const FAIL_LATER = intentOf({ ...LATER, ifTaskExists: 'fail' });
const NEVER = intentOf({ ifUnknown: 'neverTwice' });
const FAULT = new TypeError('x is undefined');
const REJECTED = new ApiError('rejected', 'No right.');

/** The task of an intent, which started at `NOW` where it has no start. */
const taskOf = ({ request: { startTime, endTime } }: Intent) =>
	listedTask('t', { startTime: startTime ?? NOW, endTime });

/** What an outcome is in short, with what the user should know, or the requests that are open. */
const told = (outcome: Outcome) => {
	const attempts = 'attempts' in outcome ? outcome.attempts.map(({ id }) => id) : [];
	return [inShort(outcome), ...(outcome.kind === 'task' ? outcome.hints : attempts)];
};

/** One process, the IDs of the requests that left, and what it does until it is stopped. */
class Once extends Creating {
	readonly stop = new AbortController();

	get ids(): string[] {
		return this.left.map(({ attempt }) => attempt.id);
	}

	async told(intent: Intent): Promise<string[]> {
		return told(await this.create(intent));
	}

	async stopped(intent: Intent): Promise<Outcome> {
		const creating = createOnce(intent, HOW, this.tools({ signal: this.stop.signal }));
		await this.clock.advance(5_000);
		this.stop.abort();
		return await creating;
	}
}

describe('a request that was lost', () => {
	it('is looked for, and its task recovered; meanwhile others may go', async () => {
		const once = new Once();
		once.service.lose(taskOf(INTENT));
		expect(await once.create(INTENT)).toStrictEqual(recovered(taskOf(INTENT), INTENT.request));
		expect([once.sends, once.waits, once.openOf(INTENT)]).toStrictEqual([1, 1, []]);
	});

	it.each([
		['case 51: in Real-Time mode', INTENT],
		['before a start that comes before it is settled', SOON],
		['for one that is to be created in any case', ALWAYS],
	])('is sent once more where waiting would cost something: %s', async (_what, intent) => {
		const once = new Once();
		once.service.lose();
		expect(await once.told(intent)).toStrictEqual(['created new-2', SENT_AGAIN]);
		expect(once.left[1]?.lost).toStrictEqual([once.left[0]?.attempt]);
		expect(once.clock.time).toBe(NOW + 24_000);
	});

	it.each([
		['three hours before the start', LATER],
		['for whoever would rather miss than pay twice', NEVER],
	])('case 52: is not sent again where waiting is free: %s', async (_what, intent) => {
		const once = new Once();
		once.service.lose();
		const outcome = await once.create(intent);
		const [{ attempt } = { attempt: attemptFor(intent) }] = once.left;
		expect(outcome).toStrictEqual(stillUnknown(intent, [attempt], LOST, TRAITS_3));
		expect(await once.told(intent)).toStrictEqual(['unknown', attempt.id]);
		expect(once.sends).toBe(1);
	});

	it('twice is unknown', async () => {
		const once = new Once();
		for (let lost = 1; lost <= 2; lost++) once.service.lose();
		expect(await once.told(INTENT)).toStrictEqual(['unknown', ...once.ids.toReversed()]);
		expect([once.sends, once.waits, once.openOf(INTENT)]).toStrictEqual([2, 2, once.ids]);
	});

	it('may be the first of two: its task is recovered, and the second may still come', async () => {
		const once = new Once();
		once.service.lose();
		once.service.lose(taskOf(INTENT));
		expect(await once.told(INTENT)).toStrictEqual(['recovered t', MAY_BE_TWO]);
		expect(once.openOf(INTENT)).toStrictEqual(once.ids.slice(1));
	});

	it('may have made the task although the next one is turned away', async () => {
		const once = new Once();
		once.service.lose();
		once.service.createScripts.push(async () => await Promise.reject(REJECTED));
		const outcome = await once.create(INTENT);
		expect(outcome).toMatchObject({ kind: 'unknown', reason: REJECTED });
		expect(told(outcome)).toStrictEqual(['unknown', ...once.ids]);
	});

	it('may be found at the last look before the next one leaves', async () => {
		const once = new Once();
		once.service.lose();
		for (let lists = 0; lists < 5; lists++) once.service.listScripts.push(async () => []);
		once.service.tasks = [taskOf(INTENT)];
		expect(await once.told(INTENT)).toStrictEqual(['recovered t']);
		expect(once.sends).toBe(1);
	});

	it('may have ended while it was looked for', async () => {
		const once = new Once();
		once.service.lose();
		const outcome = await once.told(intentOf({ request: scheduled(0, 20_000) }));
		expect(outcome).toStrictEqual(['unknown', ...once.ids]);
		expect(once.sends).toBe(1);
	});

	it('is open if the execution is cancelled meanwhile', async () => {
		const once = new Once();
		once.service.lose();
		const outcome = await once.stopped(INTENT);
		expect(outcome).toMatchObject({ kind: 'cancelled', reason: LOST });
		expect([told(outcome).slice(1), once.openOf(INTENT)]).toStrictEqual([once.ids, once.ids]);
	});
});

describe('an earlier request of an equal intent', () => {
	it.each<[string, Intent, 'listed' | 'over' | 'absent' | 'settled', string[]]>([
		['made the task', INTENT, 'listed', ['existing t']],
		['made the task, which stands in the way', FAIL, 'listed', ['not_created']],
		['made one that is over', INTENT, 'over', ['created new-1']],
		['is not listed, Real-Time', INTENT, 'absent', ['created new-1', SENT_AGAIN]],
		['is not listed, Real-Time, with `fail`', FAIL, 'absent', ['created new-1', SENT_AGAIN]],
		['is not listed, later', LATER, 'absent', ['unknown', 'attempt-1']],
		['is not listed, later, with `fail`', FAIL_LATER, 'absent', ['not_created']],
		['made none', INTENT, 'settled', ['created new-1']],
		['is none to one that is created in any case', ALWAYS, 'absent', ['created new-1']],
	])('%s', async (_what, intent, fate, expected) => {
		const once = new Once();
		once.open(intent);
		if (fate === 'listed') once.service.tasks = [taskOf(intent)];
		if (fate === 'over') once.service.tasks = [{ ...taskOf(intent), state: 'over' }];
		if (fate === 'settled') once.clock.time += 325_001;
		expect(await once.told(intent)).toStrictEqual(expected);
		expect(once.sends).toBe(expected[0] === 'created new-1' ? 1 : 0);
	});

	it('counts as one that was lost: no third is sent beside two', async () => {
		const once = new Once();
		once.open(INTENT);
		once.service.lose();
		expect(await once.told(INTENT)).toStrictEqual(['unknown', ...once.ids, 'attempt-1']);
	});

	it('holds nothing up once the task is there, and all of them do until then', async () => {
		const once = new Once();
		for (const id of ['one', 'two']) once.open(LATER, { id, notMine: ['t'] });
		expect(await once.told(LATER)).toStrictEqual(['unknown', 'one', 'two']);
		once.service.tasks = [taskOf(LATER)];
		expect(await once.told(LATER)).toStrictEqual(['existing t', MAY_BE_TWO]);
	});

	it('holds up as long as one of several does', async () => {
		const once = new Once();
		const intent = intentOf({ request: scheduled(325_000 + MINUTE, HOUR) });
		for (const [id, later] of [
			['late', 90_000],
			['early', 0],
		] as const) {
			once.open(intent, { id, signedAt: NOW + later });
		}
		expect(await once.told(intent)).toStrictEqual(['unknown', 'late', 'early']);
	});

	it('is looked for no longer if the execution is cancelled', async () => {
		const once = new Once();
		once.open(SOON, { id: 'other' });
		once.open(INTENT, { id: 'made' });
		const open = ['one', 'two'].map((id) => once.open(INTENT, { id }));
		once.open(SOON, { id: 'another' });
		once.service.tasks = [{ ...taskOf(INTENT), state: 'over' }];
		expect(await once.stopped(INTENT)).toStrictEqual(cancelled(open, null));
	});
});

describe('case 16: an earlier request whose times moved', () => {
	const moved = (start: number, parts: Partial<Intent> = {}) =>
		intentOf({ request: scheduled(start + MINUTE, start + HOUR + MINUTE), ...parts });
	const NEVER_MOVED = moved(0, { ifUnknown: 'neverTwice' });

	it.each([
		['holds up what loses nothing by waiting', LATER, moved(3 * HOUR), 24_000],
		['does not hold up what would, and is looked for once', SOON, moved(0), 0],
		['holds up whoever would rather miss than pay twice', SOON, NEVER_MOVED, 24_000],
	])('%s', async (_what, earlier, intent, waited) => {
		const once = new Once();
		const held = notBeside(intent.request, once.open(earlier));
		const outcome = await once.create(intent);
		if (waited > 0) expect(outcome).toStrictEqual(held);
		else expect(told(outcome)).toStrictEqual(['created new-1']);
		expect([once.sends, once.clock.time - NOW]).toStrictEqual([waited > 0 ? 0 : 1, waited]);
	});

	it.each([
		['sameTimes', 'created new-1'],
		['overlapping', 'existing t'],
	] as const)('made its task: by %s, this one is %s', async (matchExisting, expected) => {
		const once = new Once();
		once.open(LATER);
		once.service.tasks = [taskOf(LATER)];
		expect((await once.told(moved(3 * HOUR, { matchExisting })))[0]).toBe(expected);
	});

	it('all are settled, and one that holds up is named', async () => {
		const once = new Once();
		once.open(LATER, { id: 'made' });
		const open = once.open(moved(3 * HOUR, { ifTaskExists: 'fail' }), { id: 'open' });
		once.service.tasks = [taskOf(LATER)];
		const intent = moved(3 * HOUR);
		expect(await once.create(intent)).toStrictEqual(notBeside(intent.request, open));
		expect(once.openOf(intent)).toStrictEqual(['open']);
	});

	it('is none that has ended by the clock of the service', async () => {
		const once = new Once();
		once.open(intentOf({ request: scheduled(-2 * HOUR, -HOUR) }));
		once.clock.setBy = -1.5 * HOUR;
		expect(await once.told(INTENT)).toStrictEqual(['created new-1']);
		expect(once.service.lists).toHaveLength(1);
	});

	it('beside one of its own, nothing is called not created', async () => {
		const once = new Once();
		const intent = intentOf({ request: scheduled(325_000 + MINUTE, HOUR) });
		once.open(intent, { id: 'equal', signedAt: NOW + MINUTE });
		once.open(moved(0, { ifTaskExists: 'fail' }), { id: 'other' });
		expect(await once.told(intent)).toStrictEqual(['unknown', 'equal']);
	});
});

describe('intents that run at the same time', () => {
	const both = async (once: Once, one: Intent, two: Intent = one) => {
		const leads = createOnce(one, HOW, once.tools({ signal: once.stop.signal }));
		const follows = createOnce(two, HOW, once.tools());
		await settle();
		if (once.service.createScripts.length + once.waits > 0) once.stop.abort();
		return (await once.clock.finish(Promise.all([leads, follows]))).map(inShort);
	};
	const overlapping = (end: number) =>
		intentOf({ matchExisting: 'overlapping', request: recordingRequest({ endTime: NOW + end }) });

	it.each([
		['share a task', INTENT, INTENT, 'existing new-1'],
		['case 17: do not both succeed with `fail`', FAIL, FAIL, 'not_created'],
		['share one although another was wanted in any case', ALWAYS, ALWAYS, 'existing new-1'],
		['do not share one if they are not equal', INTENT, LATER, 'created new-2'],
		['take turns where overlapping counts', overlapping(1), overlapping(HOUR), 'existing new-1'],
	])('%s', async (_what, one, two, second) => {
		expect(await both(new Once(), one, two)).toStrictEqual(['created new-1', second]);
	});

	it('of a stream do not wait for each other where only the same times count', async () => {
		const once = new Once();
		const slow = once.service.createScripts;
		for (const taskId of ['a', 'b']) {
			slow.push(async () => {
				await once.clock.sleep(1_000);
				return { taskId, message: '', requestId: null };
			});
		}
		expect(await both(once, INTENT, LATER)).toStrictEqual(['created a', 'created b']);
		expect(once.clock.time).toBe(NOW + 1_000);
	});

	it.each([
		['goes on in its stead', INTENT, 'existing t'],
		['with `create` does not send beside it', ALWAYS, 'unknown'],
	])('whoever shares with one that is cancelled %s', async (_what, intent, second) => {
		const once = new Once();
		once.service.lose(taskOf(intent));
		expect(await both(once, intent)).toStrictEqual(['cancelled', second]);
		expect(once.sends).toBe(1);
	});

	it.each([
		['shares a flight', INTENT, INTENT, INTENT, true],
		['waits for its turn', overlapping(HOUR), overlapping(8 * HOUR), overlapping(9 * HOUR), false],
	])('whoever %s and is cancelled waits no longer', async (_what, one, two, three, followed) => {
		const once = new Once();
		once.service.lose();
		const leads = createOnce(one, HOW, once.tools());
		await once.clock.advance(1_000);
		const waits = createOnce(two, HOW, once.tools({ signal: once.stop.signal }));
		const lost = attemptFor(three, { id: 'lost' });
		const sends = sendAgain([lost], HOW, once.tools({ signal: once.stop.signal }));
		await settle();
		once.stop.abort();
		expect(await waits).toStrictEqual(cancelled([], null, followed));
		expect(await sends).toMatchObject({ kind: 'cancelled', attempts: [lost] });
		await once.clock.finish(leads);
	});

	it('a fault of the program is no cancelling', async () => {
		const once = new Once();
		once.service.failListings(FAULT);
		for (const intent of [INTENT, overlapping(HOUR)]) {
			await expect(once.create(intent)).rejects.toBe(FAULT);
		}
		once.stop.abort();
		const stopped = createOnce(INTENT, HOW, once.tools({ signal: once.stop.signal }));
		await expect(stopped).rejects.toBe(FAULT);
	});

	it('with `create` too, whoever shares with one that had sent nothing goes on', async () => {
		const once = new Once();
		once.service.listScripts.push(async () => await Promise.reject(new CancelledError()));
		expect(await both(once, ALWAYS)).toStrictEqual(['cancelled', 'created new-1']);
	});
});

describe('sending again what an earlier try lost', () => {
	const again = async (once: Once, ...[first, ...others]: [Attempt, ...Attempt[]]) =>
		told(await once.clock.finish(sendAgain([first, ...others], HOW, once.tools())));

	it('goes on where it was left: without looking for it once more', async () => {
		const once = new Once();
		const outcome = await again(once, once.open(INTENT));
		expect(outcome).toStrictEqual(['created new-1', SENT_AGAIN]);
		expect(once.service.lists).toHaveLength(1);
	});

	it('waits where that is free, and forgets none', async () => {
		const once = new Once();
		const [one, two] = [once.open(LATER, { id: 'one' }), once.open(LATER, { id: 'two' })];
		once.open(LATER, { id: 'three' });
		expect(await again(once, one, two)).toStrictEqual(['unknown', 'one', 'two', 'three']);
	});

	it('is about what was asked for at first, whatever start went out last', async () => {
		const once = new Once();
		const first = once.open(SOON);
		const wanted = { ...first.wanted, request: scheduled(90_000, HOUR) };
		const one = createOnce(SOON, HOW, once.tools());
		const two = sendAgain([{ ...first, id: 'attempt-2', wanted }, first], HOW, once.tools());
		const outcomes = await once.clock.finish(Promise.all([one, two]));
		expect(outcomes.map(inShort)).toStrictEqual(['created new-1', 'existing new-1']);
	});

	it('is about what went out if nobody knows what was asked for', async () => {
		const once = new Once();
		const outcome = await again(once, attemptFor(SOON, { key: 'lost' }));
		expect(outcome).toStrictEqual(['created new-1', SENT_AGAIN]);
		expect(once.service.creates[0]?.request).toStrictEqual(SOON.request);
	});

	it.each([
		['is turned away', REJECTED],
		['is lost', LOST],
	])('beside an equal one that %s, its own may have made the task', async (_what, error) => {
		const once = new Once();
		for (let lost = 1; lost <= 2; lost++) {
			once.service.createScripts.push(async (leave) => {
				leave();
				await once.clock.sleep(1_000);
				return await Promise.reject(error);
			});
		}
		const busy = createOnce(ALWAYS, HOW, once.tools());
		const outcome = await again(once, attemptFor(ALWAYS, { id: 'own' }));
		await busy;
		const lost = error === LOST ? once.ids.toReversed() : [];
		expect(outcome).toStrictEqual(['unknown', 'own', ...lost]);
	});
});
