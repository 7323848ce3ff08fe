import { exactText, type JsonObject } from '../../transport/json';
import type { AccountTime } from '../../transport/quotas';
import type { Call3 } from './call';
import { tasksIn, unreadableTask } from '../lists';
import { LIVE } from './live';
import type { TaskDetails, TaskQuery, TaskStatus } from '../recordings';
import { DAY } from '../requestRules';

/** Longest range of one DescribeRecordTask: https://www.tencentcloud.com/document/product/267/56133 */
const LONGEST_RANGE = 7 * DAY;

/** A task starts and ends inside a range and lasts a day at most: ranges that overlap by a day miss none. */
const OVERLAP = DAY;

/** How far back the service lists; a minute less, for clocks that differ. Milliseconds. */
const OLDEST_TASK = 90 * DAY - 60_000;

/**
 * Splits a range into ones the service takes, the newest first. UNIX milliseconds, of whole seconds:
 * a week from one half second to another would be a second too long once both ends are rounded.
 */
export function rangesOf(
	from: number,
	to: number,
	now: number,
): Array<{ from: number; to: number }> {
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
 * The tasks a query finds, each once, following ScrollToken to its end: a page for each call.
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
	for (const { from, to } of rangesOf(query.from, query.to, time.now())) {
		let scrollToken: string | undefined;
		do {
			beforeCall();
			const response = await call({
				...LIVE,
				action: 'DescribeRecordTask',
				parameters: {
					StartTime: from / 1000,
					EndTime: to / 1000,
					...(query.domain === null ? {} : { DomainName: query.domain }),
					...(query.appName === null ? {} : { AppName: query.appName }),
					...(query.channel === null ? {} : { StreamName: query.channel }),
					...(scrollToken === undefined ? {} : { ScrollToken: scrollToken }),
				},
			});
			// By the clock of this very answer: what is over is over for the service.
			const now = time.now();
			const tasks = tasksIn(response.TaskList).map((entry) => detailsOf(entry, now));
			yield tasks.filter(({ taskId }) => !seen.has(taskId));
			for (const { taskId } of tasks) seen.add(taskId);
			scrollToken = exactText(response.ScrollToken);
		} while (scrollToken !== undefined);
	}
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
