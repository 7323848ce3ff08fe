import { Api3 } from '../../../../../nodes/TencentLive/api/v3/Api3';
import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import { InvalidParameterError } from '../../../../../nodes/TencentLive/api/InvalidParameterError';
import { livePushes, publishedStreamPages } from '../../../../../nodes/TencentLive/api/v3/streams';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { noPause, TIME } from '../../support/accountTime';
import { pagesOf } from '../../support/failing';
import { NOW } from '../../support/recordingRequest';
import { answering } from '../../support/replies';
import { failureOf } from '../../support/thrown';

/* What API 3.0 knows of recordings that are past, put together from several of its lists. */

const DAY = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().replace('.000', '');
const STREAM = { channel: 's', domain: 'd', appName: 'live' };
const QUERY = { ...STREAM, from: NOW - DAY, to: NOW };

const online = (channel: string, ...times: number[]): JsonObject => ({
	...{ StreamName: channel, DomainName: 'd', AppName: 'live' },
	PublishTimeList: times.map((time) => ({ PublishTime: iso(time) })),
});
const event = (start: number, stop: number | null, channel = 's'): JsonObject => ({
	...{ StreamName: channel, DomainName: 'd', AppName: 'live', StreamStartTime: iso(start) },
	StreamEndTime: stop === null ? '' : iso(stop),
});

/** An API whose lists answer like this, by action. */
function apiWith(answers: Record<string, JsonObject>, hasWholeApi = true) {
	const calls: Action3[] = [];
	const call = async (action: Action3) => {
		calls.push(action);
		return await Promise.resolve(answers[action.action] ?? {});
	};
	return { api: new Api3(call, 'an account', TIME, noPause, hasWholeApi), call, calls };
}

describe('pushes that go on', () => {
	it('begin with the last time at which their stream was published; others end with the next', async () => {
		const info = online('s', NOW - 1_000, NOW - 9_000, NOW - 5_000);
		const { call, calls } = answering<Action3>({ OnlineInfo: [info] });
		const push = { ...STREAM, stopReason: null, seconds: null, raw: info };
		expect(await livePushes(call, STREAM)).toEqual([
			{ ...push, startTime: NOW - 9_000, stopTime: NOW - 5_000 },
			{ ...push, startTime: NOW - 5_000, stopTime: NOW - 1_000 },
			{ ...push, startTime: NOW - 1_000, stopTime: null },
		]);
		expect(calls[0]?.parameters).toMatchObject({
			...{ DomainName: 'd', AppName: 'live', StreamName: 's' },
		});
	});

	it('began at some time where none is told', async () => {
		const { call } = answering<Action3>({ OnlineInfo: [online('s')] });
		expect(await livePushes(call, STREAM)).toMatchObject([{ startTime: 0, stopTime: null }]);
	});
});

describe('streams that were published', () => {
	it('are each given once, the last first, and marked where they are live', async () => {
		const { call } = apiWith({
			DescribeLiveStreamOnlineList: { OnlineInfo: [online('live', NOW)] },
			DescribeLiveStreamPublishedList: {
				PublishInfo: [
					event(NOW - 100_000, NOW - 50_000, 'live'),
					event(NOW - 200_000, NOW - 150_000, 'gone'),
					event(NOW - 300_000, NOW - 250_000, 'live'),
				],
			},
		});
		const pages = await pagesOf(publishedStreamPages(call, QUERY, NOW));
		expect(pages.flat().map((one) => [one.channel, one.state, one.publishedAt])).toEqual([
			['live', 'active', NOW - 100_000],
			['gone', 'inactive', NOW - 200_000],
		]);
	});

	it('need a domain', async () => {
		const { api } = apiWith({});
		const query = { domain: null, appName: null, published: { from: NOW - DAY, to: NOW } };
		const { field } = await failureOf(() => api.streamPages(query), InvalidParameterError);
		expect(field).toBe('Domain');
	});

	it('are listed up to now, in whole seconds', async () => {
		const { api, calls } = apiWith({});
		const published = { from: NOW - DAY, to: NOW + DAY };
		await pagesOf(api.streamPages({ domain: 'd', appName: null, published }));
		const [, list] = calls;
		expect(list).toMatchObject({
			action: 'DescribeLiveStreamPublishedList',
			parameters: { DomainName: 'd', StartTime: iso(NOW - DAY), EndTime: iso(NOW) },
		});
	});
});

