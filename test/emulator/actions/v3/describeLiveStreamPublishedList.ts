import { optional, required } from '../../parameters';
import type { Action3 } from '../action';
import { pageOf } from '../paging';
import { pageOptions } from './pageOptions';
import { describePush, pushesFound } from './pushHistory';

/** Nothing beyond so many entries is shown. */
const MOST_ENTRIES = 10_000;

/** DescribeLiveStreamPublishedList, www.tencentcloud.com/document/api/267/30797: an entry for each push. */
export const describeLiveStreamPublishedList: Action3 = {
	name: 'DescribeLiveStreamPublishedList',
	perSecond: 300,
	regionRequired: false,
	parameters: {
		DomainName: required('string'),
		EndTime: required('string'),
		StartTime: required('string'),
		AppName: optional('string'),
		PageNum: optional('integer'),
		PageSize: optional('integer'),
		StreamName: optional('string'),
	},
	handle(parameters, context) {
		const { page, size } = pageOptions(parameters, {
			smallest: 10,
			largest: 100,
			lastPage: Number.MAX_SAFE_INTEGER,
		});
		const name = parameters.text('StreamName') ?? '';
		const found = pushesFound(parameters, context, (stream) => stream.includes(name));
		const shown = pageOf(found.slice(0, MOST_ENTRIES), page, size);
		return {
			PublishInfo: shown.map((push) => describePush(push, context.now)),
			PageNum: page,
			PageSize: size,
			TotalNum: found.length,
			TotalPage: Math.ceil(found.length / size),
		};
	},
};
