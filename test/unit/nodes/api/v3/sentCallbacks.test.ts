import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import { callbackPages, filesSent } from '../../../../../nodes/TencentLive/api/v3/sentCallbacks';
import { answering } from '../../support/replies';

const NOW = Date.UTC(2026, 10, 23, 4);
const HOUR = 3_600_000;
const QUERY = { channel: 's', from: NOW - HOUR, to: NOW, type: null, result: null };

const entry = (body: string, more = {}) => ({
	EventTime: '2026-11-23T03:30:00Z',
	EventType: 100,
	Request: body,
	Response: 'ok',
	ResponseTime: '2026-11-23T03:30:01Z',
	ResultCode: 0,
	StreamId: 's',
	...more,
});

it('gives what was sent and what came back', async () => {
	const raw = entry('{"task_id":18446744073709551615}');
	const { call, calls } = answering<Action3>({ DataInfoList: [raw, null] });
	const [page] = [await callbackPages(call, QUERY, NOW).next()];
	expect(page?.value).toEqual([
		{
			type: 100,
			time: NOW - HOUR / 2,
			channel: 's',
			body: { task_id: '18446744073709551615' },
			answer: 'ok',
			answeredAt: NOW - HOUR / 2 + 1000,
			result: 0,
			raw,
		},
	]);
	expect(calls[0]?.parameters).toEqual({
		StartTime: '2026-11-23T03:00:00Z',
		EndTime: '2026-11-23T04:00:00Z',
		StreamName: 's',
		PageNum: 1,
		PageSize: 100,
	});
});

it.each(['', 'no JSON', '[]', '7'])('a body that is %p is none', async (text) => {
	const { call } = answering<Action3>({ DataInfoList: [entry(text, { Response: '' })] });
	const { value } = await callbackPages(call, QUERY, NOW).next();
	expect(value).toMatchObject([{ body: null, answer: null }]);
});

it('asks for a day at once, the last first, and no longer back than is kept', async () => {
	const { call, calls } = answering<Action3>({});
	const query = { ...QUERY, from: NOW - 999 * HOUR, to: NOW - 300 * HOUR, type: 1, result: 0 };
	for await (const page of callbackPages(call, query, NOW)) expect(page).toEqual([]);
	expect(calls.map(({ parameters: { StartTime, EndTime } }) => [StartTime, EndTime])).toEqual([
		['2026-11-09T16:00:00Z', '2026-11-10T16:00:00Z'],
		['2026-11-09T04:01:00Z', '2026-11-09T16:00:00Z'],
	]);
	expect(calls[0]?.parameters).toMatchObject({ EventType: 1, ResultCode: 0 });
});

const STREAM = { channel: 's', domain: 'push.example.com', appName: 'live' };

it.each([
	['as event 100 has them', { app: 'PUSH.example.com', appname: 'live' }, true],
	['as later ones have them', { domain: 'push.example.com', path: 'live' }, true],
	['not at all', {}, true],
	['with another domain', { app: 'other.example.com', appname: 'live' }, false],
	['with another app', { app: 'push.example.com', appname: 'studio' }, false],
])('a file is of the stream whose place its event names %s: %p', async (_how, place, isOf) => {
	const body = JSON.stringify({ file_id: 'f', ...place });
	const { call } = answering<Action3>({ DataInfoList: [entry(body)] });
	expect(await filesSent(call, STREAM, QUERY, NOW)).toHaveLength(isOf ? 1 : 0);
});

it.each([0, -1, null])('a start of %p is none', async (start_time) => {
	const body = JSON.stringify({ file_id: 'f', start_time, end_time: 160, duration: 60 });
	const { call } = answering<Action3>({ DataInfoList: [entry(body)] });
	const [file] = await filesSent(call, STREAM, QUERY, NOW);
	expect(file).toMatchObject({ startTime: null, endTime: 160_000 });
});

it('a file that was told of twice is one', async () => {
	const body = JSON.stringify({
		...{ file_id: 'f', video_url: 'http://x/f.m3u8', task_id: 't', file_format: 'hls' },
		...{ start_time: 100, end_time: 160, duration: 60, file_size: '9' },
	});
	const { call } = answering<Action3>({
		DataInfoList: [entry(body), entry(body), entry('{}'), entry('no JSON')],
	});
	expect(await filesSent(call, STREAM, QUERY, NOW)).toMatchObject([
		{
			fileId: 'f',
			url: 'http://x/f.m3u8',
			taskId: 't',
			startTime: 100_000,
			endTime: 160_000,
			duration: 60,
			size: '9',
			format: 'hls',
		},
	]);
});

it('what was sent in the second that two queries share is given once', async () => {
	const to = NOW;
	const query = { ...QUERY, from: NOW - 25 * HOUR, to };
	const shared = entry('{"n":1}', { EventTime: '2026-11-22T04:00:00Z' });
	const other = entry('{"n":2}', { EventTime: '2026-11-22T04:00:00Z' });
	const { call, calls } = answering<Action3>({ DataInfoList: [shared, other] });
	const given = [];
	for await (const page of callbackPages(call, query, NOW)) given.push(...page);
	expect(calls).toHaveLength(2);
	expect(given.map(({ raw }) => raw)).toEqual([shared, other]);
});
