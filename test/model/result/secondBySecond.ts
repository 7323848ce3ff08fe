/**
 * The service's own truth, second by second: a recorder that sees, of each second, whether somebody
 * pushes, and keeps what it saw. Nothing here knows how the node or the emulator joins or cuts.
 */
import type { RecordFormat } from '../../emulator';
import type { History, HistoryTask } from './history';

/** At most so many overlapping tasks of a stream are started. */
const MOST_RUNNING = 3;

/** A file that there is, or will be. Seconds from the beginning of the history. */
export interface TrueFile {
	task: number;
	format: RecordFormat;
	/** The seconds that it holds. */
	holds: number[];
	/** When it is listed. */
	readyAt: number;
}

/** When a task is over: at its end, or when it was stopped. */
export const endOf = ({ end, stopped }: HistoryTask) => Math.min(end, stopped ?? end);

/** Whether somebody pushes in a second. */
export function isPushed({ pushes }: History, second: number): boolean {
	return pushes.some(({ from, to }) => second >= from && second < to);
}

/** The tasks that are started: the earliest first, as long as fewer than three run. */
export function started({ tasks }: History): Set<number> {
	const order = tasks
		.map((task, index) => ({ task, index }))
		.filter(({ task }) => endOf(task) > task.start)
		.sort((one, other) => one.task.start - other.task.start || one.index - other.index);
	const running: Array<{ task: HistoryTask; index: number }> = [];
	for (const one of order) {
		const still = running.filter(({ task }) => endOf(task) > one.task.start);
		if (still.length < MOST_RUNNING) running.push(one);
	}
	return new Set(running.map(({ index }) => index));
}

/** One format's recorder: told of every second, it gives the files that it keeps. */
class Recorder {
	private seconds: number[] = [];
	private idle = 0;
	readonly kept: number[][] = [];

	constructor(
		private readonly isHls: boolean,
		private readonly interval: number,
		private readonly resumption: number,
		private readonly shortest: number,
	) {}

	/** A second in which somebody pushes, or nobody. */
	see(second: number, pushed: boolean): void {
		if (pushed) {
			// What it waited for came: the pause is part of the file.
			if (this.isHls && this.seconds.length > 0) {
				for (let gap = this.idle; gap > 0; gap -= 1) this.seconds.push(second - gap);
			}
			this.idle = 0;
			this.seconds.push(second);
			return;
		}
		this.idle += 1;
		if (this.seconds.length === 0) return;
		if (!this.isHls || this.idle > this.resumption) this.close();
	}

	close(): void {
		const { seconds } = this;
		this.seconds = [];
		if (seconds.length <= this.shortest) return;
		if (this.isHls) {
			this.kept.push(seconds);
			return;
		}
		for (let at = 0; at < seconds.length; at += this.interval) {
			this.kept.push(seconds.slice(at, at + this.interval));
		}
	}
}

/** Every file that the tasks of a history leave, whenever it comes. */
export function trueFiles(history: History): TrueFile[] {
	const files: TrueFile[] = [];
	for (const index of started(history)) {
		const task = history.tasks[index];
		if (task === undefined) continue;
		const { formats, interval, resumption } = templateOf(history, task);
		for (const format of formats) {
			const isHls = format === 'hls';
			const recorder = new Recorder(isHls, interval, resumption, history.shortest);
			for (let second = task.start; second < endOf(task); second += 1) {
				recorder.see(second, isPushed(history, second));
			}
			recorder.close();
			for (const holds of recorder.kept) {
				const end = (holds.at(-1) ?? 0) + 1;
				const wait = isHls && end < endOf(task) ? resumption : 0;
				files.push({ task: index, format, holds, readyAt: end + wait + history.delay });
			}
		}
	}
	return files;
}

/** How a task is recorded: by its template, or without one as HLS. */
export function templateOf(history: History, { template }: HistoryTask) {
	const found = template === null ? undefined : history.templates[template];
	return found ?? { formats: ['hls' as const], interval: 0, resumption: 0 };
}
