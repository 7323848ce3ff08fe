import type { RecordingApi } from '../../../../nodes/TencentLive/api/RecordingApi';
import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import {
	recover,
	recoverEarlier,
	settledAfter,
	type Search,
} from '../../../../nodes/TencentLive/create/recovery';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { FakeClock } from '../support/fakeClock';
import { FakeService, listedTask } from '../support/fakeService';
import { intentOf, markOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';

const HOUR = 3_600_000;
const MARGIN = 86_460_000;
const MARK = markOf(intentOf());
const FAILURE = new ApiError('throttled', 'Too many calls.');

function searching(parts: Partial<Search> = {}) {
	const service = new FakeService();
	const clock = new FakeClock();
	const search: Search = {
		api: service.api3(),
		clock,
		signal: undefined,
		claim: () => true,
		...parts,
	};
	/** When the listing was read, in milliseconds from the start. */
	const looks = () => service.lists.map(({ now }) => now - NOW);
	return { service, clock, search, looks };
}

describe('settledAfter', () => {
	it.each<[string, RecordingApi, number]>([
		['5 minutes in v3', new FakeService().api3(), 300_000],
		['2 hours in v2', new FakeService().apiLegacy(), 7_200_000],
	])('is %s and 24 seconds after sending', (_what, api, lifetime) => {
		expect(settledAfter(markOf(intentOf(), { sentAt: NOW + 1 }), api)).toBe(
			NOW + 1 + lifetime + 24_000,
		);
	});
});

describe('looking for what was lost just now', () => {
	it('reads the listing after 3, 6, 12 and 24 seconds, then gives up', async () => {
		const { clock, search, looks } = searching();
		expect(await clock.finish(recover(MARK, search))).toBeUndefined();
		expect(looks()).toStrictEqual([3_000, 6_000, 12_000, 24_000]);
		expect(clock.sleeps).toStrictEqual([3_000, 3_000, 6_000, 12_000]);
	});

	it('asks for the tasks around the request as it was when it left', async () => {
		const { service, clock, search } = searching();
		const mark = markOf(intentOf(), { sentAt: NOW - 5_000 });
		await clock.finish(recover(mark, search));
		expect(service.lists[0]).toStrictEqual({
			query: {
				domain: 'push.example.com',
				appName: 'live',
				channel: 'my-stream',
				from: NOW - 5_000 - MARGIN,
				to: NOW + HOUR + MARGIN,
			},
			now: NOW + 3_000,
			mostPages: undefined,
		});
	});

	it.each([3_000, 6_000, 12_000, 24_000])('finds the task that is listed by %d ms', async (at) => {
		const { service, clock, search, looks } = searching();
		const finding = recover(MARK, search);
		await clock.advance(at - 1);
		service.tasks = [listedTask('a')];
		expect(await clock.finish(finding)).toStrictEqual(listedTask('a'));
		expect(looks().at(-1)).toBe(at);
	});

	it('finds one that is over already', async () => {
		const { service, clock, search } = searching();
		service.tasks = [listedTask('a', { state: 'over' })];
		expect(await clock.finish(recover(MARK, search))).toMatchObject({ taskId: 'a' });
	});

	it('does not take what was there before, is of another intent, stream or time', async () => {
		const taken = new Set(['taken']);
		const { service, clock, search } = searching({ claim: ({ taskId }) => !taken.has(taskId) });
		service.tasks = [
			listedTask('known'),
			listedTask('taken'),
			listedTask('other stream', { channel: 'b' }),
			listedTask('other end', { endTime: NOW }),
		];
		const mark = markOf(intentOf(), { knownIds: ['known', 'known too'] });
		expect(await clock.finish(recover(mark, search))).toBeUndefined();
		service.tasks.push(listedTask('own'), listedTask('later'));
		expect(await clock.finish(recover(mark, search))).toMatchObject({ taskId: 'own' });
	});

	it.each([
		['fails', async () => await Promise.reject(FAILURE)],
		['gives up', async () => undefined],
	])('looks again after a listing that %s', async (_what, script) => {
		const { service, clock, search, looks } = searching();
		service.listScripts.push(script, script);
		service.tasks = [listedTask('a')];
		expect(await clock.finish(recover(MARK, search))).toMatchObject({ taskId: 'a' });
		expect(looks()).toStrictEqual([3_000, 6_000, 12_000]);
	});

	it('does not hide an error that is no failure of the service', async () => {
		const { service, clock, search } = searching();
		service.listScripts.push(async () => await Promise.reject(new TypeError('a bug')));
		await expect(clock.finish(recover(MARK, search))).rejects.toThrow('a bug');
	});

	it('ends at once when the execution is cancelled', async () => {
		const controller = new AbortController();
		const { clock, search, looks } = searching({ signal: controller.signal });
		const finding = recover(MARK, search);
		await clock.advance(4_000);
		controller.abort(new Error('stopped'));
		expect(await finding).toBeUndefined();
		expect(looks()).toStrictEqual([3_000]);
		expect(clock.sleeping).toBe(0);
	});

	it('finds a v2 recording that the service cut to 30 minutes', async () => {
		const nowhere = { domain: null, appName: null };
		const service = new FakeService();
		const { clock, search } = searching({ api: service.apiLegacy() });
		const request = recordingRequest(nowhere);
		const cut = { ...nowhere, startTime: NOW + 1_000, endTime: NOW + 1_801_000 };
		service.tasks = [listedTask('cut', cut)];
		const mark = markOf(intentOf({ version: 'v2', request }));
		expect(await clock.finish(recover(mark, search))).toMatchObject({ taskId: 'cut' });
	});
});

describe('looking for what an earlier try sent', () => {
	const SETTLED = NOW + 324_000;

	/** What it comes to at a time, when the listing shows some tasks. */
	async function fateAt(time: number, given: ReturnType<typeof searching>, mark: Attempt = MARK) {
		given.clock.time = time;
		return await given.clock.finish(recoverEarlier(mark, given.search));
	}

	it('finds it at once where it is listed', async () => {
		const given = searching();
		given.service.tasks = [listedTask('a')];
		expect(await fateAt(NOW + 1_000, given)).toStrictEqual(listedTask('a'));
		expect(given.looks()).toStrictEqual([1_000]);
		expect(given.clock.sleeps).toStrictEqual([]);
	});

	it('looks like after a loss where it may still be carried out, and then knows nothing', async () => {
		const given = searching();
		expect(await fateAt(NOW + 1_000, given)).toBe('unseen');
		expect(given.looks()).toStrictEqual([1_000, 4_000, 7_000, 13_000, 25_000]);
	});

	it('finds it on the way', async () => {
		const given = searching();
		given.service.listScripts.push(async () => []);
		given.service.tasks = [listedTask('a')];
		expect(await fateAt(NOW, given)).toMatchObject({ taskId: 'a' });
		expect(given.looks()).toStrictEqual([0, 3_000]);
	});

	it('does not take what was there before', async () => {
		const given = searching();
		given.service.tasks = [listedTask('a')];
		const mark = markOf(intentOf(), { knownIds: ['a'] });
		expect(await fateAt(SETTLED + 1, given, mark)).toBe('absent');
	});

	it('says that there is none once nothing can come of it any more', async () => {
		const given = searching();
		expect(await fateAt(SETTLED + 1, given)).toBe('absent');
		expect(given.looks()).toHaveLength(1);
	});

	it('does not say so in the last moment', async () => {
		const given = searching();
		expect(await fateAt(SETTLED, given)).toBe('unseen');
		expect(given.looks()).toHaveLength(5);
	});

	it('takes the moment before the listing was read, not after', async () => {
		const given = searching();
		given.service.listScripts.push(async () => {
			given.clock.time = SETTLED + 1;
			return [];
		});
		expect(await fateAt(SETTLED, given)).toBe('unseen');
	});

	it('finds it afterwards all the same', async () => {
		const given = searching();
		given.service.tasks = [listedTask('a')];
		expect(await fateAt(SETTLED + HOUR, given)).toMatchObject({ taskId: 'a' });
	});

	it.each([
		['fails', async () => await Promise.reject(FAILURE)],
		['gives up', async () => undefined],
	])('knows nothing where the listing %s', async (_what, script) => {
		const late = searching();
		late.service.listScripts.push(script);
		expect(await fateAt(SETTLED + 1, late)).toBe('unseen');
		expect(late.looks()).toHaveLength(1);
		const early = searching();
		early.service.listScripts.push(script, script, script, script, script);
		expect(await fateAt(NOW, early)).toBe('unseen');
		expect(early.looks()).toHaveLength(5);
	});

	it('waits for nothing when the execution is cancelled', async () => {
		const given = searching({ signal: AbortSignal.abort(new Error('stopped')) });
		expect(await fateAt(NOW, given)).toBe('unseen');
		expect(given.looks()).toStrictEqual([0]);
	});
});
