import { exactText, type JsonObject } from '../../transport/json';
import type { Call3 } from './call';
import { lookUp } from '../lookUp';
import { fromIsoText } from './isoTime';
import { objectsIn } from '../lists';
import { LIVE, PAGE_SIZE } from './live';
import type { StreamDetails, StreamRef, StreamState } from '../recordings';

const STATES: Record<string, StreamState> = {
	active: 'active',
	inactive: 'inactive',
	forbid: 'forbidden',
};

/**
 * The streams that are being pushed: a page for each call. Source: DescribeLiveStreamOnlineList,
 * https://www.tencentcloud.com/document/product/267/30798
 *
 * @throws ApiError
 */
export async function* onlineStreamPages(
	call: Call3,
	domain: string | null,
	appName: string | null,
): AsyncGenerator<StreamDetails[]> {
	for (let page = 1; ; page++) {
		const response = await call({
			...LIVE,
			action: 'DescribeLiveStreamOnlineList',
			parameters: {
				...(domain === null ? {} : { DomainName: domain }),
				...(appName === null ? {} : { AppName: appName }),
				PageNum: page,
				PageSize: PAGE_SIZE,
			},
		});
		yield objectsIn(response.OnlineInfo).map(streamOf);
		if (page >= Number(response.TotalPage ?? 1)) return;
	}
}

function streamOf(info: JsonObject): StreamDetails {
	const times = objectsIn(info.PublishTimeList).flatMap(
		({ PublishTime }) => fromIsoText(exactText(PublishTime)) ?? [],
	);
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
