/** What a picker lists: domains, streams that are pushed, channels. */
import { ask } from '../clients';
import { contract, each } from '../contract';
import { DOMAIN, LIVE, NOON, numbers, QUIET, start, STREAM } from '../running';

const named = (count: number) => numbers(count).map((number) => `a${number}`);

contract('DescribeLiveDomains', {
	given: {
		domains: [
			DOMAIN,
			{ name: 'play.example.com', type: 'play', enabled: true },
			{ name: 'off.example.com', type: 'push', enabled: false },
		],
	},
	least: {},
	takes: 'PageSize=100 PageNum=100000',
	refuses: {
		InvalidParameter: 'PageSize=9 | PageSize=101 | PageNum=0 | PageNum=100001',
		UnknownParameter: 'Offset=1',
	},
	shows: ({ AllCount }) => AllCount,
	answers: [
		['', 3],
		['DomainType=0', 2],
		['DomainType=1', 1],
		['DomainType=0 DomainStatus=1', 1],
		['DomainPrefix=p', 2],
		['DomainPrefix=example', 0],
		['IsDelayLive=1', 0],
	],
});

contract('DescribeLiveDomains', {
	given: { domains: named(25) },
	least: {},
	shows: (fields) => [fields.AllCount, ...each('DomainList', 'Name')(fields)],
	answers: [['PageNum=3 PageSize=10', [25, 'a20', 'a21', 'a22', 'a23', 'a24']]],
});

it('a domain may be added while the emulator runs', async () => {
	const emulator = await start();
	emulator.state.domains.push({ name: 'new.example.com', type: 'push', enabled: true });
	expect((await ask(emulator, 'DescribeLiveDomains')).fields).toMatchObject({ AllCount: 2 });
});

const stream = (name: string) => ({ domain: DOMAIN, app: 'live', stream: name });
const STREAMS = [
	...named(11).map(stream),
	{ domain: 'd', app: 'other', stream: 'x', publishedAt: NOON },
	{ ...stream('off'), forbidden: true },
];

contract('DescribeLiveStreamOnlineList', {
	given: { streams: STREAMS },
	least: {},
	takes: 'PageSize=300000 PageNum=1',
	refuses: { InvalidParameter: 'PageSize=300001 | PageSize=9 | PageNum=0' },
	answers: [
		[
			'PageNum=2',
			{
				TotalNum: 12,
				TotalPage: 2,
				PageNum: 2,
				PageSize: 10,
				OnlineInfo: [
					{ StreamName: 'a10', AppName: 'live', DomainName: DOMAIN },
					{
						StreamName: 'x',
						AppName: 'other',
						DomainName: 'd',
						PublishTimeList: [{ PublishTime: '2026-03-02T04:00:00Z' }],
					},
				],
			},
		],
		['DomainName=d', { TotalNum: 1 }],
		['AppName=live', { TotalNum: 11 }],
		['StreamName=a1', { TotalNum: 1 }],
		['DomainName="" AppName="" StreamName=""', { TotalNum: 12 }],
	],
});

contract('DescribeLiveStreamOnlineList', {
	given: { site: 'international' },
	least: {},
	takes: 'PageSize=100',
	refuses: { InvalidParameter: 'PageSize=101' },
});

contract('DescribeLiveStreamState', {
	given: { streams: STREAMS },
	least: { ...STREAM, StreamName: 'a3' },
	shows: ({ StreamState }) => StreamState,
	answers: [
		['', 'active'],
		['StreamName=off', 'forbid'],
		['StreamName=none', 'inactive'],
		['AppName=other', 'inactive'],
		['DomainName=d', 'inactive'],
	],
});

const CHANNELS = [
	{ id: LIVE, name: 'live channel', live: true, createdAt: NOON - 1000 },
	{ id: QUIET, name: 'quiet channel', live: false, createdAt: NOON },
	{ id: '3', name: 'closed', live: true, closed: true, createdAt: NOON },
];
const SECOND = {
	channel_id: QUIET,
	channel_name: 'quiet channel',
	channel_status: '0',
	create_time: '2026-03-02 12:00:00',
};

contract('DescribeLVBChannelList', {
	given: { channels: CHANNELS },
	least: {},
	takes: 'channelStatus=1 pageNo=1 pageSize=10 ascDesc=0',
	refuses: { 4000: 'channelStatus=5 | channelStatus=-1 | ascDesc=2 | pageNo=0' },
	shows: ({ all_count: count, channelSet }) => [count, channelSet],
	answers: [
		['pageNo=2 pageSize=1', ['3', [SECOND]]],
		['channelStatus=0', ['1', [SECOND]]],
		['channelStatus=2', ['0', []]],
	],
});

contract('DescribeLVBChannelList', {
	given: { channels: CHANNELS },
	least: {},
	shows: each('channelSet', 'channel_id'),
	answers: [
		['', [LIVE, QUIET, '3']],
		['ascDesc=1', ['3', QUIET, LIVE]],
		['channelStatus=1', [LIVE]],
		['channelStatus=3', ['3']],
	],
});

contract('DescribeLVBChannel', {
	given: { channels: CHANNELS },
	least: { channelId: LIVE },
	refuses: { 20301: 'channelId="1"' },
	shows: (fields) =>
		['channel_id', 'channel_status'].map((name) => each('channelInfo', name)(fields)),
	answers: [
		['', [[LIVE], ['1']]],
		['channelId="3"', [['3'], ['3']]],
	],
});
