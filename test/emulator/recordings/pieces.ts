import type { PastPush, StreamBreak } from '../recordSettings';
import type { ActiveStream } from '../settings';
import type { RecordingTask } from '../tasks/recordingTask';
import { actualEnd } from '../tasks/taskStatus';

/** A stretch of time, in milliseconds. */
export interface Stretch {
	start: number;
	end: number;
}

/** What the state says of pushes. */
export interface Pushed {
	breaks: readonly StreamBreak[];
	pushes: readonly PastPush[];
	streams: readonly ActiveStream[];
}

function without(stretch: Stretch, { from, to }: StreamBreak): Stretch[] {
	if (to <= stretch.start || from >= stretch.end) return [stretch];
	return [
		{ start: stretch.start, end: from },
		{ start: to, end: stretch.end },
	].filter(({ start, end }) => start < end);
}

/** When the stream of a task that starts was pushed while the task ran, in order. */
export function pushesDuring(
	task: RecordingTask,
	{ breaks, pushes: all, streams }: Pushed,
): Stretch[] {
	const end = actualEnd(task);
	const isOf = ({ domain, app, stream }: ActiveStream) =>
		stream === task.channel && domain === task.domain && app === task.app;
	const past = all.filter(isOf).map(({ from, to }) => ({ from, to }));
	const going = streams
		.filter(isOf)
		.map(({ publishedAt }) => ({ from: publishedAt ?? 0, to: end }));
	const known = past.length === 0 ? [{ from: task.start, to: end }] : [...past, ...going];
	let pushes: Stretch[] = known
		.map(({ from, to }) => ({ start: Math.max(from, task.start), end: Math.min(to, end) }))
		.filter((push) => push.start < push.end)
		.sort((one, other) => one.start - other.start);
	for (const pause of breaks.filter(({ stream }) => stream === task.channel)) {
		pushes = pushes.flatMap((push) => without(push, pause));
	}
	return pushes.filter(({ start, end }) => start < end);
}

/** Pushes with gaps of at most so many milliseconds between them, taken as one. */
export function joined(pushes: readonly Stretch[], gap: number): Stretch[] {
	const whole: Stretch[] = [];
	for (const push of pushes) {
		const last = whole.at(-1);
		if (last !== undefined && push.start - last.end <= gap) last.end = push.end;
		else whole.push({ ...push });
	}
	return whole;
}

/** Each push cut into pieces of at most so many milliseconds, from its own start. */
export function cut(pushes: readonly Stretch[], longest: number): Stretch[] {
	return pushes.flatMap(({ start, end }) => {
		const count = Math.max(1, Math.ceil((end - start) / longest));
		return [...Array(count).keys()].map((index) => ({
			start: start + (index === 0 ? 0 : index * longest),
			end: index === count - 1 ? end : start + (index + 1) * longest,
		}));
	});
}
