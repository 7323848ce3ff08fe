import type { ListedTask } from '../api/recordings';
import type { Clock } from '../transport/clock';
import type { Attempt } from './attempt';
import { streamKey, type Intent } from './intent';
import type { Listing } from './Look';
import { LONGEST_LAG } from './timing';

/** Tasks remembered at most; about half a kilobyte each. */
const MOST = 10_000;

interface Known {
	task: ListedTask;
	stream: string;
	/** The request that it belongs to, by its id. */
	attempt: string;
	/** Whether the service itself said so; else it was found, and taken for that request's. */
	isCertain: boolean;
	streamType: number | undefined;
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
	private readonly ended = new Map<string, number>();
	/** The names of the tasks of each stream. */
	private readonly byStream = new Map<string, Set<string>>();

	constructor(private readonly clock: Clock) {}

	/** A task that the service says it made just now. `startedAt` is UNIX milliseconds. */
	made(intent: Intent, attempt: Attempt, taskId: string, startedAt: number): void {
		const { channel, domain, appName, endTime, templateId } = intent.request;
		const startTime = intent.request.startTime ?? startedAt;
		const place = { channel, domain, appName };
		const task = { taskId, ...place, startTime, endTime, templateId, state: 'pending' as const };
		this.remember(intent, attempt, task, true);
	}

	/** A task that was found, and taken for that of a request whose answer was lost. */
	taken(intent: Intent, attempt: Attempt, task: ListedTask): void {
		this.remember(intent, attempt, task, false);
	}

	/** A task that was stopped or deleted here, or seen to be over: it does not count as existing. */
	end(account: string, taskId: string): void {
		put(this.ended, nameOf(account, taskId), this.clock.elapsed());
	}

	/** Whether the service said that it made this task, and the listing may not show it yet. */
	isFresh(account: string, taskId: string): boolean {
		const known = this.tasks.get(nameOf(account, taskId));
		return known !== undefined && this.clock.elapsed() < known.since + LONGEST_LAG;
	}

	/** A listing as it would be if it did not lag, for the stream of an intent. */
	over({ tasks, askedAt }: Listing, intent: Intent): ListedTask[] {
		const { account } = intent;
		const ids = new Set(tasks.map(({ taskId }) => taskId));
		const unlisted = this.ofStream(intent).filter(
			({ task, since }) => !ids.has(task.taskId) && askedAt < since + LONGEST_LAG,
		);
		return [...tasks, ...unlisted.map(({ task }) => task)].map((task) => {
			const endedAt = this.ended.get(nameOf(account, task.taskId));
			const isOver = endedAt !== undefined && askedAt < endedAt + LONGEST_LAG;
			return isOver ? { ...task, state: 'over' } : task;
		});
	}

	/** Whether a task belongs to another request: `certainly`, `perhaps` where it was only taken for it. */
	belongsToOther(
		account: string,
		taskId: string,
		{ id }: Attempt,
	): 'certainly' | 'perhaps' | undefined {
		const known = this.tasks.get(nameOf(account, taskId));
		if (known === undefined || known.attempt === id) return undefined;
		return known.isCertain ? 'certainly' : 'perhaps';
	}

	/** The stream type of a task, where this process asked for it. */
	streamTypeOf(account: string, taskId: string): number | undefined {
		return this.tasks.get(nameOf(account, taskId))?.streamType;
	}

	private ofStream(intent: Intent): Known[] {
		const names = this.byStream.get(streamKey(intent)) ?? [];
		return [...names].flatMap((name) => this.tasks.get(name) ?? []);
	}

	private remember(intent: Intent, attempt: Attempt, task: ListedTask, isCertain: boolean): void {
		const stream = streamKey(intent);
		const name = nameOf(intent.account, task.taskId);
		const dropped = put(this.tasks, name, {
			task,
			stream,
			attempt: attempt.id,
			isCertain,
			streamType: intent.request.streamType ?? 0,
			since: this.clock.elapsed(),
		});
		if (dropped !== undefined) this.dropFromIndex(...dropped);
		const ofStream = this.byStream.get(stream) ?? new Set();
		this.byStream.set(stream, ofStream.add(name));
	}

	private dropFromIndex(name: string, { stream }: Known): void {
		const names = this.byStream.get(stream);
		names?.delete(name);
		if (names?.size === 0) this.byStream.delete(stream);
	}
}

function nameOf(account: string, taskId: string): string {
	return `${taskId} ${account}`;
}

/** Puts an entry at the end. Beyond what is kept the oldest is dropped, and given back. */
function put<T>(map: Map<string, T>, key: string, value: T): [string, T] | undefined {
	map.delete(key);
	map.set(key, value);
	const [oldest] = map;
	if (oldest === undefined || map.size <= MOST) return undefined;
	map.delete(oldest[0]);
	return oldest;
}
