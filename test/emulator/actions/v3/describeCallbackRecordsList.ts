import { ApiError } from '../../apiError';
import { readChinaTime, writeChinaTime, writeUtc } from '../../chinaTime';
import { optional, type Parameters, required } from '../../parameters';
import type { Action3 } from '../action';
import { pageOf } from '../paging';
import { pageOptions } from './pageOptions';
import { utcOf } from './pushHistory';

const DAY = 24 * 3600 * 1000;

/** The types of events that the page names. */
const TYPES = [0, 1, 100, 200];

/** What stands for a callback that was not answered with 200; only 0 is documented. */
const FAILED = 1;

/** A time in one of the two forms, in milliseconds. */
function timeOf(parameters: Parameters, name: string): number {
	return readChinaTime(parameters.requiredText(name)) ?? utcOf(parameters, name);
}

/**
 * DescribeCallbackRecordsList, cloud.tencent.com/document/product/267/51328: what was called back for
 * a stream, an entry for each try, the last first. The international API has no such action. Times are
 * answered as the query writes them.
 */
export const describeCallbackRecordsList: Action3 = {
	name: 'DescribeCallbackRecordsList',
	perSecond: 20,
	regionRequired: false,
	parameters: {
		StartTime: required('string'),
		EndTime: required('string'),
		StreamName: required('string'),
		PageNum: required('integer'),
		PageSize: required('integer'),
		EventType: optional('integer'),
		ResultCode: optional('integer'),
	},
	handle(parameters, { state, now, sent }) {
		if (state.site !== 'china') {
			throw new ApiError('InvalidAction', 'The action is invalid or not found.');
		}
		const from = timeOf(parameters, 'StartTime');
		const to = timeOf(parameters, 'EndTime');
		const invalid = (text: string) => new ApiError('InvalidParameter', text);
		if (to <= from) throw invalid('EndTime must be later than StartTime.');
		if (to - from > DAY) throw invalid('The time range must not exceed a day.');
		if (from < now - 14 * DAY) throw invalid('StartTime must not be earlier than 14 days ago.');
		const type = parameters.integer('EventType');
		if (type !== undefined && !TYPES.includes(type)) throw invalid('EventType is not known.');
		const { page, size } = pageOptions(parameters, {
			...{ smallest: 1, largest: Number.MAX_SAFE_INTEGER, lastPage: Number.MAX_SAFE_INTEGER },
		});
		const isChina = readChinaTime(parameters.requiredText('StartTime')) !== null;
		const write = isChina ? writeChinaTime : writeUtc;
		const wantedResult = parameters.integer('ResultCode');
		const found = sent()
			.flatMap(({ payload, attempts }) => attempts.map((attempt) => ({ payload, attempt })))
			.map(({ payload, attempt }) => ({
				at: attempt.at,
				stream: payload.stream_id,
				type: Number(payload.event_type),
				attempt,
				result: attempt.status === 200 ? 0 : FAILED,
			}))
			.filter(
				(one) =>
					one.stream === parameters.text('StreamName') &&
					TYPES.includes(one.type) &&
					(type === undefined || one.type === type) &&
					(wantedResult === undefined || (one.result === 0) === (wantedResult === 0)) &&
					one.at >= from &&
					one.at <= to,
			)
			.sort((one, other) => other.at - one.at);
		return {
			DataInfoList: pageOf(found, page, size).map((one) => ({
				EventTime: write(one.at),
				EventType: one.type,
				Request: one.attempt.body,
				Response: one.attempt.answer ?? '',
				ResponseTime: one.attempt.answeredAt === null ? '' : write(one.attempt.answeredAt),
				ResultCode: one.result,
				StreamId: parameters.requiredText('StreamName'),
			})),
			PageNum: page,
			PageSize: size,
			TotalNum: found.length,
			TotalPage: Math.ceil(found.length / size),
		};
	},
};
