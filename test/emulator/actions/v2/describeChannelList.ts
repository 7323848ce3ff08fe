import { ApiError } from '../../apiError';
import { writeChinaTime } from '../../chinaTime';
import { optional } from '../../parameters';
import type { Action } from '../action';
import { pageOf } from '../paging';
import { channelStatus } from './channelOf';
import { pageOptions } from './pageOptions';

/**
 * DescribeLVBChannelList, cloud.tencent.com/doc/api/258/4716. The page types the
 * count and the status as integers, but its example writes every value as text;
 * the example is followed. Order: by creation, ascending unless ascDesc is 1.
 * A page holds 10 unless told (not documented, as in the sibling actions).
 */
export const describeChannelList: Action = {
	name: 'DescribeLVBChannelList',
	parameters: {
		channelStatus: optional('integer'),
		ascDesc: optional('integer'),
		pageNo: optional('integer'),
		pageSize: optional('integer'),
		orderBy: optional('string'),
	},
	handle(parameters, { state, now }) {
		const { page, size } = pageOptions(parameters);
		const status = parameters.integer('channelStatus');
		const descending = parameters.integer('ascDesc') ?? 0;
		if (status !== undefined && (status < 0 || status > 4)) {
			throw new ApiError('4000', 'channelStatus is not 0 to 4');
		}
		if (descending !== 0 && descending !== 1) {
			throw new ApiError('4000', 'ascDesc is neither 0 nor 1');
		}
		const matching = state.channels
			.filter((channel) => status === undefined || channelStatus(channel) === String(status))
			.sort((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
		if (descending === 1) matching.reverse();
		return {
			all_count: String(matching.length),
			channelSet: pageOf(matching, page, size).map((channel) => ({
				channel_id: channel.id,
				channel_name: channel.name,
				channel_status: channelStatus(channel),
				create_time: writeChinaTime(channel.createdAt ?? now),
			})),
		};
	},
};
