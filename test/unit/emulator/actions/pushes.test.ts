/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: answers callbacks on loopback */
/** What the service tells of pushes that were, and of what it called back. */
import { createServer } from 'node:http';

import { type EmulatorOptions, type RecordedFile } from '../../../emulator';
import { ask } from '../clients';
import { contract, each } from '../contract';
import { DAY, DOMAIN, HOUR, MINUTE, NOON, numbers, start } from '../running';

const push = (stream: string, from: number, to: number, more = {}) => ({
	...{ domain: DOMAIN, app: 'live', stream },
	from: NOON + from * MINUTE,
	to: NOON + to * MINUTE,
	...more,
});

const DAY_MINUTES = DAY / 60;
const RANGE = { StartTime: '2026-03-01T04:00:00Z', EndTime: '2026-03-02T04:00:00Z' };

const PUSHED: EmulatorOptions = {
	pushes: [
		push('s', -60, -50, { reason: 'network error' }),
		push('s', -40, -30),
		push('stage', -20, -10),
		push('other', -60, -50, { app: 'studio' }),
		push('far', -60, -49, { domain: 'd' }),
		push('old', -2 * DAY_MINUTES, -2 * DAY_MINUTES + 5),
	],
	streams: [{ domain: DOMAIN, app: 'live', stream: 'going', publishedAt: NOON - 5 * MINUTE }],
};

const BAD_RANGES = `
	StartTime=2026-03-01 | StartTime=2026-03-01T04:00:00+00:00 | StartTime=2026-02-30T04:00:00Z
	StartTime=2026-03-02T04:00:00Z | EndTime=2026-03-02T04:00:01Z
	StartTime=2026-01-31T03:59:59Z | StartTime=2025-12-01T04:00:00Z EndTime=2025-12-02T04:00:00Z`;

contract('DescribeLiveStreamEventList', {
	given: PUSHED,
	least: RANGE,
	takes: `
		StartTime=2026-01-31T04:00:00Z PageNum=1 PageSize=1
		DomainName=${DOMAIN} AppName=live StreamName=s IsStrict=1 IsFilter=1 IsAsc=1 PageSize=100`,
	refuses: { InvalidParameter: `${BAD_RANGES} | PageNum=0 | PageSize=0 | PageSize=101` },
	shows: each('EventList', 'StreamName'),
	answers: [
		['', ['stage', 's', 'far', 's']],
		['IsAsc=1', ['s', 'far', 's', 'stage']],
		['StreamName=s', ['stage', 's', 's']],
		['StreamName=s IsStrict=1', ['s', 's']],
		['IsStrict=1', ['stage', 's', 'far', 's']],
		['AppName=studio', ['other']],
		['DomainName=d', ['far']],
		['PageNum=2 PageSize=3', ['s']],
		['StartTime=2026-02-27T04:00:00Z PageSize=100 StreamName=old', ['old']],
	],
});

contract('DescribeLiveStreamEventList', {
	given: PUSHED,
	least: RANGE,
	answers: [
		[
			'StreamName=s IsStrict=1',
			{
				TotalNum: 2,
				TotalPage: 1,
				PageNum: 1,
				PageSize: 10,
				EventList: [
					{ StopReason: 'client disconnected' },
					{
						StreamName: 's',
						AppName: 'live',
						DomainName: DOMAIN,
						StreamStartTime: '2026-03-02T03:00:00Z',
						StreamEndTime: '2026-03-02T03:10:00Z',
						StopReason: 'network error',
						Duration: 600,
					},
				],
			},
		],
	],
});

contract('DescribeLiveStreamPublishedList', {
	given: PUSHED,
	least: { DomainName: DOMAIN, ...RANGE },
	takes: 'AppName=live StreamName=s PageNum=1 PageSize=100',
	refuses: {
		InvalidParameter: `${BAD_RANGES} | PageNum=0 | PageSize=9 | PageSize=101`,
		UnknownParameter: 'IsStrict=1',
	},
	shows: each('PublishInfo', 'StreamName'),
	answers: [
		['', ['stage', 's', 's']],
		['AppName=studio', ['other']],
		['StreamName=tag', ['stage']],
		['DomainName=d', ['far']],
	],
});

it.each([
	['stop', false, ['ends', 'within']],
	['start', false, ['within', 'begins']],
	['overlap', false, ['begins', 'ends', 'spans', 'within']],
	['overlap', true, ['begins', 'ends', 'going', 'spans', 'within']],
] as const)('pushes are found by %s, those that go on: %s', async (pushFoundBy, going, found) => {
	const emulator = await start({
		...PUSHED,
		...{ pushFoundBy, listsGoingPushes: going },
		pushes: [
			push('ends', -120, -50),
			push('within', -55, -45),
			push('begins', -45, -20),
			push('spans', -120, -20),
		],
	});
	const range = { StartTime: '2026-03-02T03:00:00Z', EndTime: '2026-03-02T03:20:00Z' };
	emulator.state.streams.forEach((stream) => (stream.publishedAt = NOON - 50 * MINUTE));
	const { fields } = await ask(emulator, 'DescribeLiveStreamEventList', range);
	const names = each('EventList', 'StreamName')(fields).map(String);
	expect(names.sort()).toEqual([...found].sort());
});

