import { ApiError } from '../../transport/ApiError';
import { exactText, type JsonObject } from '../../transport/json';
import type { CallLegacy } from './call';
import { lookUp } from '../lookUp';
import { objectsIn } from '../lists';
import { countIn, PAGE_SIZE, pagesOf, type ListPage } from './pages';
import type { ChoicePage, StreamDetails, StreamState } from '../recordings';

/**
 * A channel's status: 0 without input, 1 live, 2 abnormal, 3 closed. Sources: DescribeLVBChannelList,
 * https://cloud.tencent.com/doc/api/258/4716, and DescribeLVBChannel,
 * https://cloud.tencent.com/doc/api/258/4717. Anything but live records nothing.
 */
const STATES: Record<string, StreamState> = { '1': 'active', '3': 'forbidden' };

/** The channels of the account: a page for each call. @throws ApiError */
export function channelPages(call: CallLegacy): AsyncGenerator<StreamDetails[]> {
	return pagesOf({
		idOf: ({ channel }) => channel,
		ask: async (number, size) => await channelPage(call, number, size),
	});
}

/** One page of the channels for a picker. Pages count from 1. @throws ApiError */
export async function listChannels(call: CallLegacy, page: number): Promise<ChoicePage> {
	const { entries, total = 0 } = await channelPage(call, page, PAGE_SIZE);
	const choices = entries
		.filter(({ channel }) => channel !== '')
		.map(({ channel, name }) => ({
			name: name === null ? channel : `${name} (${channel})`,
			value: channel,
		}));
	return page * PAGE_SIZE < total ? { choices, next: page + 1 } : { choices };
}

async function channelPage(
	call: CallLegacy,
	number: number,
	size: number,
): Promise<ListPage<StreamDetails>> {
	const answer = await call({
		action: 'DescribeLVBChannelList',
		parameters: { pageNo: String(number), pageSize: String(size) },
	});
	return {
		entries: objectsIn(answer.channelSet).map(channelOf),
		total: countIn(answer.all_count),
	};
}

/** One channel. @throws ApiError */
export async function describeChannel(call: CallLegacy, channelId: string): Promise<StreamDetails> {
	const answer = await call({
		action: 'DescribeLVBChannel',
		parameters: { channelId },
	});
	const [entry] = objectsIn(answer.channelInfo);
	if (entry === undefined) {
		throw new ApiError('unknown', 'The legacy API answered without the channel.');
	}
	return channelOf(entry);
}

function channelOf(entry: JsonObject): StreamDetails {
	return {
		channel: exactText(entry.channel_id) ?? '',
		name: exactText(entry.channel_name) ?? null,
		domain: null,
		appName: null,
		state: lookUp(STATES, exactText(entry.channel_status)) ?? 'inactive',
		publishedAt: null,
		raw: entry,
	};
}
