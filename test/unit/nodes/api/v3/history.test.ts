import type { Action3 } from '../../../../../nodes/TencentLive/api/v3/call';
import {
	historyRanges,
	publishedPages,
	pushPages,
} from '../../../../../nodes/TencentLive/api/v3/history';
import { answering } from '../../support/replies';

const NOW = Date.UTC(2026, 10, 23, 4);
const DAY = 86_400_000;
const QUERY = { domain: 'd', appName: 'live', channel: 's', from: NOW - DAY, to: NOW };

const ENTRY = {
	StreamName: 's',
	DomainName: 'd',
	AppName: 'live',
	StreamStartTime: '2026-11-22T04:00:00Z',
	StreamEndTime: '2026-11-22T05:00:00Z',
	StopReason: 'over',
	Duration: 3600,
};
const PUSH = {
	channel: 's',
	domain: 'd',
	appName: 'live',
	startTime: NOW - DAY,
	stopTime: NOW - DAY + 3_600_000,
	stopReason: 'over',
	seconds: 3600,
	raw: ENTRY,
};

async function all<T>(pages: AsyncGenerator<T[]>): Promise<T[]> {
	const entries: T[] = [];
	for await (const page of pages) entries.push(...page);
	return entries;
}

it.each([
	['a range as it is', -DAY, 0, [[-DAY, 0]]],
	['no more than until now', -DAY, DAY, [[-DAY, 0]]],
	[
		'thirty days at once',
		-31 * DAY,
		0,
		[
			[-30 * DAY, 0],
			[-31 * DAY, -30 * DAY],
		],
	],
	[
		'nothing from longer ago than sixty days',
		-90 * DAY,
		-59 * DAY,
		[[-60 * DAY + 60_000, -59 * DAY]],
	],
	['nothing at all of before', -90 * DAY, -60 * DAY, []],
	['nothing of what is to come', DAY, 2 * DAY, []],
])('asks for %s', (_what, from, to, ranges) => {
	const given = historyRanges({ from: NOW + from, to: NOW + to }, NOW);
	expect(given.map((range) => [range.from - NOW, range.to - NOW])).toEqual(ranges);
});

it('gives each push once, page by page', async () => {
	const { call, calls } = answering<Action3>({ TotalPage: 2, EventList: [ENTRY, null, {}] });
	expect(await all(pushPages(call, QUERY, NOW))).toEqual([PUSH]);
	const page = (number: number) => ({
		service: 'live',
		version: '2018-08-01',
		action: 'DescribeLiveStreamEventList',
		parameters: {
			StartTime: '2026-11-22T04:00:00Z',
			EndTime: '2026-11-23T04:00:00Z',
			DomainName: 'd',
			AppName: 'live',
			StreamName: 's',
			IsStrict: 1,
			PageNum: number,
			PageSize: 100,
		},
	});
	expect(calls).toStrictEqual([page(1), page(2)]);
});

it('one that goes on has no end, and says nothing of it', async () => {
	const going = { ...ENTRY, StreamEndTime: '', StopReason: '', Duration: '7' };
	const { call } = answering<Action3>({ EventList: [going] });
	const query = { ...QUERY, domain: null, appName: null, channel: null };
	expect(await all(pushPages(call, query, NOW))).toEqual([
		{ ...PUSH, stopTime: null, stopReason: null, seconds: null, raw: going },
	]);
});

it('asks for halves where there is more than the service shows', async () => {
	const { call, calls } = answering<Action3>({ EventList: [ENTRY] });
	const crowded: typeof call = async (action) => {
		const { StartTime, EndTime } = action.parameters;
		const length = Date.parse(String(EndTime)) - Date.parse(String(StartTime));
		return { ...(await call(action)), TotalNum: length > DAY / 2 ? 10_001 : 1 };
	};
	expect(await all(pushPages(crowded, QUERY, NOW))).toEqual([PUSH]);
	expect(calls.map(({ parameters: { StartTime, EndTime } }) => [StartTime, EndTime])).toEqual([
		['2026-11-22T04:00:00Z', '2026-11-23T04:00:00Z'],
		['2026-11-22T16:00:00Z', '2026-11-23T04:00:00Z'],
		['2026-11-22T04:00:00Z', '2026-11-22T16:00:00Z'],
	]);
});

it('reads what was published the same way', async () => {
	const { call, calls } = answering<Action3>({ PublishInfo: [ENTRY] });
	expect(await all(publishedPages(call, QUERY, NOW))).toEqual([PUSH]);
	expect(calls[0]).toMatchObject({ action: 'DescribeLiveStreamPublishedList' });
	expect(calls[0]?.parameters).not.toHaveProperty('StreamName');
});
