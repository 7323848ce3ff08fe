import type { RecordingTask, TaskStatus } from './recordingTask';

/** Most overlapping tasks of one stream that the service starts (cloud.tencent.com/document/product/267/45983). */
const MOST_OVERLAPPING = 3;

/** When a task that starts ends, in milliseconds: its end, or when it was stopped before. */
export function actualEnd(task: RecordingTask): number {
	return task.stoppedAt === null ? task.end : Math.min(task.end, task.stoppedAt);
}

function sameStream(one: RecordingTask, other: RecordingTask): boolean {
	return (
		one.generation === other.generation &&
		one.account === other.account &&
		one.domain === other.domain &&
		one.app === other.app &&
		one.channel === other.channel &&
		one.streamType === other.streamType
	);
}

/** Stopping prevents a start for good; deleting before the start removes the task. */
function cancelledBeforeStart(task: RecordingTask): boolean {
	const begins = Math.max(task.start, task.createdAt);
	return (
		(task.stoppedAt !== null && task.stoppedAt <= begins) ||
		(task.deletedAt !== null && task.deletedAt <= begins)
	);
}

/**
 * The tasks of the given one's stream that the service starts.
 *
 * The documents say that of several overlapping tasks "at most three are
 * started". They do not say that a fourth is refused, so it is created, gets an
 * id, and never records. The earliest start wins, then the earlier creation.
 */
function startedOfSameStream(
	task: RecordingTask,
	tasks: readonly RecordingTask[],
): RecordingTask[] {
	const started: RecordingTask[] = [];
	const candidates = tasks
		.filter((other) => sameStream(task, other) && !cancelledBeforeStart(other))
		.sort((one, other) => one.start - other.start || one.sequence - other.sequence);
	for (const candidate of candidates) {
		const running = started.filter((other) => actualEnd(other) > candidate.start);
		if (running.length < MOST_OVERLAPPING) started.push(candidate);
	}
	return started;
}

/** Whether the service starts a task, given all tasks there are. */
export function starts(task: RecordingTask, tasks: readonly RecordingTask[]): boolean {
	return startedOfSameStream(task, tasks).includes(task);
}

/** What has become of a task at `now` (milliseconds), given all tasks there are. */
export function taskStatus(
	task: RecordingTask,
	tasks: readonly RecordingTask[],
	now: number,
): TaskStatus {
	if (task.stoppedAt !== null && task.stoppedAt <= now) return 'stopped';
	if (now < task.start) return 'scheduled';
	if (!starts(task, tasks)) return 'notStarted';
	return now < task.end ? 'running' : 'ended';
}
