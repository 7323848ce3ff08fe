import { CreateError } from '../../../../nodes/TencentLive/create/CreateError';
import { Creating, created, existing, LOST, recovered } from '../support/creating';
import { FakeClock } from '../support/fakeClock';
import { listedTask } from '../support/fakeService';
import { intentOf, markOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const INTENT = intentOf();
/** When a request that left at `NOW` may be sent anew: 5 minutes and 24 seconds later, and not before. */
const SETTLED = NOW + 324_000;

describe('an answer that is lost', () => {
	it('is made good from the listing', async () => {
		const here = new Creating();
		here.service.createScripts.push(here.losing(listedTask('made')));
		expect(await here.created(INTENT)).toStrictEqual(recovered('made'));
		expect(here.sends).toBe(1);
		expect(here.losses).toBe(1);
		expect(here.clock.now()).toBe(NOW + 3_000);
	});

	it('is said before the waiting begins', async () => {
		const here = new Creating();
		here.service.createScripts.push(here.losing());
		const creating = here.create(INTENT);
		await here.clock.advance(0);
		expect(here.losses).toBe(1);
		expect(here.clock.sleeping).toBe(1);
		await expect(here.clock.finish(creating)).rejects.toThrow(CreateError);
	});

	it('is no reason to send again: it is unknown, with everything that is known', async () => {
		const here = new Creating();
		here.service.createScripts.push(here.losing());
		const failure = await here.failed(INTENT);
		expect(failure).toMatchObject({
			outcome: 'unknown',
			message:
				'The answer was lost: the connection was cut. The recording task for "my-stream" of push.example.com/live until 2026-11-23T19:00:00+08:00 may exist: Tencent Cloud does not list it yet, and it was not sent again. Look for it in the console; running this again only looks too, until 2026-11-23T18:05:24+08:00, and creates the task after that if it is still missing.',
		});
		expect(failure.circumstances).toStrictEqual({
			reason: LOST,
			abandoned: false,
			mark: markOf(INTENT),
		});
		expect(here.sends).toBe(1);
		expect(here.clock.now()).toBe(NOW + 24_000);
	});

	it('is not made good with a task that was there before', async () => {
		const here = new Creating();
		const create = intentOf({ ifTaskExists: 'create' });
		here.service.tasks = [listedTask('there')];
		here.service.createScripts.push(here.losing(listedTask('made')));
		expect(await here.created(create)).toStrictEqual(recovered('made'));
	});

	it('is not made good with a task that another intent made meanwhile', async () => {
		const here = new Creating();
		here.service.createScripts.push(here.losing());
		const losing = here.create(INTENT);
		await here.clock.advance(0);
		// Another stream type: another intent, and nothing in the listing tells them apart.
		const other = intentOf({
			request: recordingRequest({ streamType: 1 }),
			ifTaskExists: 'create',
		});
		expect(await here.create(other)).toMatchObject({ taskId: 'new-2' });
		here.service.tasks.push(listedTask('new-2'));
		await expect(here.clock.finish(losing)).rejects.toMatchObject({ outcome: 'unknown' });
	});

	it('once made good, counts as made here', async () => {
		const here = new Creating();
		here.service.createScripts.push(here.losing(listedTask('made')));
		await here.created(INTENT);
		here.service.tasks = [];
		expect(await here.created(INTENT)).toStrictEqual(existing('made'));
	});

	it('stays open when the execution is cancelled, which ends the waiting at once', async () => {
		const here = new Creating();
		const controller = new AbortController();
		here.service.createScripts.push(here.losing());
		const creating = here.create(INTENT, { signal: controller.signal });
		await here.clock.advance(1_000);
		controller.abort(new Error('stopped'));
		await expect(creating).rejects.toMatchObject({
			outcome: 'unknown',
			circumstances: { abandoned: true },
		});
		expect(here.clock.now()).toBe(NOW + 1_000);
	});
});

describe('an equal intent afterwards', () => {
	/** A process in which the answer to the request of `INTENT` was lost at `NOW`. */
	async function afterLoss(intent = INTENT) {
		const here = new Creating();
		here.service.createScripts.push(here.losing());
		await here.failed(intent);
		here.service.lists.length = 0;
		return here;
	}

	it('finds the task that is listed late', async () => {
		const here = await afterLoss();
		here.service.tasks = [listedTask('late')];
		expect(await here.created(INTENT)).toStrictEqual(existing('late'));
		expect(here.sends).toBe(1);
		// The request is settled: the task counts as one that was made here.
		expect(here.shared.lost.relevantTo(INTENT, NOW)).toStrictEqual([]);
		here.service.tasks = [];
		expect(await here.created(INTENT)).toStrictEqual(existing('late'));
	});

	it('does not send while the request may still be carried out', async () => {
		const here = await afterLoss();
		const again = await here.failed(INTENT);
		expect(again.outcome).toBe('unknown');
		expect(again.message).toMatch(/^The answer of an earlier try was lost\. The recording task /);
		expect(again.circumstances).toStrictEqual({
			reason: undefined,
			abandoned: false,
			mark: markOf(INTENT),
		});
		expect(here.service.lists.map(({ now }) => now - NOW)).toStrictEqual([
			24_000, 27_000, 30_000, 36_000, 48_000,
		]);
		here.clock.time = SETTLED;
		expect((await here.failed(INTENT)).outcome).toBe('unknown');
		expect(here.sends).toBe(1);
	});

	it('sends anew once nothing can come of the request any more', async () => {
		const here = await afterLoss();
		here.clock.time = SETTLED + 1;
		expect(await here.created(INTENT)).toStrictEqual(created('new-2', 'r-2'));
		// Settled by one listing, then looked at like any other.
		expect(here.service.lists).toHaveLength(2);
		expect(here.shared.lost.relevantTo(INTENT, here.clock.now())).toStrictEqual([]);
	});

	it('is sure of the task that is listed late, and does not look a second time', async () => {
		const here = await afterLoss();
		const list = async () => [listedTask('late')];
		here.service.listScripts.push(list, async () => await Promise.reject(LOST));
		expect(await here.created(INTENT)).toStrictEqual(existing('late'));
		expect(here.service.lists).toHaveLength(1);
	});

	it('does not send while nobody could look', async () => {
		const here = await afterLoss();
		here.clock.time = SETTLED + 1;
		here.service.listScripts.push(async () => await Promise.reject(LOST));
		expect((await here.failed(INTENT)).outcome).toBe('unknown');
		expect(here.sends).toBe(1);
	});

	it('is kept from sending also after another request was lost in the last moment', async () => {
		// The service accepts the first no more, but what it last accepted may not be listed yet.
		const here = await afterLoss();
		here.clock.time = NOW + 290_000;
		here.service.createScripts.push(here.losing());
		const elsewhere = intentOf({ request: recordingRequest({ channel: 'other' }) });
		await here.failed(elsewhere);
		here.clock.time = NOW + 314_000;
		expect((await here.failed(INTENT)).outcome).toBe('unknown');
		expect(here.sends).toBe(2);
	});

	it('with `create` sends all the same: the user wants one more', async () => {
		const create = intentOf({ ifTaskExists: 'create' });
		const here = await afterLoss(create);
		expect(await here.created(create)).toStrictEqual(created('new-2', 'r-2'));
	});

	it('with `fail` is told that the task exists, or that nothing was sent', async () => {
		const fail = intentOf({ ifTaskExists: 'fail' });
		const here = await afterLoss(fail);
		const unseen = await here.failed(fail);
		expect(unseen.outcome).toBe('not_created');
		expect(unseen.message).toMatch(/^Whether an earlier request made the recording task for /);
		here.service.tasks = [listedTask('late')];
		const seen = await here.failed(fail);
		expect(seen).toMatchObject({ outcome: 'not_created', circumstances: { taskId: 'late' } });
		expect(here.sends).toBe(1);
	});
});

describe('where overlapping counts', () => {
	const HOUR = 3_600_000;
	const first = intentOf({ matchExisting: 'overlapping', request: scheduled(0, 2 * HOUR) });
	const second = intentOf({ matchExisting: 'overlapping', request: scheduled(HOUR, 3 * HOUR) });

	async function afterLoss() {
		const here = new Creating();
		here.service.createScripts.push(here.losing());
		await here.failed(first);
		return here;
	}

	it('another intent does not send while a request that overlaps is open', async () => {
		const here = await afterLoss();
		const failure = await here.failed(second);
		expect(failure).toMatchObject({
			outcome: 'not_created',
			message:
				'Whether an earlier request made the recording task for "my-stream" of push.example.com/live from 2026-11-23T18:00:00+08:00 until 2026-11-23T20:00:00+08:00 is not known yet, so nothing was sent for "my-stream" of push.example.com/live from 2026-11-23T19:00:00+08:00 until 2026-11-23T21:00:00+08:00. No task was created. Run this again later: it looks first.',
		});
		// The mark is the other one's: nothing of this one has to be looked for.
		expect(failure.circumstances).toStrictEqual({ abandoned: false });
		expect(here.sends).toBe(1);
	});

	it('another intent takes the task that the request made', async () => {
		const here = await afterLoss();
		here.service.tasks = [listedTask('late', { endTime: NOW + 2 * HOUR })];
		expect(await here.created(second)).toStrictEqual(existing('late'));
		expect(here.sends).toBe(1);
		expect(here.shared.lost.relevantTo(first, here.clock.now())).toStrictEqual([]);
	});

	it('another intent does not take a task of the request that is over already', async () => {
		const here = await afterLoss();
		here.service.tasks = [listedTask('late', { endTime: NOW + 2 * HOUR, state: 'over' })];
		expect(await here.created(second)).toStrictEqual(created('new-2', 'r-2'));
	});

	it('another intent sends once nothing can come of the request any more', async () => {
		const here = await afterLoss();
		here.clock.time = SETTLED + 1;
		expect(await here.created(second)).toStrictEqual(created('new-2', 'r-2'));
	});

	it('every open request is settled before sending', async () => {
		const here = new Creating();
		const third = intentOf({ matchExisting: 'overlapping', request: scheduled(0, 3 * HOUR) });
		// Two processes' worth of lost requests: neither saw the other.
		for (const intent of [first, second]) {
			here.shared.lost.add(intent, markOf(intent), SETTLED, NOW);
		}
		here.clock.time = SETTLED + 1;
		expect(await here.created(third)).toMatchObject({ outcome: 'created' });
		expect(here.service.lists).toHaveLength(3);
		expect(here.shared.lost.relevantTo(third, NOW)).toStrictEqual([]);
	});
});

it('knows nothing of another process', async () => {
	const here = new Creating();
	here.service.createScripts.push(here.losing());
	await here.failed(INTENT);
	const elsewhere = new Creating();
	expect(elsewhere.clock).toBeInstanceOf(FakeClock);
	expect(await elsewhere.created(INTENT)).toStrictEqual(created());
});
