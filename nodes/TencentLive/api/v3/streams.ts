import { exactText, type JsonObject } from '../../transport/json';
import type { Call3 } from './call';
import type { Push, PushQuery } from '../evidence';
import { lookUp } from '../lookUp';
import { publishedPages } from './history';
import { fromIsoText } from './isoTime';
import { objectsIn } from '../lists';
import { pageAfter, type PagePlace } from '../pageAfter';
import { LIVE, PAGE_SIZE } from './live';
import type { StreamDetails, StreamRef, StreamState } from '../recordings';

const STATES: Record<string, StreamState> = {
	active: 'active',
	inactive: 'inactive',
	forbid: 'forbidden',
};

/** The least that DescribeLiveStreamOnlineList takes for a page. */
const LEAST_PAGE_SIZE = 10;

/**
 * The streams that are being pushed, each once: a page for each call. Source: DescribeLiveStreamOnlineList,
 * https://www.tencentcloud.com/document/product/267/30798
 *
 * @throws ApiError
 */
export async function* onlineStreamPages(
	call: Call3,
	domain: string | null,
	appName: string | null,
	channel: string | null = null,
): AsyncGenerator<StreamDetails[]> {
	const seen = new Set<string>();
	let page = pageAfter(0, PAGE_SIZE);
	// The lowest so far: counts of two machines may differ, and must not send it back for ever.
	let total: number | undefined;
	for (;;) {
		const response = await call({
			...LIVE,
			action: 'DescribeLiveStreamOnlineList',
			parameters: {
				...(domain === null ? {} : { DomainName: domain }),
				...(appName === null ? {} : { AppName: appName }),
				...(channel === null ? {} : { StreamName: channel }),
				PageNum: page.number,
				PageSize: page.size,
			},
		});
		const streams = objectsIn(response.OnlineInfo).map(streamOf);
		yield streams.filter((stream) => {
			const isNew = !seen.has(keyOf(stream));
			seen.add(keyOf(stream));
			return isNew;
		});
		const count = Number(response.TotalNum ?? 0);
		const gone = Math.max(0, (total ?? count) - count);
		const isLast = page.number >= Number(response.TotalPage ?? 1) || streams.length === 0;
		if (gone === 0 && isLast) return;
		total = Math.min(total ?? count, count);
		page = followingPage(page, gone);
	}
}

/**
 * The page to read after another. Pages go by position: where streams of earlier ones have ended, the
 * rest has moved up by as many, onto places that were read.
 */
function followingPage({ number, size, start }: PagePlace, gone: number): PagePlace {
	return gone === 0
		? { number: number + 1, size, start: start + size }
		: pageAfter(start - gone + 1, PAGE_SIZE, LEAST_PAGE_SIZE);
}

/**
 * The pushes of streams that are live: the last time at which one was published is when the push began
 * that goes on. What earlier ones of the list came to is not told: each ends with the next at the
 * latest.
 *
 * @throws ApiError
 */
export async function livePushes(
	call: Call3,
	{ domain, appName, channel }: Pick<PushQuery, 'domain' | 'appName' | 'channel'>,
): Promise<Push[]> {
	const pushes: Push[] = [];
	for await (const page of onlineStreamPages(call, domain, appName, channel)) {
		for (const { channel: name, domain: of, appName: path, raw } of page) {
			const stream = { channel: name, domain: of, appName: path, raw };
			const times = publishTimesOf(raw).sort((one, other) => one - other);
			// One without a time began at some time: perhaps before all that is asked about.
			for (const [at, startTime] of (times.length === 0 ? [0] : times).entries()) {
				const stopTime = times[at + 1] ?? null;
				pushes.push({ ...stream, startTime, stopTime, stopReason: null, seconds: null });
			}
		}
	}
	return pushes;
}

/**
 * The streams that were published between two UNIX times in milliseconds, each once, the last first; a
 * page for each call. Those that are live now are marked as such.
 *
 * @throws ApiError
 */
export async function* publishedStreamPages(
	call: Call3,
	query: Omit<PushQuery, 'channel'>,
	now: number,
): AsyncGenerator<StreamDetails[]> {
	const live = new Set<string>();
	for await (const page of onlineStreamPages(call, query.domain, query.appName)) {
		for (const stream of page) live.add(keyOf(stream));
	}
	const seen = new Set<string>();
	for await (const page of publishedPages(call, { ...query, channel: null }, now)) {
		yield page.flatMap((push): StreamDetails[] => {
			const key = keyOf(push);
			if (seen.has(key)) return [];
			seen.add(key);
			const { channel, domain, appName, startTime, raw } = push;
			const state = live.has(key) ? 'active' : 'inactive';
			return [{ channel, name: null, domain, appName, state, publishedAt: startTime, raw }];
		});
	}
}

const keyOf = ({ domain, appName, channel }: StreamRef) =>
	JSON.stringify([domain, appName, channel]);

function publishTimesOf(info: JsonObject): number[] {
	return objectsIn(info.PublishTimeList).flatMap(
		({ PublishTime }) => fromIsoText(exactText(PublishTime)) ?? [],
	);
}

function streamOf(info: JsonObject): StreamDetails {
	const times = publishTimesOf(info);
	return {
		channel: exactText(info.StreamName) ?? '',
		name: null,
		domain: exactText(info.DomainName) ?? null,
		appName: exactText(info.AppName) ?? null,
		state: 'active',
		// Several when the stream was pushed again while it was live.
		publishedAt: times.length === 0 ? null : Math.min(...times),
		raw: info,
	};
}

/**
 * Whether a stream is being pushed. Source: DescribeLiveStreamState,
 * https://www.tencentcloud.com/document/product/267/30796
 *
 * @throws ApiError
 */
export async function describeStreamState(
	call: Call3,
	{ channel, domain, appName }: StreamRef,
): Promise<StreamDetails> {
	const response = await call({
		...LIVE,
		action: 'DescribeLiveStreamState',
		parameters: { DomainName: domain, AppName: appName, StreamName: channel },
	});
	const state = lookUp(STATES, exactText(response.StreamState)) ?? 'inactive';
	return { channel, name: null, domain, appName, state, publishedAt: null, raw: response };
}
