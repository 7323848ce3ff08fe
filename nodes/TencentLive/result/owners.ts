import type { RecordedFile, TaskDetails } from '../api/recordings';
import { formatOf } from './format';
import { overlapOf, TOLERANCE, type Stretch } from './tolerance';

/** What of a task says when it records. */
type Timed = Pick<TaskDetails, 'taskId' | 'startTime' | 'endTime' | 'stoppedAt'>;

/** What of a task says which files it can have made. */
export interface Owner extends Timed {
	/** What it records in; null where that is not known. */
	formats: readonly string[] | null;
}

/** When a task records, or would: to its end, or to when it was stopped. */
export function windowOf({ startTime, endTime, stoppedAt }: Timed): Stretch {
	return { from: startTime, to: Math.min(endTime, stoppedAt ?? endTime) };
}

/** When what a file holds was pushed; undefined where the service does not say. */
export function stretchOf({ startTime, endTime, duration }: RecordedFile): Stretch | undefined {
	if (endTime === null) return undefined;
	if (startTime !== null) return { from: startTime, to: endTime };
	// Event 100: a file starts its duration before its end.
	return duration === null ? undefined : { from: endTime - duration * 1000, to: endTime };
}

/** Files whose times are counted from their task, with the times of day that this makes. */
export function dated(files: readonly RecordedFile[], tasks: readonly Timed[]): RecordedFile[] {
	return files.map((file) => {
		const task = tasks.find(({ taskId }) => taskId === file.taskId);
		if (file.sinceTask === undefined || task === undefined) return file;
		const { from, to } = windowOf(task);
		const [startTime, endTime] = [from + file.sinceTask.start, from + file.sinceTask.end];
		// Whether they are that is not documented: what does not fit its task is something else.
		if (endTime <= startTime || endTime > to + TOLERANCE) return file;
		return { ...file, startTime, endTime };
	});
}

/** The files that count for a task, and how many of its time are not its own. */
export interface Owned {
	files: RecordedFile[];
	foreign: number;
}

/**
 * The files of a task, out of those of its stream. A service that names the task of a file is
 * believed, and so is an address that holds its ID, as the path of a bucket can. Else a file can be of
 * any task within whose time it lies: where that is more than one, it has no task ID, and counts for
 * each; the format tells them apart where it can. One that reaches beyond belongs to somebody else: a
 * task does not record before its start.
 *
 * @param tasks every task of the stream that overlaps this one, itself included
 */
export function ownedBy(
	task: Owner,
	files: readonly RecordedFile[],
	tasks: readonly Owner[],
): Owned {
	const own: RecordedFile[] = [];
	let foreign = 0;
	const window = windowOf(task);
	for (const file of files) {
		const stretch = stretchOf(file);
		const owners = ownersOf(file, stretch, tasks);
		const isOfTime = stretch === undefined || overlapOf(stretch, window) > 0;
		if (owners.includes(task.taskId)) {
			if (isOfTime) own.push({ ...file, taskId: owners.length === 1 ? task.taskId : null });
		} else if (isOfTime) {
			foreign += 1;
		}
	}
	return { files: own, foreign };
}

function ownersOf(
	file: RecordedFile,
	stretch: Stretch | undefined,
	tasks: readonly Owner[],
): string[] {
	if (file.taskId !== null) return [file.taskId];
	const named = tasks.find(({ taskId }) => file.url?.includes(taskId) === true);
	if (named !== undefined) return [named.taskId];
	const byTime = tasks.filter((task) => {
		const { from, to } = windowOf(task);
		if (to <= from) return false;
		return (
			stretch === undefined || (stretch.from >= from - TOLERANCE && stretch.to <= to + TOLERANCE)
		);
	});
	const format = formatOf(file);
	const byFormat = byTime.filter(
		({ formats }) => formats === null || format === null || formats.includes(format),
	);
	// In none of their formats: a template may have had others when it was recorded.
	return (byFormat.length > 0 ? byFormat : byTime).map(({ taskId }) => taskId);
}
