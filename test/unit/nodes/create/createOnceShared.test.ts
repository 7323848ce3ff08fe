import type { ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import type { IfTaskExists } from '../../../../nodes/TencentLive/create/intent';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { Creating, created, existing, recovered } from '../support/creating';
import { Deferred, watch } from '../support/deferred';
import { listedTask } from '../support/fakeService';
import { intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const INTENT = intentOf();

describe('equal intents at the same time', () => {
	it.each(['reuse', 'create'] as const)(
		'share one call with %s: it is created for one and exists for the others',
		async (ifTaskExists) => {
			const here = new Creating();
			const intent = intentOf({ ifTaskExists });
			const all = [here.create(intent), here.create(intent), here.create(intent)];
			expect(await here.clock.finish(Promise.all(all))).toStrictEqual([
				created(),
				existing('new-1'),
				existing('new-1'),
			]);
			expect(here.sends).toBe(1);
			expect(here.service.lists).toHaveLength(1);
		},
	);

	it('share one call with fail: it exists already for the others', async () => {
		const here = new Creating();
		const intent = intentOf({ ifTaskExists: 'fail' });
		const both = Promise.allSettled([here.create(intent), here.create(intent)]);
		const [led, followed] = await here.clock.finish(both);
		expect(led).toStrictEqual({ status: 'fulfilled', value: created() });
		expect(followed).toMatchObject({
			reason: { outcome: 'not_created', circumstances: { taskId: 'new-1' } },
		});
		expect(here.sends).toBe(1);
	});

	it('share an error that is no failure of the service', async () => {
		const here = new Creating();
		const bug = new TypeError('a bug');
		here.service.listScripts.push(async () => await Promise.reject(bug));
		const both = Promise.allSettled([here.create(INTENT), here.create(INTENT)]);
		const ends = await here.clock.finish(both);
		expect(ends).toStrictEqual([
			{ status: 'rejected', reason: bug },
			{ status: 'rejected', reason: bug },
		]);
	});

	it('share what was recovered', async () => {
		const here = new Creating();
		here.service.createScripts.push(here.losing(listedTask('made')));
		const both = [here.create(INTENT), here.create(INTENT)];
		expect(await here.clock.finish(Promise.all(both))).toStrictEqual([
			recovered('made'),
			existing('made'),
		]);
	});

	it('share a failure', async () => {
		const here = new Creating();
		const reason = new ApiError('rejected', 'It did not run.');
		here.service.createScripts.push(async () => await Promise.reject(reason));
		const both = Promise.allSettled([here.create(INTENT), here.create(INTENT)]);
		const [led, followed] = await here.clock.finish(both);
		expect(led).toMatchObject({ reason: { outcome: 'not_created' } });
		expect(followed).toStrictEqual(led);
		expect(here.sends).toBe(1);
	});

	it.each<[IfTaskExists, string]>([
		['reuse', 'unknown'],
		['create', 'unknown'],
		// What fails if a task exists has no part in the other one's.
		['fail', 'not_created'],
	])('share an unknown fate with %s: for the others it is %s', async (ifTaskExists, outcome) => {
		const here = new Creating();
		const intent = intentOf({ ifTaskExists });
		here.service.createScripts.push(here.losing());
		const both = Promise.allSettled([here.create(intent), here.create(intent)]);
		const [led, followed] = await here.clock.finish(both);
		expect(led).toMatchObject({ reason: { outcome: 'unknown' } });
		expect(followed).toMatchObject({ reason: { outcome } });
		if (outcome === 'unknown') expect(followed).toStrictEqual(led);
		expect(here.sends).toBe(1);
	});

	it('are no longer shared once the call has ended', async () => {
		const here = new Creating();
		const create = intentOf({ ifTaskExists: 'create' });
		await here.created(create);
		expect(await here.created(create)).toStrictEqual(created('new-2', 'r-2'));
	});
});

describe('when the execution that makes the call is cancelled', () => {
	/** A leader that is cancelled in some stage, and one that wants the same. */
	async function takenOver(
		ifTaskExists: IfTaskExists,
		stage: 'looking' | 'pacing' | 'recovering',
		made: ListedTask[] = [],
	) {
		const here = new Creating();
		const controller = new AbortController();
		const intent = intentOf({ ifTaskExists });
		const cancelled = new Deferred<never>();
		if (stage === 'looking') here.service.listScripts.push(async () => await cancelled.promise);
		else if (stage === 'pacing')
			here.service.createScripts.push(async () => await cancelled.promise);
		else here.service.createScripts.push(here.losing());
		const ends = Promise.allSettled([
			here.create(intent, { signal: controller.signal }),
			here.create(intent),
		]);
		cancelled.promise.catch(() => {});
		await here.clock.advance(1_000);
		here.service.tasks.push(...made);
		controller.abort(new Error('stopped'));
		cancelled.reject(new CancelledError());
		const [led, followed] = await here.clock.finish(ends);
		return { here, led, followed };
	}

	it.each(['looking', 'pacing'] as const)(
		'before anything was sent, while %s: another sends',
		async (stage) => {
			for (const ifTaskExists of ['reuse', 'fail', 'create'] as const) {
				const { led, followed } = await takenOver(ifTaskExists, stage);
				expect(led).toMatchObject({ status: 'rejected', reason: { outcome: 'not_created' } });
				expect(followed).toMatchObject({ status: 'fulfilled', value: { outcome: 'created' } });
			}
		},
	);

	it.each<[IfTaskExists, string]>([
		['reuse', 'unknown'],
		['fail', 'not_created'],
	])(
		'while recovering, with %s: another goes on looking, and does not send',
		async (ifTaskExists, outcome) => {
			const { here, led, followed } = await takenOver(ifTaskExists, 'recovering');
			expect(led).toMatchObject({
				reason: { outcome: 'unknown', circumstances: { abandoned: true } },
			});
			expect(followed).toMatchObject({ reason: { outcome, circumstances: { abandoned: false } } });
			expect(here.sends).toBe(1);
			expect(here.clock.now()).toBe(NOW + 25_000);
		},
	);

	it('while recovering: another finds the task', async () => {
		const reuse = await takenOver('reuse', 'recovering', [listedTask('made')]);
		expect(reuse.followed).toStrictEqual({ status: 'fulfilled', value: existing('made') });
		expect(reuse.here.sends).toBe(1);
		const fail = await takenOver('fail', 'recovering', [listedTask('made')]);
		expect(fail.followed).toMatchObject({ reason: { circumstances: { taskId: 'made' } } });
		expect(fail.here.sends).toBe(1);
	});

	it('while recovering, with create: another does not go on, for it could only send again', async () => {
		const { here, led, followed } = await takenOver('create', 'recovering', [listedTask('made')]);
		expect(led).toMatchObject({ reason: { outcome: 'unknown' } });
		expect(followed).toStrictEqual(led);
		expect(here.sends).toBe(1);
	});
});

describe('intents of one stream where overlapping counts', () => {
	const overlapping = (start: number, end: number, parts: Parameters<typeof intentOf>[0] = {}) =>
		intentOf({ matchExisting: 'overlapping', request: scheduled(start, end), ...parts });

	it('look and send one after the other', async () => {
		const here = new Creating();
		const both = [here.create(overlapping(0, 2 * HOUR)), here.create(overlapping(HOUR, 3 * HOUR))];
		expect(await here.clock.finish(Promise.all(both))).toStrictEqual([
			created(),
			existing('new-1'),
		]);
		expect(here.sends).toBe(1);
	});

	it('wait for each other, and for no other stream', async () => {
		const here = new Creating();
		const slow = new Deferred<ListedTask[]>();
		here.service.listScripts.push(async () => await slow.promise);
		const first = here.create(overlapping(0, HOUR));
		const second = watch(here.create(overlapping(2 * HOUR, 3 * HOUR)));
		const elsewhere = recordingRequest({ channel: 'other' });
		await here.clock.finish(here.create(overlapping(0, HOUR, { request: elsewhere })));
		expect(second.state).toBe('open');
		slow.resolve([]);
		await here.clock.finish(first);
		await here.clock.advance(0);
		expect(second.state).toBe('fulfilled');
		expect(here.sends).toBe(3);
	});

	it('do not wait where only the same times count', async () => {
		const here = new Creating();
		const slow = new Deferred<ListedTask[]>();
		here.service.listScripts.push(async () => await slow.promise);
		const first = here.create(intentOf({ request: scheduled(0, HOUR) }));
		const second = here.create(intentOf({ request: scheduled(0, 2 * HOUR) }));
		expect(await here.clock.finish(second)).toStrictEqual(created());
		slow.resolve([]);
		await here.clock.finish(first);
	});
});
