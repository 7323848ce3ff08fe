import type { RecordingRequest } from '../../../../nodes/TencentLive/api/recordings';
import { Look } from '../../../../nodes/TencentLive/create/Look';
import { Deferred } from '../support/deferred';
import { FakeClock, settle } from '../support/fakeClock';
import { FakeService, listedTask, LOST } from '../support/fakeService';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const MARGIN = 86_460_000;
const STALE = 60_000;
const APP = { domain: 'push.example.com', appName: 'live' };

const of = (channel: string, parts: Partial<RecordingRequest> = {}) =>
	recordingRequest({ channel, ...parts });
const between = (channel: string, start: number, end: number) => ({
	...scheduled(start * HOUR, end * HOUR),
	channel,
});

/** A look for some requests, and what it asks the service for. */
function looking(requests: RecordingRequest[], version: 'v3' | 'v2' = 'v3') {
	const clock = new FakeClock();
	const service = new FakeService(clock);
	const look = new Look(service.api(version), clock, requests);
	const channels = () => service.lists.map(({ query }) => query.channel);
	/** The next listings come after so many milliseconds. */
	const slow = (...delays: number[]) => {
		for (const delay of delays) {
			service.listScripts.push(async () => {
				await clock.sleep(delay);
				return [...service.tasks];
			});
		}
	};
	return { service, clock, look, channels, slow };
}

describe('one stream', () => {
	it("is listed by itself, around the request, by the service's clock", async () => {
		const request = of('a');
		const { service, clock, look } = looking([request]);
		service.tasks = [listedTask('t')];
		service.ahead = 7;
		clock.setBy = -HOUR;
		expect(await look.around(request)).toStrictEqual({ askedAt: NOW, tasks: service.tasks });
		const query = { ...APP, channel: 'a', from: NOW + 7 - MARGIN, to: NOW + HOUR + MARGIN };
		expect(service.lists).toStrictEqual([{ query, mostPages: undefined }]);
	});

	it('is listed by this clock where the service tells none', async () => {
		const { service, clock, look } = looking([]);
		service.ahead = null;
		clock.setBy = 9;
		await look.around(of('a'));
		expect(service.lists[0]?.query.from).toBe(NOW + 9 - MARGIN);
	});

	it('is listed once for all its items, around all of them', async () => {
		const [late, early] = [between('a', 1, 9), between('a', -2, 1)];
		const { service, look } = looking([late, early]);
		await look.around(late);
		await look.around(early);
		expect(service.lists.map(({ query }) => query)).toStrictEqual([
			{ ...APP, channel: 'a', from: NOW - 2 * HOUR - MARGIN, to: NOW + 9 * HOUR + MARGIN },
		]);
	});

	it.each([
		['serves', 10_000, undefined, 1],
		['does not serve', 10_001, undefined, 2],
		['serves whoever needs no newer one', 5_000, 0, 1],
		['does not serve whoever needs a newer one', 5_000, 1, 2],
	])('a listing %s %d ms later', async (_what, later, notBefore, calls) => {
		const request = of('a');
		const { service, clock, look } = looking([request]);
		await look.around(request);
		clock.time += later;
		const { askedAt } = await look.around(request, notBefore && NOW + notBefore);
		expect(service.lists).toHaveLength(calls);
		expect(askedAt).toBe(calls === 1 ? NOW : NOW + later);
	});

	it('a listing is as old as the moment it was asked for', async () => {
		const request = of('a');
		const { service, clock, look, slow } = looking([request]);
		slow(9_000);
		const first = look.around(request);
		await clock.advance(8_000);
		const second = look.around(request);
		await clock.advance(1_000);
		expect(await first).toStrictEqual(await second);
		await clock.advance(1_001);
		await look.around(request);
		expect(service.lists).toHaveLength(2);
	});

	it('fails as the listing fails, for all who wait for it, and is listed anew for the next', async () => {
		const request = of('a');
		const { service, look } = looking([request]);
		const script = new Deferred<[]>();
		service.listScripts.push(async () => await script.promise);
		const waiting = [look.around(request), look.around(request)];
		script.reject(LOST);
		expect(await Promise.allSettled(waiting)).toStrictEqual(
			waiting.map(() => ({ status: 'rejected', reason: LOST })),
		);
		await settle();
		expect(await look.around(request)).toMatchObject({ tasks: [] });
		expect(service.lists).toHaveLength(2);
	});

	it('a late failure does not undo a listing that was asked for after it', async () => {
		const request = of('a');
		const { service, clock, look } = looking([request]);
		const script = new Deferred<[]>();
		service.listScripts.push(async () => await script.promise);
		const failing = look.around(request);
		clock.time += 1;
		await look.around(request, NOW + 1);
		script.reject(LOST);
		await expect(failing).rejects.toBe(LOST);
		await look.around(request);
		expect(service.lists).toHaveLength(2);
	});

	it.each([
		['of the run', [of('a')]],
		['asked for only now', []],
	])('fails where it has more tasks than can be listed: %s', async (_what, requests) => {
		const { service, look } = looking(requests);
		service.listScripts.push(async () => undefined);
		await expect(look.around(requests[0] ?? of('a'))).rejects.toMatchObject({
			kind: 'unknown',
			message: '"a" has too many recording tasks to list.',
		});
	});
});

