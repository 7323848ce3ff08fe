import type { RecordingRequest } from '../../nodes/TencentLive/api/recordings';
import type { ServiceTask } from './taskStore';

const LONGEST_REAL_TIME_2 = 30 * 60_000;

/** Whether a task is of the stream a request names. */
export function isOfStream(task: ServiceTask, request: RecordingRequest): boolean {
	return (
		task.channel === request.channel &&
		task.domain === request.domain &&
		task.appName === request.appName
	);
}

/**
 * Whether a task is what a request asks for: stream, times and template. A Real-Time recording
 * starts when it is created; the legacy API cuts it to half an hour.
 */
export function isTwin(task: ServiceTask, request: RecordingRequest): boolean {
	const { startTime, endTime, templateId } = request;
	if (!isOfStream(task, request) || task.templateId !== templateId) return false;
	if (startTime !== null) return task.startTime === startTime && task.endTime === endTime;
	const cut =
		task.version === 'v2' &&
		task.endTime < endTime &&
		task.endTime - task.startTime === LONGEST_REAL_TIME_2;
	return task.endTime === endTime || cut;
}

/** Whether a task of the stream overlaps a request's window; a Real-Time one begins `now`. */
export function overlaps(task: ServiceTask, request: RecordingRequest, now: number): boolean {
	return (
		isOfStream(task, request) &&
		task.startTime < request.endTime &&
		task.endTime > (request.startTime ?? now)
	);
}
