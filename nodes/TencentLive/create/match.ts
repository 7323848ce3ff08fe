import type { ListedTask, RecordingApi, RecordingRequest, TaskQuery } from '../api/RecordingApi';
import { DAY, MINUTE } from '../api/requestRules';
import type { Intent } from './intent';

/** A task lasts a day at most, so one that overlaps a window lies within a day of it. */
const MARGIN = DAY + MINUTE;

/** Which tasks to list to see every one that could be the request's own or overlap it. */
export function queryAround(request: RecordingRequest, now: number): TaskQuery {
	const { domain, appName, channel, startTime, endTime } = request;
	return {
		domain,
		appName,
		channel,
		from: Math.min(startTime ?? now, endTime) - MARGIN,
		to: endTime + MARGIN,
	};
}

/** Whether a listed task belongs to the stream of the request. */
export function sameStream(task: ListedTask, request: RecordingRequest): boolean {
	return (
		task.channel === request.channel &&
		task.domain === request.domain &&
		task.appName === request.appName
	);
}

/** Tasks of the request's stream with its times, in whatever state. */
export function twinsOf(
	api: RecordingApi,
	tasks: readonly ListedTask[],
	request: RecordingRequest,
): ListedTask[] {
	return tasks.filter((task) => sameStream(task, request) && api.sameTimes(task, request));
}

/**
 * The task that counts as existing for an intent: never one that is over.
 *
 * @param now UNIX milliseconds; a Real-Time recording's window begins there
 */
export function existingFor(
	api: RecordingApi,
	tasks: readonly ListedTask[],
	{ request, matchExisting }: Intent,
	now: number,
): ListedTask | undefined {
	const candidates =
		matchExisting === 'sameTimes'
			? twinsOf(api, tasks, request)
			: tasks.filter(
					(task) =>
						sameStream(task, request) &&
						task.startTime < request.endTime &&
						task.endTime > (request.startTime ?? now),
				);
	return candidates.find(({ state }) => state === 'pending');
}
