import type { RecordingRequest } from '../../../../nodes/TencentLive/api/recordings';
import { Look } from '../../../../nodes/TencentLive/create/Look';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { Deferred } from '../support/deferred';
import { FakeClock, settle } from '../support/fakeClock';
import { FakeService, listedTask } from '../support/fakeService';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';
import { apiFailureOf } from '../support/thrown';

const HOUR = 3_600_000;
const MARGIN = 86_460_000;
const APP = { domain: 'push.example.com', appName: 'live' };

const of = (channel: string, parts: Partial<RecordingRequest> = {}) =>
	recordingRequest({ channel, ...parts });

/** A look-up for some requests, and what it asks the service for. */
function lookingFor(requests: RecordingRequest[], generation: 'api3' | 'apiLegacy' = 'api3') {
	const service = new FakeService();
	const clock = new FakeClock();
	const lookUp = new Look(service[generation](), clock, requests);
	const channels = () => service.lists.map(({ query }) => query.channel);
	return { service, clock, lookUp, channels };
}

describe('one stream', () => {
	it('is listed by itself, around the request', async () => {
		const request = of('a');
		const { service, clock, lookUp } = lookingFor([request]);
		service.tasks = [listedTask('t')];
		clock.time += 7;
		expect(await lookUp.tasksAround(request)).toStrictEqual([listedTask('t')]);
		expect(service.lists).toStrictEqual([
			{
				query: { ...APP, channel: 'a', from: NOW + 7 - MARGIN, to: NOW + HOUR + MARGIN },
				now: NOW + 7,
				mostPages: undefined,
			},
		]);
	});

	it('is listed once for all its items, around all of them', async () => {
		const early = { ...scheduled(-2 * HOUR, HOUR), channel: 'a' };
		const late = { ...scheduled(HOUR, 9 * HOUR), channel: 'a' };
		const { service, lookUp } = lookingFor([late, early]);
		await lookUp.tasksAround(late);
		await lookUp.tasksAround(early);
		expect(service.lists.map(({ query }) => query)).toStrictEqual([
			{ ...APP, channel: 'a', from: NOW - 2 * HOUR - MARGIN, to: NOW + 9 * HOUR + MARGIN },
		]);
	});

	it.each([
		['serves', 9_999, 1],
		['does not serve', 10_000, 2],
	])('%s an item that comes %d ms later', async (_what, later, calls) => {
		const request = of('a');
		const { service, clock, lookUp } = lookingFor([request]);
		await lookUp.tasksAround(request);
		clock.time += later;
		await lookUp.tasksAround(request);
		expect(service.lists).toHaveLength(calls);
	});

	it('counts those ten seconds from when the listing was asked for', async () => {
		const request = of('a');
		const { service, clock, lookUp } = lookingFor([request]);
		const slow = new Deferred<[]>();
		service.listScripts.push(async () => await slow.promise);
		const first = lookUp.tasksAround(request);
		clock.time += 9_000;
		const second = lookUp.tasksAround(request);
		slow.resolve([]);
		await Promise.all([first, second]);
		expect(service.lists).toHaveLength(1);
		clock.time += 1_000;
		await lookUp.tasksAround(request);
		expect(service.lists).toHaveLength(2);
	});

	it('fails as the listing fails, for those who wait for it, and is listed anew for the next', async () => {
		const request = of('a');
		const { service, lookUp } = lookingFor([request]);
		const failure = new ApiError('rejected', 'No right.');
		const slow = new Deferred<[]>();
		service.listScripts.push(async () => await slow.promise);
		const waiting = [lookUp.tasksAround(request), lookUp.tasksAround(request)];
		slow.reject(failure);
		const ends = await Promise.allSettled(waiting);
		expect(ends).toStrictEqual([
			{ status: 'rejected', reason: failure },
			{ status: 'rejected', reason: failure },
		]);
		await settle();
		expect(await lookUp.tasksAround(request)).toStrictEqual([]);
		expect(service.lists).toHaveLength(2);
	});

	it('fails where it has more tasks than can be listed', async () => {
		const request = of('a');
		const { service, lookUp } = lookingFor([request]);
		service.listScripts.push(async () => undefined);
		expect(await apiFailureOf(async () => await lookUp.tasksAround(request))).toMatchObject({
			kind: 'unknown',
			message: '"a" has too many recording tasks to list.',
		});
	});
});

