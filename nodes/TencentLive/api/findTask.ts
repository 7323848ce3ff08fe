import type { RecordingApi } from './RecordingApi';
import { rethrow } from '../transport/rethrow';
import { NotFoundError } from './NotFoundError';
import type { TaskDetails, TaskQuery, TaskRef } from './recordings';
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

/** For how long a list may serve further searches, from the moment it was begun. Milliseconds. */
export const LIST_SERVES_FOR = 10_000;

/** So many pages are read for one search: 20 seconds at the quota of API 3.0, 40,000 tasks. */
export const MOST_PAGES = 400;

/** There are more tasks than one search reads. */
export class TooManyTasksError extends NotFoundError {}

/** The pages of a list, each asked for once, whoever reads them. */
class SharedPages {
	private readonly pages: Array<Promise<IteratorResult<TaskDetails[]>>> = [];

	constructor(
		private readonly list: AsyncGenerator<TaskDetails[]>,
		readonly since: number,
	) {}

	async page(index: number): Promise<IteratorResult<TaskDetails[]>> {
		while (this.pages.length <= index) this.pages.push(this.list.next());
		return await (this.pages[index] ?? this.list.next());
	}
}

/**
 * Finds tasks by their IDs. Neither generation can be asked for one, so lists are searched, where it
 * most likely is first. All searches of a run read the same lists, as long as those are new enough.
 */
export class TaskSearch {
	private readonly lists = new Map<string, SharedPages>();

	/** @param now UNIX milliseconds */
	constructor(
		private readonly api: Pick<RecordingApi, 'taskPages'>,
		private readonly now: () => number,
	) {}

	/**
	 * @param range where to search, UNIX milliseconds
	 * @param notBefore when the list must have been begun at the earliest, by the same clock
	 * @returns undefined when it is not listed
	 * @throws ApiError
	 * @throws TooManyTasksError where the search ends before the list does
	 */
	async find(
		{ taskId, channel, domain, appName }: TaskRef,
		range: { from: number; to: number },
		notBefore = Number.NEGATIVE_INFINITY,
	): Promise<TaskDetails | undefined> {
		const query = { channel, domain, appName, ...range, likelyFirst: true };
		for (;;) {
			const { key, list, isOwn } = this.listOf(query, notBefore);
			try {
				return await searchIn(list, taskId);
			} catch (error) {
				if (this.lists.get(key) === list) this.lists.delete(key);
				// What failed for another says nothing of this search.
				if (isOwn || error instanceof TooManyTasksError) return await rethrow(error);
			}
		}
	}

	/** The same, everywhere or among those that record or will within days: for who ends a task. */
	async look(
		ref: TaskRef,
		where: 'everywhere' | 'near',
		notBefore?: number,
	): Promise<TaskDetails | undefined> {
		// In steps, so that searches a moment apart ask for the same.
		const at = Math.floor(this.now() / LIST_SERVES_FOR) * LIST_SERVES_FOR;
		return await this.find(ref, where === 'near' ? tasksNear(at) : allTasks(at), notBefore);
	}

	private listOf(query: TaskQuery, notBefore: number) {
		const key = JSON.stringify(query);
		const known = this.lists.get(key);
		const now = this.now();
		if (known !== undefined && known.since >= Math.max(notBefore, now - LIST_SERVES_FOR)) {
			return { key, list: known, isOwn: false };
		}
		const list = new SharedPages(this.api.taskPages(query), now);
		this.lists.set(key, list);
		return { key, list, isOwn: true };
	}
}

async function searchIn(list: SharedPages, taskId: string): Promise<TaskDetails | undefined> {
	for (let index = 0; index < MOST_PAGES; index++) {
		const { done, value } = await list.page(index);
		if (done === true) return undefined;
		const task = value.find((one) => one.taskId === taskId);
		if (task !== undefined) return task;
	}
	throw new TooManyTasksError(
		`Recording task "${taskId}" is not among the ${MOST_PAGES} pages of tasks that were searched, and there are more. Say where it is: give a Start Time and an End Time around it, or list the tasks of its stream with Get Many.`,
	);
}
