import type { ListedTask } from '../api/recordings';
import type { Clock } from '../transport/clock';
import { intentKey, streamKey, type Intent } from './intent';

/** Milliseconds for which a task made here counts as listed: the service's listing may lag. */
const KNOWN_FOR = 30_000;

interface Recent {
	/** The intent the task belongs to. */
	key: string;
	task: ListedTask;
	/** UNIX milliseconds. */
	until: number;
}

/** The tasks this process has just made or found again, by stream. */
export class KnownTasks {
	/** The stream with the newest task last. */
	private readonly byStream = new Map<string, Recent[]>();

	constructor(private readonly clock: Clock) {}

	/** A task that was made just now. */
	add(intent: Intent, taskId: string): void {
		const { channel, domain, appName, startTime, endTime, templateId } = intent.request;
		this.addListed(intent, {
			taskId,
			channel,
			domain,
			appName,
			startTime: startTime ?? this.clock.now(),
			endTime,
			templateId,
			state: 'pending',
		});
	}

	/** A task that was found again. Its start may be another than that of a Real-Time request. */
	addListed(intent: Intent, task: ListedTask): void {
		const now = this.clock.now();
		const stream = streamKey(intent);
		const others = this.of(stream).filter(({ task: { taskId } }) => taskId !== task.taskId);
		this.byStream.delete(stream);
		this.byStream.set(stream, [
			...others,
			{ key: intentKey(intent), until: now + KNOWN_FOR, task },
		]);
		this.dropOld(now);
	}

	/** A listing, and the tasks of the intent's stream that it may not show yet. */
	mergedWith(listed: readonly ListedTask[], intent: Intent): ListedTask[] {
		const recent = this.of(streamKey(intent));
		if (recent.length === 0) return [...listed];
		const ids = new Set(listed.map(({ taskId }) => taskId));
		return [...listed, ...recent.map(({ task }) => task).filter(({ taskId }) => !ids.has(taskId))];
	}

	/** Whether a task is known to belong to another intent, so that no second one claims it. */
	belongsToOther(taskId: string, intent: Intent): boolean {
		const owner = this.of(streamKey(intent)).find(({ task }) => task.taskId === taskId);
		return owner !== undefined && owner.key !== intentKey(intent);
	}

	/** Forgets a task that was stopped or deleted here: it no longer counts as existing. */
	forget(taskId: string): void {
		for (const [stream, recent] of this.byStream) {
			this.byStream.set(
				stream,
				recent.filter(({ task }) => task.taskId !== taskId),
			);
		}
	}

	private of(stream: string): Recent[] {
		const now = this.clock.now();
		return (this.byStream.get(stream) ?? []).filter(({ until }) => until > now);
	}

	private dropOld(now: number): void {
		for (const [stream, recent] of this.byStream) {
			if (recent.some(({ until }) => until > now)) return;
			this.byStream.delete(stream);
		}
	}
}
