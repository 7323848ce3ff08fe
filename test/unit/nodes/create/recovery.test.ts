import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import {
	announce,
	circumstances,
	findLost,
	intentOf as intentOfAttempt,
	settle as settleAttempt,
	takeFrom,
	type Fate,
} from '../../../../nodes/TencentLive/create/recovery';
import { Look } from '../../../../nodes/TencentLive/create/Look';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { Creating } from '../support/creating';
import { settle } from '../support/fakeClock';
import { listedTask, LOST, TRAITS_3 } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';

const HOUR = 3_600_000;
/** From when a request that left at `NOW` has certainly made no task. */
const SETTLED = 325_000;
const ATTEMPT = attemptFor(intentOf());
const LATER = attemptFor(intentOf(), {
	id: 'attempt-2',
	signedAt: NOW + 9_000,
	leftAt: NOW + 9_000,
});

function searching(...attempts: Attempt[]) {
	const creating = new Creating();
	const { clock, service, process } = creating;
	for (const attempt of attempts) announce(attempt, creating.tools());
	const looks = () => service.lists.length;
	return { creating, clock, service, process, looks, tools: creating.tools() };
}

it('what a task is judged by is what is known now', () => {
	const { clock, service, process, tools } = searching();
	service.ahead = 7;
	clock.setBy = 5;
	process.known.add(intentOf(), ATTEMPT, listedTask('t'));
	const { streamTypeOf, ...rest } = circumstances(tools);
	expect(rest).toStrictEqual({ traits: TRAITS_3, serviceNow: NOW + 7, ownNow: NOW + 5 });
	expect([streamTypeOf('t'), streamTypeOf('u')]).toStrictEqual([0, undefined]);
});

it('an attempt is of the intent it was sent for, as it was sent', () => {
	const { service } = searching();
	const intent = intentOf({ account: 'b', version: 'v2', ifTaskExists: 'fail' });
	expect(intentOfAttempt(attemptFor(intent), service.api('v2', 'b'))).toStrictEqual(intent);
});

describe('announcing', () => {
	it.each([
		['until it is settled', 0, SETTLED, 1],
		['not after', 0, SETTLED + 1, 0],
		['for as long as clocks may differ, if the service tells none', null, SETTLED + 300_000, 1],
		['not after', null, SETTLED + 300_001, 0],
	])('makes a request known %s: %#', (_what, ahead, later, known) => {
		const { creating, clock, service } = searching(ATTEMPT);
		service.ahead = ahead;
		clock.time += later;
		const other = attemptFor(intentOf({ account: 'another' }));
		announce(other, { ...creating.tools(), api: service.api('v3', 'another') });
		expect(creating.openOf(intentOf())).toHaveLength(known);
	});
});

describe('taking a task', () => {
	it('makes it known as the one of that request, whose fate is known then', () => {
		const { creating, process, tools } = searching(ATTEMPT, LATER);
		const tasks = [listedTask('x', { endTime: NOW }), listedTask('t')];
		const found = { kind: 'found', task: tasks[1], attempt: ATTEMPT };
		expect(takeFrom(tasks, [LATER, ATTEMPT], tools)).toStrictEqual(found);
		expect(creating.openOf(intentOf())).toStrictEqual(['attempt-2']);
		expect(process.known.belongsToOther('an account', 't', LATER)).toBe(true);
		expect(takeFrom(tasks, [LATER], tools)).toBeUndefined();
		expect(takeFrom(tasks, [ATTEMPT], tools)).toStrictEqual(found);
	});

	it('prefers the request that is named first', () => {
		const { clock, tools } = searching();
		clock.time += 60_000;
		const task = listedTask('t', { startTime: NOW + 10_000 });
		expect(takeFrom([task], [LATER, ATTEMPT], tools)?.attempt).toBe(LATER);
	});

	it('leaves one to the request it belongs to, and looks on', () => {
		const { process, tools } = searching();
		process.known.add(intentOf(), LATER, listedTask('a'));
		const found = takeFrom([listedTask('a'), listedTask('b')], [ATTEMPT], tools);
		expect(found?.task.taskId).toBe('b');
	});

	it('leaves one that the ledger tells as created, whatever this process remembers', () => {
		const { tools } = searching();
		const createdBefore = new Set(['a']);
		const tasks = [listedTask('a'), listedTask('b')];
		expect(takeFrom(tasks, [ATTEMPT], { ...tools, createdBefore })?.task.taskId).toBe('b');
		expect(takeFrom([listedTask('a')], [ATTEMPT], { ...tools, createdBefore })).toBeUndefined();
	});
});

