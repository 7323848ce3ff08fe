import type { Emulator } from '../../emulator';
import { call3, callLegacy, codeOf, innerCodeOf, legacySdkCall, NOON, responseOf } from './clients';
import { LIVE, QUIET, start, stopAll } from './running';

afterEach(stopAll);

const numbered = (count: number) => [...Array(count).keys()].map((number) => `a${number}`);

async function ask(emulator: Emulator, action: string, values: Record<string, unknown> = {}) {
	return responseOf(await call3(emulator, action, values));
}

describe('DescribeLiveDomains', () => {
	it('filters by type, status and prefix', async () => {
		const emulator = await start({
			domains: [
				'push.example.com',
				{ name: 'play.example.com', type: 'play', enabled: true },
				{ name: 'off.example.com', type: 'push', enabled: false },
			],
		});
		const count = async (values: Record<string, unknown>) =>
			(await ask(emulator, 'DescribeLiveDomains', values)).AllCount;
		expect(await count({})).toBe(3);
		expect(await count({ DomainType: 0 })).toBe(2);
		expect(await count({ DomainType: 1 })).toBe(1);
		expect(await count({ DomainType: 0, DomainStatus: 1 })).toBe(1);
		expect(await count({ DomainPrefix: 'p' })).toBe(2);
		expect(await count({ IsDelayLive: 1 })).toBe(0);
		emulator.state.domains.push({ name: 'new.example.com', type: 'push', enabled: true });
		expect(await count({ DomainType: 0, DomainStatus: 1 })).toBe(2);
	});

	it('pages, and refuses sizes outside 10 to 100', async () => {
		const emulator = await start({ domains: numbered(25) });
		const third = await ask(emulator, 'DescribeLiveDomains', { PageNum: 3, PageSize: 10 });
		expect(third).toMatchObject({ AllCount: 25 });
		expect(third.DomainList).toMatchObject(
			['a20', 'a21', 'a22', 'a23', 'a24'].map((Name) => ({ Name })),
		);
		for (const values of [
			{ PageSize: 9 },
			{ PageSize: 101 },
			{ PageNum: 0 },
			{ PageNum: 100001 },
		]) {
			expect(codeOf(await call3(emulator, 'DescribeLiveDomains', values))).toBe('InvalidParameter');
		}
	});
});

describe('DescribeLiveStreamOnlineList and DescribeLiveStreamState', () => {
	const stream = (name: string) => ({ domain: 'push.example.com', app: 'live', stream: name });

	it('lists, filters and pages', async () => {
		const emulator = await start({
			streams: [...numbered(11).map(stream), { domain: 'd', app: 'other', stream: 'x' }],
		});
		expect(await ask(emulator, 'DescribeLiveStreamOnlineList', { PageNum: 2 })).toMatchObject({
			TotalNum: 12,
			TotalPage: 2,
			PageNum: 2,
			PageSize: 10,
			OnlineInfo: [{ StreamName: 'a10' }, { StreamName: 'x', AppName: 'other', DomainName: 'd' }],
		});
		const count = async (values: Record<string, unknown>) =>
			(await ask(emulator, 'DescribeLiveStreamOnlineList', values)).TotalNum;
		expect(await count({ DomainName: 'd' })).toBe(1);
		expect(await count({ AppName: 'live' })).toBe(11);
		expect(await count({ StreamName: 'a1' })).toBe(1);
	});

	it('has a largest page of its site', async () => {
		const emulator = await start();
		const code = async (PageSize: number) =>
			codeOf(await call3(emulator, 'DescribeLiveStreamOnlineList', { PageSize }));
		expect(await code(300000)).toBe('');
		expect(await code(300001)).toBe('InvalidParameter');
		emulator.state.site = 'international';
		expect(await code(100)).toBe('');
		expect(await code(101)).toBe('InvalidParameter');
	});

	it('writes UTC, and tells active, inactive and forbidden streams apart', async () => {
		const emulator = await start({
			streams: [
				{ ...stream('a'), publishedAt: NOON },
				{ ...stream('f'), forbidden: true },
			],
		});
		expect(await ask(emulator, 'DescribeLiveStreamOnlineList')).toMatchObject({
			OnlineInfo: [{ StreamName: 'a', PublishTimeList: [{ PublishTime: '2026-03-02T04:00:00Z' }] }],
		});
		const state = async (StreamName: string) =>
			(
				await ask(emulator, 'DescribeLiveStreamState', {
					StreamName,
					AppName: 'live',
					DomainName: 'push.example.com',
				})
			).StreamState;
		expect([await state('a'), await state('b'), await state('f')]).toEqual([
			'active',
			'inactive',
			'forbid',
		]);
	});
});

