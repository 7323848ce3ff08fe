import type { RecordingRequest } from '../../nodes/TencentLive/api/recordings';
import type { Wanted } from '../../nodes/TencentLive/create/intent';
import { LONGEST_REAL_TIME } from './service2';
import { isPending, type Place, type ServiceTask } from './taskStore';

/** Some time, UNIX milliseconds. */
export interface Span {
	from: number;
	to: number;
}

/** When a request wants its stream recorded, from a moment on. */
export function spanOf({ startTime, endTime }: RecordingRequest, from: number): Span {
	return { from: Math.max(startTime ?? from, from), to: endTime };
}

/** Whether a task records the stream that a request names, as it asks for it. */
export function recordsStream(
	task: ServiceTask,
	place: Place,
	request: Pick<RecordingRequest, 'templateId' | 'streamType'>,
): boolean {
	return (
		task.account === place.account &&
		task.version === place.version &&
		task.domain === place.domain &&
		task.appName === place.appName &&
		task.channel === place.channel &&
		task.templateId === request.templateId &&
		task.streamType === (request.streamType ?? 0)
	);
}

/** Milliseconds of a span that none of some tasks records. */
export function missing({ from, to }: Span, tasks: readonly ServiceTask[]): number {
	const recorded = tasks
		.map((task) => ({ from: task.startTime, to: Math.min(task.endTime, task.stoppedAt) }))
		.sort((one, other) => one.from - other.from);
	let missed = 0;
	let at = from;
	for (const one of recorded) {
		missed += Math.max(0, Math.min(one.from, to) - at);
		at = Math.max(at, Math.min(one.to, to));
	}
	return missed + Math.max(0, to - at);
}

/** The end that the service gives a Real-Time task: the legacy API cuts it. */
export function realTimeEnd({ version, startTime }: ServiceTask, asked: number): number {
	return version === 'v2' ? Math.min(asked, startTime + LONGEST_REAL_TIME) : asked;
}

/** Whether a task is, at a moment, the recording that somebody asks for then: by its times alone. */
export function isSameRecording(
	task: ServiceTask,
	place: Place,
	{ request, matchExisting }: Pick<Wanted, 'request' | 'matchExisting'>,
	at: number,
): boolean {
	if (!isPending(task, at) || !recordsStream(task, place, request)) return false;
	const { startTime, endTime } = request;
	const isOn = task.startTime <= at;
	if (matchExisting === 'overlapping') {
		return startTime === null ? isOn : task.startTime < endTime && task.endTime > startTime;
	}
	if (startTime === null) return isOn && task.endTime === realTimeEnd(task, endTime);
	// What is left of a start that has passed is "from now on".
	const isRest = startTime <= at && isOn && task.startTime > startTime;
	return task.endTime === endTime && (task.startTime === startTime || isRest);
}