describe('after an answer was lost', () => {
	it('it looks at 3, 6, 12 and 24 seconds, and that proves nothing', async () => {
		const { clock, service, looks, tools } = searching();
		const asked: number[] = [];
		const { api } = tools;
		const list = api.listTasks.bind(api);
		api.listTasks = async (...given) => {
			asked.push(clock.time - NOW);
			return await list(...given);
		};
		service.tasks = [listedTask('x', { channel: 'other' })];
		expect(await clock.finish(findLost([ATTEMPT], tools))).toStrictEqual({ kind: 'unseen' });
		expect(asked).toStrictEqual([3_000, 6_000, 12_000, 24_000]);
		expect(looks()).toBe(4);
	});

	it('it looks at full seconds, so that those lost within one share a listing', async () => {
		const { clock, looks, tools } = searching();
		const look = new Look(tools.api, clock, [ATTEMPT.wanted.request]);
		const searches: Array<Promise<Fate>> = [];
		for (const later of [1, 500, 499, 1]) {
			await clock.advance(later);
			searches.push(findLost([ATTEMPT], { ...tools, look }));
		}
		await clock.finish(Promise.all(searches));
		expect(clock.time).toBe(NOW + 26_000);
		expect(looks()).toBe(8);
	});

	it('a look that comes late is one of the moment it was due at the earliest', async () => {
		const { clock, service, tools } = searching();
		const { request } = ATTEMPT.wanted;
		const look = new Look(tools.api, clock, [request]);
		service.listScripts.push(async () => {
			await clock.sleep(4_000);
			return [];
		});
		const search = findLost([ATTEMPT], { ...tools, look });
		await clock.advance(6_500);
		await look.around(request, clock.time);
		service.tasks = [listedTask('t')];
		await clock.advance(500);
		expect(await clock.finish(search)).toMatchObject({ kind: 'found' });
		expect(clock.time).toBe(NOW + 12_000);
	});

	it('it ends as soon as the task is listed', async () => {
		const { clock, service, looks, tools } = searching();
		const search = findLost([ATTEMPT], tools);
		await clock.advance(3_000);
		service.tasks = [listedTask('t')];
		const found = { kind: 'found', task: listedTask('t'), attempt: ATTEMPT };
		expect(await clock.finish(search)).toStrictEqual(found);
		expect(looks()).toBe(2);
	});

	it('a listing that fails is one that shows nothing', async () => {
		const { clock, service, tools } = searching();
		service.listScripts.push(async () => await Promise.reject(LOST));
		service.tasks = [listedTask('t')];
		expect(await clock.finish(findLost([ATTEMPT], tools))).toMatchObject({ kind: 'found' });
		expect(clock.time).toBe(NOW + 6_000);
	});

	it('a fault of the program is not taken for one', async () => {
		const { clock, service, tools } = searching();
		service.failListings(new TypeError('x is undefined'));
		await expect(clock.finish(findLost([ATTEMPT], tools))).rejects.toThrow('x is undefined');
	});

	it('without any request there is nothing to look for', async () => {
		const { clock, looks, tools } = searching();
		expect(await clock.finish(findLost([], tools))).toStrictEqual({ kind: 'unseen' });
		expect(looks()).toBe(0);
	});

	it.each([
		['while it waits', 4_000],
		['before it begins', 0],
	])('cancelling ends it at once, %s', async (_what, after) => {
		const { creating, clock, looks } = searching();
		const stop = new AbortController();
		const tools = creating.tools({ signal: stop.signal });
		if (after === 0) stop.abort();
		const search = findLost([ATTEMPT], tools);
		await clock.advance(after);
		stop.abort();
		expect(await search).toStrictEqual({ kind: 'cancelled' });
		expect(looks()).toBe(after === 0 ? 0 : 1);
	});

	it('cancelling is no "unseen" either when it comes with the last listing', async () => {
		const { creating, clock, service } = searching();
		const stop = new AbortController();
		const search = findLost([ATTEMPT], creating.tools({ signal: stop.signal }));
		await clock.advance(12_000);
		service.listScripts.push(async () => {
			stop.abort();
			return await Promise.reject(new CancelledError());
		});
		expect(await clock.finish(search)).toStrictEqual({ kind: 'cancelled' });
	});
});

