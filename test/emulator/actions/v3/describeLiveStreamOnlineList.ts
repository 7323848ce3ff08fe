import { writeUtc } from '../../chinaTime';
import { pushLog } from '../../pushLog';
import { optional } from '../../parameters';
import type { Action3 } from '../action';
import { pageOf } from '../paging';
import { pageOptions } from './pageOptions';

/**
 * DescribeLiveStreamOnlineList, cloud.tencent.com/document/api/267/20472: the
 * streams that are being pushed now. An empty filter is taken as none.
 */
export const describeLiveStreamOnlineList: Action3 = {
	name: 'DescribeLiveStreamOnlineList',
	perSecond: 100,
	regionRequired: false,
	parameters: {
		DomainName: optional('string'),
		AppName: optional('string'),
		PageNum: optional('integer'),
		PageSize: optional('integer'),
		StreamName: optional('string'),
	},
	handle(parameters, { state, now }) {
		const { page, size } = pageOptions(parameters, {
			smallest: 10,
			largest: state.site === 'china' ? 300000 : 100,
			lastPage: Number.MAX_SAFE_INTEGER,
		});
		const domain = parameters.text('DomainName') ?? '';
		const app = parameters.text('AppName') ?? '';
		const name = parameters.text('StreamName') ?? '';
		const matching = pushLog(state, now).filter(
			(stream) =>
				stream.to === null &&
				(domain === '' || stream.domain === domain) &&
				(app === '' || stream.app === app) &&
				(name === '' || stream.stream === name),
		);
		return {
			TotalNum: matching.length,
			TotalPage: Math.ceil(matching.length / size),
			PageNum: page,
			PageSize: size,
			OnlineInfo: pageOf(matching, page, size).map((stream) => ({
				StreamName: stream.stream,
				PublishTimeList: [{ PublishTime: writeUtc(stream.from) }],
				AppName: stream.app,
				DomainName: stream.domain,
				PushToDelay: 0,
			})),
		};
	},
};