it('DescribeLiveRecordTemplates gives templates of ordinary live streaming unless asked for slow', async () => {
	const emulator = await start({
		templates: [
			{ id: 5, name: 'both', description: 'd', formats: ['hls', 'mp4'] },
			{ id: 6, name: 'slow', slowLive: true },
		],
	});
	const { Templates } = await ask(emulator, 'DescribeLiveRecordTemplates');
	expect(Templates).toMatchObject([
		{
			TemplateId: 5,
			TemplateName: 'both',
			Description: 'd',
			HlsParam: { Enable: 1 },
			Mp4Param: { Enable: 1 },
			FlvParam: { Enable: 0 },
		},
	]);
	expect(Templates).toHaveLength(1);
	expect(await ask(emulator, 'DescribeLiveRecordTemplates', { IsDelayLive: 1 })).toMatchObject({
		Templates: [{ TemplateId: 6 }],
	});
});

describe('legacy channels', () => {
	it('are listed as text, filtered, ordered and paged', async () => {
		const emulator = await start({
			channels: [
				{ id: LIVE, name: 'live channel', live: true, createdAt: NOON - 1000 },
				{ id: QUIET, name: 'quiet channel', live: false, createdAt: NOON },
			],
		});
		const list = async (values: Record<string, string | number> = {}) =>
			await callLegacy(emulator, 'DescribeLVBChannelList', values);
		expect((await list()).json).toEqual({
			code: 0,
			message: '',
			all_count: '2',
			channelSet: [
				{
					channel_id: LIVE,
					channel_name: 'live channel',
					channel_status: '1',
					create_time: '2026-03-02 11:59:59',
				},
				{
					channel_id: QUIET,
					channel_name: 'quiet channel',
					channel_status: '0',
					create_time: '2026-03-02 12:00:00',
				},
			],
		});
		expect((await list({ ascDesc: 1, pageSize: 1 })).json).toMatchObject({
			all_count: '2',
			channelSet: [{ channel_id: QUIET }],
		});
		expect((await list({ channelStatus: 1 })).json).toMatchObject({ all_count: '1' });
		expect((await list({ channelStatus: 3 })).json).toMatchObject({ all_count: '0' });
		expect(codeOf(await list({ channelStatus: 5 }))).toBe('4000');
		expect(codeOf(await list({ ascDesc: 2 }))).toBe('4000');
	});

	it('are asked for by qcloudapi-sdk, with GET and POST', async () => {
		const emulator = await start();
		for (const method of ['GET', 'POST'] as const) {
			const page = { channelStatus: 1, pageNo: 1, pageSize: 10, ascDesc: 0 };
			expect(
				await legacySdkCall(emulator, 'DescribeLVBChannelList', page, { method }),
			).toMatchObject({ code: 0, all_count: '1', channelSet: [{ channel_id: LIVE }] });
		}
	});

	it('are described one at a time', async () => {
		const emulator = await start();
		const found = await callLegacy(emulator, 'DescribeLVBChannel', { channelId: LIVE });
		expect(found.json).toMatchObject({
			code: 0,
			channelInfo: [{ channel_id: LIVE, channel_name: 'live channel', channel_status: '1' }],
		});
		const missing = await callLegacy(emulator, 'DescribeLVBChannel', { channelId: '1' });
		expect(innerCodeOf(missing)).toBe('20301');
	});
});