describe('the fate of an earlier request', () => {
	it('is known at once where its task is listed, in whatever state', async () => {
		const { creating, clock, service, tools } = searching(ATTEMPT);
		const task = listedTask('t', { state: 'over' });
		service.tasks = [task];
		const fate = await settleAttempt(ATTEMPT, tools);
		expect(fate).toStrictEqual({ kind: 'found', task, attempt: ATTEMPT });
		expect(clock.sleeps).toStrictEqual([]);
		expect(creating.openOf(intentOf())).toStrictEqual([]);
	});

	it('case 5: a task that was ended here is over, whatever the listing still shows', async () => {
		const { service, process, tools } = searching(ATTEMPT);
		service.tasks = [listedTask('t')];
		process.known.end('an account', 't');
		expect(await settleAttempt(ATTEMPT, tools)).toMatchObject({ task: { state: 'over' } });
	});

	it.each([
		['all its looks', { ahead: 0 }, 0, [3_000, 3_000, 6_000, 12_000]],
		['what is left of them', { ahead: 0 }, 7_000, [5_000, 12_000]],
		['none at the last', { ahead: 0 }, 24_000, []],
		['all of them where it left after now', { ahead: -500 }, 0, [3_000, 3_000, 6_000, 12_000]],
		['by its own clock where the service tells none', { ahead: null }, 7_000, [5_000, 12_000]],
	])('takes %s', async (_what, { ahead }, later, sleeps) => {
		const { clock, service, looks, tools } = searching();
		service.ahead = ahead;
		clock.time += later;
		const left = ahead === null ? attemptFor(intentOf(), { leftAt: null }) : ATTEMPT;
		expect(await clock.finish(settleAttempt(left, tools))).toStrictEqual({ kind: 'unseen' });
		expect(clock.sleeps).toStrictEqual(sleeps);
		expect(looks()).toBe(sleeps.length + 1);
	});

	it.each([
		['just settled', 0, SETTLED, 'unseen'],
		['a moment later', 0, SETTLED + 1, 'never'],
		['case 12: whatever this clock says', 0, SETTLED, 'unseen', 240_000],
		['where no clock is told, just settled', null, SETTLED + 300_000, 'unseen'],
		['where no clock is told, a moment later', null, SETTLED + 300_001, 'never'],
	])('%s: %#', async (_what, ahead, later, kind, setBy = 0) => {
		const { creating, clock, service, tools } = searching(ATTEMPT);
		service.ahead = ahead;
		clock.time += later;
		clock.setBy = setBy;
		expect(await clock.finish(settleAttempt(ATTEMPT, tools))).toStrictEqual({ kind });
		expect(creating.openOf(intentOf())).toHaveLength(kind === 'never' ? 0 : 1);
	});

	it('is judged by when the listing was asked for, not by when it came', async () => {
		const { clock, service, tools } = searching(ATTEMPT);
		clock.time += SETTLED - 1_000;
		service.listScripts.push(async () => {
			await clock.sleep(5_000);
			return [];
		});
		expect(await clock.finish(settleAttempt(ATTEMPT, tools))).toStrictEqual({ kind: 'unseen' });
	});

	it('is not known while the listing cannot be read', async () => {
		const { clock, service, tools } = searching(ATTEMPT);
		clock.time += HOUR;
		service.failListings(LOST);
		expect(await clock.finish(settleAttempt(ATTEMPT, tools))).toStrictEqual({ kind: 'unseen' });
	});

	it.each([
		['unseen', false],
		['cancelled', true],
	])('is %s after one look where that has to do', async (kind, isCancelled) => {
		const { creating, clock, service, looks } = searching();
		const stop = new AbortController();
		service.listScripts.push(async () => {
			if (isCancelled) stop.abort();
			return [];
		});
		const tools = creating.tools({ signal: stop.signal });
		expect(await settleAttempt(ATTEMPT, tools, false)).toStrictEqual({ kind });
		expect([clock.sleeps, looks()]).toStrictEqual([[], 1]);
	});

	it('is one for all who ask: the same task, never that of another request', async () => {
		const { clock, service, process, tools } = searching();
		const recorded = intentOf({ request: recordingRequest({ streamType: 1 }) });
		const other = attemptFor(recorded, { id: 'attempt-2' });
		service.tasks = [listedTask('t')];
		const twice = await Promise.all([ATTEMPT, ATTEMPT].map((one) => settleAttempt(one, tools)));
		for (const fate of twice) expect(fate).toMatchObject({ kind: 'found' });
		const search = settleAttempt(other, tools);
		await settle();
		expect(await clock.finish(search)).toStrictEqual({ kind: 'unseen' });
		expect(process.known.streamTypeOf('an account', 't')).toBe(0);
	});
});
