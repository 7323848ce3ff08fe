import { ApiError } from '../../transport/ApiError';
import { exactText, type JsonObject } from '../../transport/json';
import type { AccountTime } from '../../transport/quotas';
import type { Call3 } from './call';
import { tasksNear } from '../findTask';
import { tasksIn, unreadableTask } from '../lists';
import { LIVE } from './live';
import type { RecordingRequest, TaskDetails, TaskQuery, TaskStatus } from '../recordings';
import { DAY } from '../requestRules';

/** Longest range of one DescribeRecordTask: https://www.tencentcloud.com/document/product/267/56133 */
const LONGEST_RANGE = 7 * DAY;

/** A task starts and ends inside a range and lasts a day at most: ranges that overlap by a day miss none. */
const OVERLAP = DAY;

/** How far back the service lists; a minute less, for clocks that differ. Milliseconds. */
export const OLDEST_TASK = 90 * DAY - 60_000;

interface Range {
	from: number;
	to: number;
}

/**
 * Splits a range into ones the service takes, the newest first. UNIX milliseconds, of whole seconds:
 * a week from one half second to another would be a second too long once both ends are rounded.
 */
export function rangesOf(from: number, to: number, now: number): Range[] {
	const oldest = Math.floor(Math.max(from, now - OLDEST_TASK) / 1000) * 1000;
	const ranges = [];
	for (let end = Math.ceil(to / 1000) * 1000; end > oldest; end -= LONGEST_RANGE - OVERLAP) {
		const start = Math.max(end - LONGEST_RANGE, oldest);
		ranges.push({ from: start, to: end });
		if (start === oldest) break;
	}
	return ranges;
}

/**
 * The tasks a query finds, each once: a page for each call.
 *
 * @throws ApiError
 */
export async function* recordTaskPages(
	call: Call3,
	query: TaskQuery,
	time: AccountTime,
	beforeCall = () => {},
): AsyncGenerator<TaskDetails[]> {
	const seen = new Set<string>();
	const now = time.now();
	const ranges = rangesOf(query.from, query.to, now);
	for (const range of query.likelyFirst === true ? likelyFirst(ranges, query, now) : ranges) {
		for await (const list of listsOf(call, query, range, beforeCall)) {
			// By the clock of this very answer: what is over is over for the service.
			const answeredAt = time.now();
			const tasks = tasksIn(list).map((entry) => detailsOf(entry, answeredAt));
			yield tasks.filter(({ taskId }) => !seen.has(taskId));
			for (const { taskId } of tasks) seen.add(taskId);
		}
	}
}

/** The lists of one range, following ScrollToken to its end. */
async function* listsOf(
	call: Call3,
	{ domain, appName, channel }: TaskQuery,
	{ from, to }: Range,
	beforeCall: () => void,
): AsyncGenerator<unknown> {
	const followed = new Set<string>();
	for (let scrollToken: string | undefined; ; ) {
		beforeCall();
		const response = await call({
			...LIVE,
			action: 'DescribeRecordTask',
			parameters: {
				StartTime: from / 1000,
				EndTime: to / 1000,
				...(domain === null ? {} : { DomainName: domain }),
				...(appName === null ? {} : { AppName: appName }),
				...(channel === null ? {} : { StreamName: channel }),
				...(scrollToken === undefined ? {} : { ScrollToken: scrollToken }),
			},
		});
		yield response.TaskList;
		scrollToken = exactText(response.ScrollToken);
		if (scrollToken === undefined) return;
		if (followed.has(scrollToken)) {
			throw new ApiError('unknown', 'The list of recording tasks goes in a circle: it has no end.');
		}
		followed.add(scrollToken);
	}
}

/**
 * For who looks for one task by its ID: first, in one call, where all tasks are that record or will
 * within days, then what lies nearest to now.
 */
function likelyFirst(ranges: Range[], { from, to }: TaskQuery, now: number): Range[] {
	const near = tasksNear(now);
	const first = rangesOf(Math.max(from, near.from), Math.min(to, near.to), now);
	const rest = ranges.filter((range) => !first.some((one) => holds(one, range)));
	const distance = (range: Range) => Math.abs((range.from + range.to) / 2 - now);
	return [...first, ...rest.sort((one, other) => distance(one) - distance(other))];
}

function holds(one: Range, other: Range): boolean {
	return one.from <= other.from && other.to <= one.to;
}

function detailsOf(entry: JsonObject, now: number): TaskDetails {
	const taskId = exactText(entry.TaskId);
	const startTime = Number(exactText(entry.StartTime)) * 1000;
	const endTime = Number(exactText(entry.EndTime)) * 1000;
	if (taskId === undefined || !Number.isFinite(startTime) || !Number.isFinite(endTime)) {
		throw unreadableTask();
	}
	const stopped = Number(entry.Stopped ?? 0);
	const template = Number(entry.TemplateId ?? 0);
	const status = statusOf(startTime, endTime, stopped, now);
	return {
		taskId,
		channel: exactText(entry.StreamName) ?? '',
		domain: exactText(entry.DomainName) ?? '',
		appName: exactText(entry.AppName) ?? '',
		startTime,
		endTime,
		// Assumed: a task without a template is listed with 0, or without the field.
		templateId: template > 0 ? template : null,
		state: status === 'stopped' || status === 'ended' ? 'over' : 'pending',
		status,
		stoppedAt: stopped > 0 ? stopped * 1000 : null,
		fragments: null,
		raw: entry,
	};
}

function statusOf(start: number, end: number, stopped: number, now: number): TaskStatus {
	if (stopped > 0) return 'stopped';
	if (end <= now) return 'ended';
	return start > now ? 'scheduled' : 'due';
}

/** The parameters of CreateRecordTask; times in UNIX seconds, what is not asked for left out. */
export function createParameters(request: RecordingRequest): JsonObject {
	const { startTime, templateId, streamType } = request;
	return {
		StreamName: request.channel,
		DomainName: request.domain,
		AppName: request.appName,
		EndTime: request.endTime / 1000,
		// Without a start the task starts at once.
		...(startTime === null ? {} : { StartTime: startTime / 1000 }),
		...(streamType === null ? {} : { StreamType: streamType }),
		...(templateId === null ? {} : { TemplateId: templateId }),
	};
}
