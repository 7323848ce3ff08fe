import { ApiError, businessError } from '../../apiError';
import { readChinaTime } from '../../chinaTime';
import { optional, type Parameters, required } from '../../parameters';
import type { Action, ActionContext } from '../action';
import { channelOf, channelStatus, CODES } from './channelOf';
import { writeTaskId } from './writeTaskId';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

function timeInvalid(text: string): ApiError {
	return businessError(CODES.timeInvalid, text);
}

function timeOf(parameters: Parameters, name: string): number {
	const text = parameters.text(name);
	if (text === undefined || text === '') throw new ApiError('4000', `${name} is missing`);
	const time = readChinaTime(text);
	if (time === null) throw timeInvalid(`${name} is not of the form YYYY-MM-DD HH:mm:ss`);
	return time;
}

/** From now to the end, 30 minutes at most; startTime is not even read. Milliseconds. */
function realTimeWindow(end: number, now: number): { start: number; end: number } {
	const start = Math.floor(now / 1000) * 1000;
	return { start, end: Math.min(end, start + 30 * MINUTE) };
}

/** From startTime to the end, a day at most. Milliseconds. */
function scheduledWindow(parameters: Parameters, end: number): { start: number; end: number } {
	const start = timeOf(parameters, 'startTime');
	if (end <= start) throw timeInvalid('endTime is not later than startTime');
	if (end - start > DAY) throw timeInvalid('endTime is more than a day after startTime');
	return { start, end };
}

/**
 * CreateRecord, cloud.tencent.com/doc/api/258/4723.
 *
 * The page lists startTime as required, but its own real-time example leaves it
 * out, so it is demanded for scheduled recording only. A real-time task needs
 * an active push; the error table has one code that says so, 20111. A time that
 * cannot be read, and an end in the past, get 20323. There is a code for a time
 * conflict (20322), but no rule for when it comes, and the page warns of
 * duplicates from repeated calls: tasks may overlap here.
 */
export const createRecord: Action = {
	name: 'CreateRecord',
	parameters: {
		channelId: required('string'),
		startTime: optional('string'),
		endTime: required('string'),
		tapeType: required('integer'),
	},
	handle(parameters, context: ActionContext) {
		const channel = channelOf(parameters, context);
		const tapeType = parameters.requiredInteger('tapeType');
		if (tapeType !== 0 && tapeType !== 1) throw new ApiError('4000', 'tapeType is neither 0 nor 1');
		const asked = timeOf(parameters, 'endTime');
		if (asked <= context.now) throw timeInvalid('endTime has passed');
		const realTime = tapeType === 1;
		if (realTime && channelStatus(channel) !== '1')
			throw businessError(CODES.noLiveSource, 'no live source');
		const { start, end } = realTime
			? realTimeWindow(asked, context.now)
			: scheduledWindow(parameters, asked);
		const task = context.tasks.create('v2', {
			account: context.account.secretId,
			channel: channel.id,
			domain: null,
			app: null,
			realTime,
			start,
			end,
			templateId: 0,
			streamType: 0,
			createdAt: context.now,
		});
		return { task_id: writeTaskId(task.id, context) };
	},
};