it('a push that is broken is several, the last of which goes on', async () => {
	const pause = { from: NOON - 10 * MINUTE, to: NOON - 5 * MINUTE, reason: 'timeout' };
	const emulator = await start({
		streams: [{ domain: DOMAIN, app: 'live', stream: 's', publishedAt: NOON - HOUR * 1000 }],
		breaks: [{ stream: 's', ...pause }],
		listsGoingPushes: true,
	});
	const { fields } = await ask(emulator, 'DescribeLiveStreamEventList', RANGE);
	expect(fields.EventList).toMatchObject([
		{ StreamStartTime: '2026-03-02T03:55:00Z', StreamEndTime: '', StopReason: '', Duration: 300 },
		{ StreamEndTime: '2026-03-02T03:50:00Z', StopReason: 'timeout' },
	]);
	const online = await ask(emulator, 'DescribeLiveStreamOnlineList');
	expect(online.fields.OnlineInfo).toMatchObject([
		{ PublishTimeList: [{ PublishTime: '2026-03-02T03:55:00Z' }] },
	]);
});

it('a push that was stopped is one of the past, and what a task recorded of it ends there', async () => {
	const emulator = await start();
	const stream = { domain: DOMAIN, app: 'live', stream: 's' };
	emulator.startStream(stream);
	await ask(emulator, 'CreateRecordTask', {
		...{ StreamName: 's', DomainName: DOMAIN, AppName: 'live' },
		EndTime: NOON / 1000 + HOUR,
	});
	emulator.clock.advance(10 * MINUTE);
	emulator.stopStream(stream, 'enough');
	emulator.clock.advance(HOUR * 1000);
	expect(emulator.state.pushes).toMatchObject([{ stream: 's', reason: 'enough' }]);
	const files: Array<Partial<RecordedFile>> = emulator.state.files;
	expect(files).toMatchObject([{ start: NOON, end: NOON + 10 * MINUTE }]);
});

it('more than ten thousand are counted, and not shown', async () => {
	const emulator = await start({ pushes: numbers(10_005).map(() => push('s', -2, -1)) });
	const shown = async (PageNum: number) => {
		const values = { ...RANGE, PageNum, PageSize: 100 };
		const { fields } = await ask(emulator, 'DescribeLiveStreamEventList', values);
		return [fields.TotalNum, each('EventList', 'StreamName')(fields).length];
	};
	expect(await shown(100)).toEqual([10_005, 100]);
	expect(await shown(101)).toEqual([10_005, 0]);
});

const CALLED = { ...RANGE, StreamName: 's', PageNum: 1, PageSize: 10 };

contract('DescribeCallbackRecordsList', {
	least: CALLED,
	takes: `
		EventType=100 ResultCode=0 | EventType=200
		StartTime="2026-03-02 00:00:00" EndTime="2026-03-02 12:00:00"`,
	refuses: {
		InvalidParameter: `
			EndTime=2026-03-02T04:00:01Z | StartTime=2026-02-16T03:59:59Z EndTime=2026-02-16T05:00:00Z
			StartTime=2026-03-02T04:00:00Z | StartTime=2026-03-02 | EventType=332 | PageSize=0 | PageNum=0`,
	},
	answers: [['', { DataInfoList: [], TotalNum: 0, TotalPage: 0 }]],
});

it('the international API does not know what was called back', async () => {
	const emulator = await start({ site: 'international' });
	expect(await ask(emulator, 'DescribeCallbackRecordsList', CALLED)).toMatchObject({
		code: 'InvalidAction',
	});
});

it('what was called back is listed with what was answered, each try, the last first', async () => {
	let status = 500;
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(status).end(`said ${status}`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
	const emulator = await start({
		callbackTemplates: [{ id: 1, name: 'events', urls: { StreamBeginNotifyUrl: url } }],
		callbackRules: [{ domain: DOMAIN, app: 'live', templateId: 1 }],
	});
	emulator.startStream({ domain: DOMAIN, app: 'live', stream: 's' });
	await emulator.callbacksSettled();
	status = 200;
	emulator.clock.advance(MINUTE);
	await emulator.callbacksSettled();
	server.close();

	const values = { ...CALLED, EndTime: '2026-03-02T05:00:00Z', StartTime: '2026-03-02T04:00:00Z' };
	const list = async (more = {}) =>
		(await ask(emulator, 'DescribeCallbackRecordsList', { ...values, ...more })).fields
			.DataInfoList;
	expect(await list()).toMatchObject([
		{
			EventTime: '2026-03-02T04:01:00Z',
			EventType: 1,
			Request: expect.stringContaining('"stream_id":"s"'),
			Response: 'said 200',
			ResponseTime: '2026-03-02T04:01:00Z',
			ResultCode: 0,
			StreamId: 's',
		},
		{ EventTime: '2026-03-02T04:00:00Z', Response: 'said 500', ResultCode: 1 },
	]);
	expect(await list({ ResultCode: 0 })).toHaveLength(1);
	expect(await list({ ResultCode: 1 })).toHaveLength(1);
	expect(await list({ EventType: 0 })).toEqual([]);
	expect(await list({ StreamName: 't' })).toEqual([]);
	const china = { StartTime: '2026-03-02 12:00:00', EndTime: '2026-03-02 13:00:00' };
	expect(await list(china)).toMatchObject([
		{ EventTime: '2026-03-02 12:01:00' },
		{ EventTime: '2026-03-02 12:00:00' },
	]);
});
