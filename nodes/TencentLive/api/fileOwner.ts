import type { RecordedFile, TaskDetails } from './recordings';

/** What of a task says which files it can have made. */
type Owner = Pick<TaskDetails, 'taskId' | 'startTime' | 'endTime' | 'stoppedAt'>;

/**
 * The files of a task, out of those of its stream. A service that names the task of a file is
 * believed. Else a file belongs to the task whose time holds most of it: pieces end a little late, so
 * that the last one of a task reaches into the next. One that is as likely another task's has no task
 * ID; one that is another's is left out.
 *
 * @param ofStream gives every task of the stream that this one can overlap; asked only where needed
 */
export async function* filesOfTask(
	pages: AsyncGenerator<RecordedFile[]>,
	task: Owner,
	ofStream: () => AsyncGenerator<Owner[]>,
): AsyncGenerator<RecordedFile[]> {
	const tasks = [task];
	for await (const files of pages) {
		if (tasks.length === 1 && files.some(({ taskId }) => taskId === null)) {
			for await (const page of ofStream()) {
				tasks.push(...page.filter(({ taskId }) => taskId !== task.taskId));
			}
		}
		yield files.flatMap((file) => {
			const owners = file.taskId === null ? ownersOf(file, tasks) : [file.taskId];
			if (!owners.includes(task.taskId)) return [];
			return [{ ...file, taskId: owners.length === 1 ? task.taskId : null }];
		});
	}
}

/** The tasks that are most likely to have made a file. */
function ownersOf(file: RecordedFile, tasks: Owner[]): string[] {
	const { startTime, endTime } = file;
	// Without times it could be any task's.
	if (startTime === null || endTime === null) return ['', ...tasks.map(({ taskId }) => taskId)];
	const overlaps = tasks.map((task) => overlap(task, startTime, endTime));
	const most = Math.max(...overlaps);
	// No task records before it starts: what lies outside for the greater part is not made by any.
	if (most * 2 < endTime - startTime) return [];
	return tasks.flatMap(({ taskId }, at) => (overlaps[at] === most ? [taskId] : []));
}

/** Milliseconds of the time between two times that a task can have recorded. */
function overlap({ startTime, endTime, stoppedAt }: Owner, from: number, to: number): number {
	return Math.max(0, Math.min(endTime, stoppedAt ?? endTime, to) - Math.max(startTime, from));
}
