import { exactText, type JsonObject } from '../../transport/json';
import type { Call3 } from './call';
import type { Push, PushQuery } from '../evidence';
import { fromIsoText, toIsoText } from './isoTime';
import { objectsIn } from '../lists';
import { LIVE, PAGE_SIZE } from './live';
import { DAY, HOUR, MINUTE, SECOND } from '../requestRules';

/*
 * Pushes of the past. Sources: DescribeLiveStreamEventList,
 * https://www.tencentcloud.com/document/product/267/30800, and DescribeLiveStreamPublishedList,
 * https://www.tencentcloud.com/document/product/267/30797. Entries of both are the same.
 */

/** How far back both lists reach; a minute less, for clocks that differ. Milliseconds. */
export const OLDEST_PUSH = 60 * DAY - MINUTE;

/** Longest range of one query of either. */
const LONGEST_RANGE = 30 * DAY;

/** No list shows more entries of one query. */
const MOST_ENTRIES = 10_000;

interface Range {
	from: number;
	to: number;
}

/** What of a range can be asked for, in pieces that the service takes, the newest first. */
export function historyRanges({ from, to }: Range, now: number): Range[] {
	const oldest = Math.max(from, Math.ceil((now - OLDEST_PUSH) / SECOND) * SECOND);
	const ranges = [];
	for (let end = Math.min(to, now); end > oldest; end -= LONGEST_RANGE) {
		ranges.push({ from: Math.max(end - LONGEST_RANGE, oldest), to: end });
	}
	return ranges;
}

/**
 * The pushes of a stream, or of all of an app, that the service lists, each once: a page for each
 * call. By which of its times a push is found is not documented.
 *
 * @param now no query may reach beyond it; UNIX milliseconds
 * @throws ApiError
 */
export function pushPages(
	call: Call3,
	query: PushQuery,
	now: number,
	beforeCall = () => {},
): AsyncGenerator<Push[]> {
	const stream = query.channel === null ? {} : { StreamName: query.channel, IsStrict: 1 };
	const list = { query, stream, now, beforeCall };
	return pages(call, 'DescribeLiveStreamEventList', 'EventList', list);
}

/** The same of every stream of a domain, by the list of what was published. @throws ApiError */
export function publishedPages(call: Call3, query: PushQuery, now: number): AsyncGenerator<Push[]> {
	const list = { query, stream: {}, now, beforeCall: () => {} };
	return pages(call, 'DescribeLiveStreamPublishedList', 'PublishInfo', list);
}

interface Listing {
	query: PushQuery;
	stream: JsonObject;
	now: number;
	beforeCall(): void;
}

async function* pages(
	call: Call3,
	action: string,
	listName: string,
	{ query, stream, now, beforeCall }: Listing,
): AsyncGenerator<Push[]> {
	const seen = new Set<string>();
	const open = historyRanges(query, now);
	for (let range = open.shift(); range !== undefined; range = open.shift()) {
		for (let page = 1; ; page++) {
			beforeCall();
			const response = await call({
				...LIVE,
				action,
				parameters: {
					StartTime: toIsoText(range.from),
					EndTime: toIsoText(range.to),
					...(query.domain === null ? {} : { DomainName: query.domain }),
					...(query.appName === null ? {} : { AppName: query.appName }),
					...stream,
					PageNum: page,
					PageSize: PAGE_SIZE,
				},
			});
			if (Number(response.TotalNum ?? 0) > MOST_ENTRIES && range.to - range.from > HOUR) {
				open.unshift(...halves(range));
				break;
			}
			yield objectsIn(response[listName])
				.flatMap(pushOf)
				.filter((push) => isFirst(push, seen));
			if (page >= Number(response.TotalPage ?? 1)) break;
		}
	}
}

function halves({ from, to }: Range): Range[] {
	const middle = Math.floor((from + to) / 2 / SECOND) * SECOND;
	return [
		{ from: middle, to },
		{ from, to: middle },
	];
}

function isFirst({ domain, appName, channel, startTime, stopTime }: Push, seen: Set<string>) {
	const key = JSON.stringify([domain, appName, channel, startTime, stopTime]);
	if (seen.has(key)) return false;
	seen.add(key);
	return true;
}

function pushOf(entry: JsonObject): Push[] {
	const startTime = fromIsoText(exactText(entry.StreamStartTime));
	if (startTime === undefined) return [];
	return [
		{
			channel: exactText(entry.StreamName) ?? '',
			domain: exactText(entry.DomainName) ?? null,
			appName: exactText(entry.AppName) ?? null,
			startTime,
			// Whether one that goes on is listed is not documented: then it has no end.
			stopTime: fromIsoText(exactText(entry.StreamEndTime)) ?? null,
			stopReason: exactText(entry.StopReason) || null,
			seconds: typeof entry.Duration === 'number' ? entry.Duration : null,
			raw: entry,
		},
	];
}