describe('pushes of a stream', () => {
	it('are those of the list, and those that go on', async () => {
		const { api } = apiWith({
			DescribeLiveStreamEventList: { EventList: [event(NOW - 9_000, NOW - 5_000)] },
			DescribeLiveStreamOnlineList: { OnlineInfo: [online('s', NOW - 9_000, NOW - 1_000)] },
		});
		const pushes = await api.pushes(QUERY);
		// The first of what is live is the one of the list, which knows its end.
		expect(pushes?.map(({ startTime, stopTime }) => [startTime, stopTime])).toEqual([
			[NOW - 9_000, NOW - 5_000],
			[NOW - 1_000, null],
		]);
	});

	it('that the list lacks are not lost', async () => {
		const { api } = apiWith({
			DescribeLiveStreamEventList: { EventList: [event(NOW - 9_000, NOW - 5_000, 'other')] },
			DescribeLiveStreamOnlineList: { OnlineInfo: [online('s', NOW - 9_000, NOW - 1_000)] },
		});
		expect(await api.pushes(QUERY)).toHaveLength(3);
	});

	it('are not told of where they are too long ago', async () => {
		const { api, calls } = apiWith({});
		expect(await api.pushes({ ...QUERY, from: NOW - 60 * DAY })).toBeUndefined();
		expect(calls).toEqual([]);
		expect(await api.pushes({ ...QUERY, from: NOW - 60 * DAY + 60_000 })).toEqual([]);
	});

	it.each([
		[null, 10],
		['s', 200],
	])('of the stream %p are read in so many calls at most', async (channel, most) => {
		const { api, calls } = apiWith({ DescribeLiveStreamEventList: { TotalPage: 1_000 } });
		expect(await api.pushes({ ...QUERY, channel })).toBeUndefined();
		expect(calls).toHaveLength(most);
	});
});

describe('files that were sent', () => {
	const body = JSON.stringify({ file_id: 'f', end_time: 5 });
	const SENT = { DescribeCallbackRecordsList: { DataInfoList: [{ Request: body }] } };

	it('are those of the stream, up to now', async () => {
		const { api, calls } = apiWith(SENT);
		expect(await api.filesSent(STREAM, NOW - 1_000, NOW + DAY)).toMatchObject([{ fileId: 'f' }]);
		expect(calls.map(({ parameters }) => parameters)).toMatchObject([
			{ StartTime: iso(NOW - 1_000), EndTime: iso(NOW), StreamName: 's', EventType: 100 },
		]);
	});

	it('are not told of on a site that cannot, and too long ago', async () => {
		const { api, calls } = apiWith(SENT, false);
		expect(await api.filesSent(STREAM, NOW - 1_000, NOW)).toBeUndefined();
		const whole = apiWith(SENT);
		expect(await whole.api.filesSent(STREAM, NOW - 14 * DAY, NOW)).toBeUndefined();
		expect([...calls, ...whole.calls]).toEqual([]);
	});
});

it('files of several streams come from Video on Demand, templates from their list', async () => {
	const { api, calls } = apiWith({
		DescribeLiveRecordTemplates: { Templates: [{ TemplateId: 7, HlsParam: { Enable: 1 } }] },
	});
	const query = { channels: ['s'], domain: 'd', appName: 'live', subAppId: null };
	expect(await api.filesOf({ ...query, from: NOW, to: NOW })).toEqual(new Map([['s', []]]));
	expect((await api.plans()).get(7)?.formats).toEqual(['hls']);
	expect(calls.map(({ action }) => action)).toEqual(['SearchMedia', 'DescribeLiveRecordTemplates']);
});

it('it tells by templates what tasks record, and the service’s clock as it was heard', () => {
	const { api } = apiWith({});
	expect(api.traits).toMatchObject({ tellsFormats: true, realTimeCut: null });
	expect([api.traits.tasksListedFor, api.traits.pushesListedFor]).toEqual([
		90 * DAY - 60_000,
		60 * DAY - 60_000,
	]);
	expect(api.serviceNow()).toBe(TIME.serviceNow());
});