describe('several streams of an app', () => {
	it('are listed together, around all of them, in fewer calls than there are streams', async () => {
		const requests = [
			{ ...scheduled(HOUR, 2 * HOUR), channel: 'a' },
			{ ...scheduled(-HOUR, HOUR), channel: 'b' },
			{ ...scheduled(2 * HOUR, 5 * HOUR), channel: 'c' },
		];
		const { service, lookUp } = lookingFor(requests);
		service.tasks = [listedTask('t', { channel: 'b' })];
		for (const request of requests) {
			expect(await lookUp.tasksAround(request)).toStrictEqual(service.tasks);
		}
		expect(service.lists).toStrictEqual([
			{
				query: { ...APP, channel: null, from: NOW - HOUR - MARGIN, to: NOW + 5 * HOUR + MARGIN },
				now: NOW,
				mostPages: 2,
			},
		]);
	});

	it.each([
		[5, 4],
		[6, 5],
		[7, 5],
		[10_000, 5],
	])('of %d streams are listed together on %d pages at most', async (streams, mostPages) => {
		const requests = Array.from({ length: streams }, (_, index) => of(`stream ${index}`));
		const { service, lookUp } = lookingFor(requests);
		for (const request of requests.slice(0, 3)) await lookUp.tasksAround(request);
		expect(service.lists.map((list) => list.mostPages)).toStrictEqual([mostPages]);
	});

	it('are not told from one by how many items they have', async () => {
		const requests = [of('a'), of('a', { endTime: NOW + 2 * HOUR }), of('a')];
		const { lookUp, channels } = lookingFor(requests);
		for (const request of requests) await lookUp.tasksAround(request);
		expect(channels()).toStrictEqual(['a']);
	});

	it('are listed again after ten seconds', async () => {
		const requests = [of('a'), of('b')];
		const { service, clock, lookUp } = lookingFor(requests);
		for (const request of requests) {
			await lookUp.tasksAround(request);
			clock.time += 10_000;
		}
		expect(service.lists.map(({ now }) => now)).toStrictEqual([NOW, NOW + 10_000]);
	});

	it('are listed one by one, and no longer together, where that takes fewer calls', async () => {
		const requests = [of('a'), of('b'), of('a', { endTime: NOW + 2 * HOUR })];
		const { service, clock, lookUp, channels } = lookingFor(requests);
		service.listScripts.push(async () => undefined);
		for (const request of requests) await lookUp.tasksAround(request);
		expect(channels()).toStrictEqual([null, 'a', 'b']);
		expect(service.lists[1]).toStrictEqual({
			query: { ...APP, channel: 'a', from: NOW - MARGIN, to: NOW + 2 * HOUR + MARGIN },
			now: NOW,
			mostPages: undefined,
		});
		expect(service.lists[2]?.query.to).toBe(NOW + HOUR + MARGIN);
		clock.time += 10_000;
		for (const request of requests) await lookUp.tasksAround(request);
		expect(channels()).toStrictEqual([null, 'a', 'b', 'a', 'b']);
	});

	it('fall back together, each to its own listing, when they wait at the same time', async () => {
		const requests = [of('a'), of('b')];
		const { service, lookUp, channels } = lookingFor(requests);
		service.listScripts.push(async () => undefined);
		await Promise.all(requests.map(async (request) => await lookUp.tasksAround(request)));
		expect(channels()).toStrictEqual([null, 'a', 'b']);
	});
});

describe('different apps', () => {
	it('are listed by themselves', async () => {
		const requests = [
			of('a'),
			of('b'),
			of('a', { appName: 'other' }),
			of('a', { domain: 'other.example.com' }),
		];
		const { service, lookUp } = lookingFor(requests);
		for (const request of requests) await lookUp.tasksAround(request);
		expect(
			service.lists.map(({ query: { domain, appName, channel } }) => [domain, appName, channel]),
		).toStrictEqual([
			['push.example.com', 'live', null],
			['push.example.com', 'other', 'a'],
			['other.example.com', 'live', 'a'],
		]);
	});
});

describe('a generation that lists one stream only', () => {
	it('lists each stream, for all its items', async () => {
		const nowhere = { domain: null, appName: null };
		const requests = ['a', 'b', 'a'].map((channel) => of(channel, nowhere));
		const { service, lookUp, channels } = lookingFor(requests, 'apiLegacy');
		for (const request of requests) await lookUp.tasksAround(request);
		expect(channels()).toStrictEqual(['a', 'b']);
		expect(service.lists.map(({ mostPages }) => mostPages)).toStrictEqual([undefined, undefined]);
	});
});

describe('a request that was not known before', () => {
	it.each([
		['of a stream that was', [of('a')]],
		['of an app with several streams', [of('a'), of('b')]],
		['of a stream that was not, in an app with several', [of('b'), of('c')]],
		['of another app', [of('a', { appName: 'other' })]],
	])('%s is listed by itself, each time', async (_what, requests) => {
		const { service, lookUp } = lookingFor(requests);
		const late = of('a', { endTime: NOW + 3 * HOUR });
		service.tasks = [listedTask('t')];
		expect(await lookUp.tasksAround(late)).toStrictEqual([listedTask('t')]);
		await lookUp.tasksAround(late);
		const expected = {
			query: { ...APP, channel: 'a', from: NOW - MARGIN, to: NOW + 3 * HOUR + MARGIN },
			now: NOW,
			mostPages: undefined,
		};
		expect(service.lists).toStrictEqual([expected, expected]);
	});

	it('fails where it has more tasks than can be listed', async () => {
		const { service, lookUp } = lookingFor([]);
		service.listScripts.push(async () => undefined);
		await expect(lookUp.tasksAround(of('a'))).rejects.toThrow(
			'"a" has too many recording tasks to list.',
		);
	});
});
