import { optional, required } from '../../parameters';
import type { Action3 } from '../action';
import { pageOf } from '../paging';
import { pageOptions } from './pageOptions';
import { describePush, pushesFound } from './pushHistory';

/** Nothing beyond so many entries is shown. */
const MOST_ENTRIES = 10_000;

/**
 * DescribeLiveStreamEventList, cloud.tencent.com/document/api/267/33186. Pushes that failed to begin
 * are not emulated, so that IsFilter filters none.
 */
export const describeLiveStreamEventList: Action3 = {
	name: 'DescribeLiveStreamEventList',
	perSecond: 300,
	regionRequired: false,
	parameters: {
		StartTime: required('string'),
		EndTime: required('string'),
		AppName: optional('string'),
		DomainName: optional('string'),
		StreamName: optional('string'),
		PageNum: optional('integer'),
		PageSize: optional('integer'),
		IsFilter: optional('integer'),
		IsStrict: optional('integer'),
		IsAsc: optional('integer'),
	},
	handle(parameters, context) {
		const { page, size } = pageOptions(parameters, {
			smallest: 1,
			largest: 100,
			lastPage: Number.MAX_SAFE_INTEGER,
		});
		const name = parameters.text('StreamName') ?? '';
		const isStrict = parameters.integer('IsStrict') === 1 && name !== '';
		const found = pushesFound(parameters, context, (stream) =>
			isStrict ? stream === name : stream.includes(name),
		);
		if (parameters.integer('IsAsc') === 1) found.reverse();
		const shown = pageOf(found.slice(0, MOST_ENTRIES), page, size);
		return {
			EventList: shown.map((push) => describePush(push, context.now)),
			PageNum: page,
			PageSize: size,
			TotalNum: found.length,
			TotalPage: Math.ceil(found.length / size),
		};
	},
};
