import type { RecordingApi, Traits } from '../api/RecordingApi';
import type { ListedTask, RecordingRequest, TaskQuery } from '../api/recordings';
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

/** Seconds are cut off on the way, so the length of a cut recording may be off by as much. */
const CUT_TOLERANCE = 2_000;

/** Whether a listed task of the right stream has the times and template of a request; in Real-Time mode the end only. */
function sameTimes(
	task: ListedTask,
	{ startTime, endTime, templateId }: RecordingRequest,
	{ realTimeCut }: Traits,
): boolean {
	if (task.templateId !== templateId) return false;
	if (startTime !== null) return task.endTime === endTime && task.startTime === startTime;
	const length = task.endTime - task.startTime;
	const isCut =
		realTimeCut !== null &&
		task.endTime < endTime &&
		Math.abs(length - realTimeCut) <= CUT_TOLERANCE;
	return task.endTime === endTime || isCut;
}

/** Tasks of the request's stream with its times, in whatever state. */
export function twinsOf(
	api: RecordingApi,
	tasks: readonly ListedTask[],
	request: RecordingRequest,
): ListedTask[] {
	return tasks.filter((task) => sameStream(task, request) && sameTimes(task, request, api.traits));
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
