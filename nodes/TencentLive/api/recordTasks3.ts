import { textOf, type JsonObject } from '../transport/json';
import type { Call3 } from './call3';
import { objectsIn, unreadableTask } from './listing';
import { LIVE } from './pickers3';
import type { ListedTask, TaskQuery } from './RecordingApi';
import { DAY } from './requestRules';

/** Longest range of one DescribeRecordTask: https://www.tencentcloud.com/document/product/267/56133 */
const LONGEST_RANGE = 7 * DAY;

/** A task starts and ends inside a range and lasts a day at most: ranges that overlap by a day miss none. */
const OVERLAP = DAY;

/** How far back the service lists; a minute less, for clocks that differ. */
const OLDEST = 90 * DAY - 60_000;

/** Splits a range into ones the service takes. UNIX milliseconds. */
export function rangesOf(
	from: number,
	to: number,
	now: number,
): Array<{ from: number; to: number }> {
	const ranges = [];
	for (let start = Math.max(from, now - OLDEST); start < to; start += LONGEST_RANGE - OVERLAP) {
		ranges.push({ from: start, to: Math.min(start + LONGEST_RANGE, to) });
		if (start + LONGEST_RANGE >= to) break;
	}
	return ranges;
}

/**
 * The tasks a query finds, each once, following ScrollToken to its end.
 *
 * @param mostPages gives up after so many calls, with undefined
 * @throws ApiFailure
 */
export async function listRecordTasks(
	call: Call3,
	query: TaskQuery,
	now: number,
	mostPages: number,
): Promise<ListedTask[] | undefined> {
	const tasks = new Map<string, ListedTask>();
	let pages = 0;
	for (const { from, to } of rangesOf(query.from, query.to, now)) {
		let scrollToken: string | undefined;
		do {
			if (++pages > mostPages) return undefined;
			const response = await call({
				...LIVE,
				action: 'DescribeRecordTask',
				parameters: {
					StartTime: Math.floor(from / 1000),
					EndTime: Math.ceil(to / 1000),
					...(query.domain === null ? {} : { DomainName: query.domain }),
					...(query.appName === null ? {} : { AppName: query.appName }),
					...(query.channel === null ? {} : { StreamName: query.channel }),
					...(scrollToken === undefined ? {} : { ScrollToken: scrollToken }),
				},
			});
			for (const entry of objectsIn(response.TaskList)) {
				const task = taskOf(entry, now);
				tasks.set(task.taskId, task);
			}
			scrollToken = textOf(response.ScrollToken);
		} while (scrollToken !== undefined);
	}
	return [...tasks.values()];
}

function taskOf(entry: JsonObject, now: number): ListedTask {
	const taskId = textOf(entry.TaskId);
	const startTime = Number(entry.StartTime) * 1000;
	const endTime = Number(entry.EndTime) * 1000;
	if (taskId === undefined || !Number.isFinite(startTime) || !Number.isFinite(endTime)) {
		throw unreadableTask();
	}
	const stopped = Number(entry.Stopped ?? 0) > 0;
	const template = Number(entry.TemplateId ?? 0);
	return {
		taskId,
		channel: textOf(entry.StreamName) ?? '',
		domain: textOf(entry.DomainName) ?? '',
		appName: textOf(entry.AppName) ?? '',
		startTime,
		endTime,
		// Assumed: a task without a template is listed with 0, or without the field.
		templateId: template > 0 ? template : null,
		state: stopped || endTime <= now ? 'over' : 'pending',
	};
}
