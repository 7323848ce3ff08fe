import type { RecordingApi } from './RecordingApi';
import type { TaskDetails, TaskRef } from './recordings';
import { DAY, MINUTE, SECOND } from './requestRules';

/** No generation lists tasks from longer ago. A minute less, for clocks that differ. */
const OLDEST = 90 * DAY - MINUTE;
/** No task ends further ahead. */
const FURTHEST = 8 * DAY;

/** The range in which every task lies that the service still lists. UNIX milliseconds. */
export function allTasks(now: number): { from: number; to: number } {
	return { from: now - OLDEST, to: now + FURTHEST };
}

/**
 * The range in which the tasks lie that record, or will within days: as long as one call of API 3.0
 * may ask for. UNIX milliseconds.
 */
export function tasksNear(now: number): { from: number; to: number } {
	return { from: now - DAY + SECOND, to: now + 6 * DAY };
}

/**
 * Finds a task by its ID. Neither generation can be asked for one, so lists are searched, where
 * it most likely is first.
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
		likelyFirst: true,
	})) {
		const task = page.find((one) => one.taskId === taskId);
		if (task !== undefined) return task;
	}
	return undefined;
}