describe('a listing that is too old once it is there', () => {
	it.each([
		['of the run', true, undefined],
		['of the run, for whoever needs a new one', true, NOW],
		['asked for only now', false, undefined],
	])('is asked for again: %s', async (_what, isKnown, notBefore) => {
		const request = of('a');
		const { service, clock, look, slow } = looking(isKnown ? [request] : []);
		slow(STALE + 1, STALE + 1, STALE);
		const { askedAt } = await clock.finish(look.around(request, notBefore));
		expect(askedAt).toBe(NOW + 2 * (STALE + 1));
		expect(service.lists).toHaveLength(3);
	});

	it('three times at most', async () => {
		const request = of('a');
		const { service, clock, look, slow } = looking([request]);
		slow(...[1, 2, 3, 4].map(() => STALE + 1));
		await expect(clock.finish(look.around(request))).rejects.toMatchObject({
			kind: 'unknown',
			message: 'Tencent Cloud takes too long to list recording tasks.',
		});
		expect(service.lists).toHaveLength(3);
	});
});

describe('several streams of an app', () => {
	it('are listed together, around all of them, in fewer calls than there are streams', async () => {
		const requests = [between('a', 1, 2), between('b', -1, 1), between('c', 2, 5)];
		const { service, look } = looking(requests);
		service.tasks = [listedTask('t', { channel: 'b' })];
		for (const request of requests) {
			expect(await look.around(request)).toStrictEqual({ askedAt: NOW, tasks: service.tasks });
		}
		const query = { ...APP, channel: null, from: NOW - HOUR - MARGIN, to: NOW + 5 * HOUR + MARGIN };
		expect(service.lists).toStrictEqual([{ query, mostPages: 2 }]);
	});

	it.each([
		[5, 4],
		[6, 5],
		[7, 5],
		[10_000, 5],
	])('of %d streams are listed together on %d pages at most', async (streams, mostPages) => {
		const requests = Array.from({ length: streams }, (_, index) => of(`stream ${index}`));
		const { service, look } = looking(requests);
		for (const request of requests.slice(0, 3)) await look.around(request);
		expect(service.lists.map((list) => list.mostPages)).toStrictEqual([mostPages]);
	});

	it('are not told from one by how many items they have', async () => {
		const requests = [of('a'), of('a', { endTime: NOW + 2 * HOUR }), of('a')];
		const { look, channels } = looking(requests);
		for (const request of requests) await look.around(request);
		expect(channels()).toStrictEqual(['a']);
	});

	it('are listed one by one, and no longer together, where that takes fewer calls', async () => {
		const requests = [of('a'), of('b'), of('a', { endTime: NOW + 2 * HOUR })];
		const { service, clock, look, channels } = looking(requests);
		service.listScripts.push(async () => undefined);
		for (const request of requests) await look.around(request);
		expect(channels()).toStrictEqual([null, 'a', 'b']);
		const query = { ...APP, channel: 'a', from: NOW - MARGIN, to: NOW + 2 * HOUR + MARGIN };
		expect(service.lists[1]).toStrictEqual({ query, mostPages: undefined });
		expect(service.lists[2]?.query.to).toBe(NOW + HOUR + MARGIN);
		clock.time += 10_001;
		for (const request of requests) await look.around(request);
		expect(channels()).toStrictEqual([null, 'a', 'b', 'a', 'b']);
	});

	it('fall back together, each to its own listing, when they wait at the same time', async () => {
		const requests = [of('a'), of('b')];
		const { service, look, channels } = looking(requests);
		service.listScripts.push(async () => undefined);
		await Promise.all(requests.map(async (request) => await look.around(request)));
		expect(channels()).toStrictEqual([null, 'a', 'b']);
	});
});

it('different apps are listed by themselves, the same domain in other letters with it', async () => {
	const others = [
		{ appName: 'other' },
		{ domain: 'b.example.com' },
		{ domain: 'PUSH.example.com.' },
	];
	const requests = [of('a'), of('b'), ...others.map((parts) => of('a', parts))];
	const { service, look } = looking(requests);
	for (const request of requests) await look.around(request);
	const asked = service.lists.map(({ query }) => [query.domain, query.appName, query.channel]);
	expect(asked).toStrictEqual([
		['push.example.com', 'live', null],
		['push.example.com', 'other', 'a'],
		['b.example.com', 'live', 'a'],
	]);
});

