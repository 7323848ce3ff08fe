import type { ListedTask } from '../api/recordings';
import type { Clock } from '../transport/clock';
import type { Attempt } from './attempt';
import { streamKey, type Intent } from './intent';
import type { Listing } from './Look';
import { LONGEST_LAG, REMEMBERED_FOR } from './timing';

/** Tasks remembered, about half a kilobyte each; more only while a listing may miss them. */
const MOST = 10_000;

interface Known {
	task: ListedTask;
	stream: string;
	/** The request that it belongs to, by its id. */
	attempt: string;
	streamType: number;
	/** When it came to be known, by the clock that only goes forward. */
	since: number;
}

/**
 * What this process knows of tasks better than a listing that lags: those it made or found again, and
 * those it ended. Laid over a listing, for as long as the listing may not show it yet.
 */
export class KnownTasks {
	/** By account and task ID, the newest last: task IDs are one account's, another may have the same. */
	private readonly tasks = new Map<string, Known>();
	/** When tasks were stopped or deleted here, by account and task ID. */
	private readonly ended = new Map<string, { since: number; isDeleted: boolean }>();
	/** The tasks of each stream, by the same names. */
	private readonly byStream = new Map<string, Map<string, Known>>();

	constructor(private readonly clock: Clock) {}

	/** A task of a request: the service said so, or it was found and is taken for it. */
	add(intent: Intent, attempt: Attempt, task: ListedTask): void {
		const stream = streamKey(intent);
		const name = nameOf(intent.account, task.taskId);
		const streamType = intent.request.streamType ?? 0;
		const since = this.clock.elapsed();
		const known = { task, stream, attempt: attempt.id, streamType, since };
		for (const [old, one] of this.put(this.tasks, name, known)) this.dropFromIndex(old, one);
		const ofStream = this.byStream.get(stream) ?? new Map<string, Known>();
		this.byStream.set(stream, ofStream.set(name, known));
	}

	/** A task that was stopped or deleted here, or seen to be over: it does not count as existing. */
	end(account: string, taskId: string, isDeleted = this.wasDeleted(account, taskId)): void {
		const name = nameOf(account, taskId);
		this.put(this.ended, name, { since: this.clock.elapsed(), isDeleted });
	}

	/** Whether a task came to be known so lately that the listing may not show it yet. */
	isFresh(account: string, taskId: string): boolean {
		const known = this.tasks.get(nameOf(account, taskId));
		return known !== undefined && this.clock.elapsed() < known.since + LONGEST_LAG;
	}

	/** Whether a task was stopped or deleted here, or seen to be over. */
	hasEnded(account: string, taskId: string): boolean {
		return this.ended.has(nameOf(account, taskId));
	}

	/** Whether a task was deleted here. */
	wasDeleted(account: string, taskId: string): boolean {
		return this.ended.get(nameOf(account, taskId))?.isDeleted === true;
	}

	/** A listing as it would be if it did not lag, for the stream of an intent. */
	over({ tasks, askedAt }: Listing, intent: Intent): ListedTask[] {
		const { account } = intent;
		const ids = new Set(tasks.map(({ taskId }) => taskId));
		const unlisted = this.ofStream(intent).filter(
			({ task, since }) => !ids.has(task.taskId) && askedAt < since + LONGEST_LAG,
		);
		return [...tasks, ...unlisted.map(({ task }) => task)].map((task) => {
			const end = this.ended.get(nameOf(account, task.taskId));
			const isOver = end !== undefined && askedAt < end.since + LONGEST_LAG;
			return isOver ? { ...task, state: 'over' } : task;
		});
	}

	/** Whether a task belongs to another request. */
	belongsToOther(account: string, taskId: string, { id }: Attempt): boolean {
		const known = this.tasks.get(nameOf(account, taskId));
		return known !== undefined && known.attempt !== id;
	}

	/** The stream type of a task, where this process asked for it. */
	streamTypeOf(account: string, taskId: string): number | undefined {
		return this.tasks.get(nameOf(account, taskId))?.streamType;
	}

	private ofStream(intent: Intent): Known[] {
		return [...(this.byStream.get(streamKey(intent))?.values() ?? [])];
	}

	private dropFromIndex(name: string, { stream }: Known): void {
		const ofStream = this.byStream.get(stream);
		ofStream?.delete(name);
		if (ofStream?.size === 0) this.byStream.delete(stream);
	}

	/**
	 * Puts an entry at the end. Beyond what is kept the oldest are dropped, and given back, but none
	 * that a listing may still miss.
	 */
	private put<T extends { since: number }>(
		map: Map<string, T>,
		key: string,
		value: T,
	): Array<[string, T]> {
		map.delete(key);
		map.set(key, value);
		const dropped: Array<[string, T]> = [];
		for (const entry of map) {
			const [oldest, { since }] = entry;
			if (map.size <= MOST || this.clock.elapsed() < since + REMEMBERED_FOR) break;
			map.delete(oldest);
			dropped.push(entry);
		}
		return dropped;
	}
}

function nameOf(account: string, taskId: string): string {
	return `${taskId} ${account}`;
}
