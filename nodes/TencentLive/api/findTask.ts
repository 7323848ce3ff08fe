import type { RecordingApi } from './RecordingApi';
import type { TaskDetails, TaskRef } from './recordings';
import { DAY, MINUTE } from './requestRules';

/** No generation lists tasks from longer ago. A minute less, for clocks that differ. */
const OLDEST = 90 * DAY - MINUTE;
/** No task ends further ahead. */
const FURTHEST = 8 * DAY;

/** The range in which every task lies that the service still lists. UNIX milliseconds. */
export function allTasks(now: number): { from: number; to: number } {
	return { from: now - OLDEST, to: now + FURTHEST };
}

/** The range in which every task lies that is not over yet. UNIX milliseconds. */
export function tasksNear(now: number): { from: number; to: number } {
	return { from: now - DAY - MINUTE, to: now + FURTHEST };
}

/**
 * Finds a task by its ID. Neither generation can be asked for one, so lists are searched, what lies
 * near now first.
 *
 * @param range where to search, UNIX milliseconds
 * @returns undefined when it is not listed
 * @throws ApiError
 */
export async function findTask(
	api: Pick<RecordingApi, 'taskPages'>,
	{ taskId, channel, domain, appName }: TaskRef,
	range: { from: number; to: number },
): Promise<TaskDetails | undefined> {
	for await (const page of api.taskPages({
		channel,
		domain,
		appName,
		...range,
		nearestFirst: true,
	})) {
		const task = page.find((one) => one.taskId === taskId);
		if (task !== undefined) return task;
	}
	return undefined;
}