it('a generation that lists one stream only lists each, for all its items', async () => {
	const nowhere = { domain: null, appName: null };
	const requests = ['a', 'b', 'a'].map((channel) => of(channel, nowhere));
	const { service, look, channels } = looking(requests, 'v2');
	for (const request of requests) await look.around(request);
	expect(channels()).toStrictEqual(['a', 'b']);
	expect(service.lists.map(({ mostPages }) => mostPages)).toStrictEqual([undefined, undefined]);
});

it.each([
	['of a stream that was', [of('a')]],
	['of a stream that was not, in an app with several', [of('b'), of('c')]],
	['of another app', [of('a', { appName: 'other' })]],
])(
	'a request that was not known before is listed by itself, each time: %s',
	async (_what, known) => {
		const { service, look } = looking(known);
		const late = of('a', { endTime: NOW + 3 * HOUR });
		service.tasks = [listedTask('t')];
		expect(await look.around(late)).toStrictEqual({ askedAt: NOW, tasks: service.tasks });
		await look.around(late);
		const query = { ...APP, channel: 'a', from: NOW - MARGIN, to: NOW + 3 * HOUR + MARGIN };
		const expected = { query, mostPages: undefined };
		expect(service.lists).toStrictEqual([expected, expected]);
	},
);

describe('the newest listing that came', () => {
	it('is none before one came', async () => {
		const request = of('a');
		const { look, clock, slow } = looking([request]);
		slow(5);
		const first = look.around(request);
		expect(look.newest(request)).toBeUndefined();
		await clock.finish(first);
		expect(look.newest(request)).toMatchObject({ askedAt: NOW, tasks: [] });
	});

	it.each([
		['serves an equal request that is read only later', between('a', 0, 2), true],
		['holds all around it', between('a', 0, 1), true],
		['would have to begin earlier', between('a', -1, 2), false],
		['would have to end later', between('a', 0, 3), false],
		['is of another stream', between('b', 0, 2), false],
	])('%s', async (_what, request, serves) => {
		const { look } = looking([]);
		await look.around(between('a', 0, 2));
		expect(look.newest(request) !== undefined).toBe(serves);
	});

	it('is the one that was asked for last, whichever came last', async () => {
		const request = of('a');
		const { service, look, clock, slow } = looking([request]);
		slow(20, 5);
		const first = look.around(request);
		await clock.advance(10);
		service.tasks = [listedTask('t')];
		await clock.finish(look.around(request, NOW + 10));
		await clock.finish(first);
		expect(look.newest(request)).toMatchObject({ askedAt: NOW + 10 });
	});

	it.each([
		['of the stream, after one of the app', ['app', 'stream'], NOW + 1],
		['of the app', ['app'], NOW],
	])('may be one %s', async (_what, listings, askedAt) => {
		const requests = [of('a'), of('b')];
		const [request = of('a')] = requests;
		const { service, look, clock } = looking(requests);
		for (const one of listings) {
			if (one === 'stream') service.listScripts.push(async () => undefined);
			await look.around(request, clock.time);
			clock.time += 1;
		}
		expect(look.newest(request)).toMatchObject({ askedAt });
	});
});

describe('listings of single streams', () => {
	it('go one after the other, and each is as old as its own pages', async () => {
		const requests = [of('a'), of('b'), of('c')];
		const { service, clock, look, slow } = looking(requests, 'v2');
		slow(STALE - 1, STALE - 1, STALE - 1);
		const came = clock.finish(Promise.all(requests.map(async (one) => await look.around(one))));
		const ages = (await came).map(({ askedAt }) => askedAt - NOW);
		expect(ages).toEqual([0, STALE - 1, 2 * (STALE - 1)]);
		expect(service.lists).toHaveLength(3);
	});

	it('go on after one that failed', async () => {
		const { service, look } = looking([of('a'), of('b')], 'v2');
		service.listScripts.push(async () => await Promise.reject(LOST));
		const both = await Promise.allSettled([look.around(of('a')), look.around(of('b'))]);
		expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
	});

	it('of whole apps go side by side', async () => {
		const requests = [of('a'), of('b', { appName: 'other' })];
		const { clock, look, slow } = looking(requests);
		slow(5_000, 5_000);
		const came = await clock.finish(
			Promise.all(requests.map(async (one) => await look.around(one))),
		);
		expect(came.map(({ askedAt }) => askedAt - NOW)).toEqual([0, 0]);
	});
});
