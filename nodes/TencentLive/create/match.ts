import type { Traits } from '../api/RecordingApi';
import type { ListedTask, RecordingRequest, TaskQuery } from '../api/recordings';
import { DAY, MINUTE } from '../api/requestRules';
import type { Attempt } from './attempt';
import { streamOf, type MatchExisting } from './intent';
import { acceptedUntil, GRACE } from './timing';

/** A task lasts a day at most, so one that overlaps a window lies within a day of it. */
const MARGIN = DAY + MINUTE;

/** The service cuts seconds off on the way, so the length of a cut recording may be off by as much. */
const CUT_TOLERANCE = 2_000;

const SECOND = 1_000;

/** What a task is judged by, beside what it says itself. */
export interface Circumstances {
	traits: Traits;
	/** The service's own clock, UNIX milliseconds; null where no answer told it. */
	serviceNow: number | null;
	/** This machine's clock, UNIX milliseconds. */
	ownNow: number;
	/** The stream type of a task, where this process knows it. A listing does not tell. */
	streamTypeOf(taskId: string): number | undefined;
}

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

/** Whether a task is of the stream that a request names, recorded in the way it asks for. */
function sameRecorder(task: ListedTask, request: RecordingRequest, at: Circumstances): boolean {
	const [one, other] = [streamOf(task), streamOf(request)];
	if (!one.every((part, index) => part === other[index])) return false;
	if (task.templateId !== request.templateId) return false;
	const known = at.streamTypeOf(task.taskId);
	// Without a stream type the service records the live push, which is 0.
	return known === undefined || known === (request.streamType ?? 0);
}

/** Whether a task ends as a request asks, or was cut to the length that the service allows. */
function sameEnd(
	{ startTime, endTime }: ListedTask,
	end: number,
	{ realTimeCut }: Traits,
): boolean {
	if (endTime === end) return true;
	if (realTimeCut === null || endTime > end) return false;
	return Math.abs(endTime - startTime - realTimeCut) <= CUT_TOLERANCE;
}

/**
 * A task that the service made just now, as its listing will show it.
 *
 * @param request as it was sent
 * @param madeAt UNIX milliseconds
 */
export function taskJustMade(
	taskId: string,
	request: RecordingRequest,
	madeAt: number,
	{ realTimeCut }: Traits,
): ListedTask {
	const { channel, domain, appName, templateId } = request;
	const startTime = request.startTime ?? Math.floor(madeAt / SECOND) * SECOND;
	const isCut = request.startTime === null && realTimeCut !== null;
	const endTime = isCut ? Math.min(request.endTime, startTime + realTimeCut) : request.endTime;
	return { taskId, channel, domain, appName, startTime, endTime, templateId, state: 'pending' };
}

/** The latest start that has come, by the service's own clock where it is known. */
function latestStarted({ serviceNow, ownNow }: Circumstances): number {
	return serviceNow === null ? ownNow + GRACE : serviceNow + SECOND;
}

/**
 * Whether a task is the recording that is asked for: same stream, template and stream type, and the
 * same times. A Real-Time recording has its end only, so its task must have started: one that starts
 * in five hours records something else. The same holds for a start that has passed.
 */
export function isSameTimes(
	task: ListedTask,
	request: RecordingRequest,
	at: Circumstances,
): boolean {
	if (!sameRecorder(task, request, at)) return false;
	const { startTime, endTime } = request;
	const started = latestStarted(at);
	if (startTime === null) {
		return task.startTime <= started && sameEnd(task, endTime, at.traits);
	}
	if (task.endTime !== endTime) return false;
	// What is left of a start that has passed is "from now on".
	const isFromNow = task.startTime > startTime && task.startTime <= started;
	return task.startTime === startTime || isFromNow;
}

/** Whether a task covers now, for a Real-Time request, or overlaps the window of a scheduled one. */
export function isOverlapping(
	task: ListedTask,
	request: RecordingRequest,
	at: Circumstances,
): boolean {
	if (!sameRecorder(task, request, at)) return false;
	const { startTime, endTime } = request;
	if (startTime !== null) return task.startTime < endTime && task.endTime > startTime;
	return task.startTime <= latestStarted(at) && task.endTime > (at.serviceNow ?? at.ownNow);
}

/** Whether a task of the stream records some of the time that is asked for. */
export function sharesTime(
	task: ListedTask,
	request: RecordingRequest,
	at: Circumstances,
): boolean {
	const from = request.startTime ?? at.serviceNow ?? at.ownNow;
	const within = task.startTime < request.endTime && task.endTime > from;
	return within && sameRecorder(task, request, at);
}

/** The task that counts as existing: never one that is over. */
export function existingAmong(
	tasks: readonly ListedTask[],
	request: RecordingRequest,
	matchExisting: MatchExisting,
	at: Circumstances,
): ListedTask | undefined {
	const counts = matchExisting === 'sameTimes' ? isSameTimes : isOverlapping;
	return tasks.find((task) => task.state === 'pending' && counts(task, request, at));
}

/**
 * Whether a task looks like one that a request can make, now or later: none of those that there were
 * when it left is its own.
 */
export function looksLike(task: ListedTask, request: RecordingRequest, at: Circumstances): boolean {
	if (!sameRecorder(task, request, at)) return false;
	const { startTime, endTime } = request;
	if (startTime === null) return sameEnd(task, endTime, at.traits);
	return task.startTime === startTime && task.endTime === endTime;
}

/**
 * The IDs of tasks that a listing cannot tell from the one that a request makes. What this process
 * knows of their stream types does not count: another one may have to look for it.
 */
export function alikeAmong(
	tasks: readonly ListedTask[],
	request: RecordingRequest,
	at: Circumstances,
): string[] {
	const untold = { ...at, streamTypeOf: () => undefined };
	return tasks.filter((task) => looksLike(task, request, untold)).map(({ taskId }) => taskId);
}

/**
 * Whether a task can have been made by a request: its times, and in Real-Time mode a start between
 * the moment the request left and the last one at which the service can have accepted it. A start
 * that has not come yet was scheduled by somebody.
 */
export function canBeOf(task: ListedTask, attempt: Attempt, at: Circumstances): boolean {
	const { request } = attempt.wanted;
	if (attempt.notMine.includes(task.taskId) || !looksLike(task, request, at)) return false;
	if (request.startTime !== null) return true;
	// Without its own word the service's clock may differ by as much as a signature tolerates.
	const left = attempt.leftAt ?? attempt.signedAt - at.traits.signatureLifetime;
	const latest = Math.min(acceptedUntil(attempt, at.traits), latestStarted(at));
	return task.startTime >= Math.floor(left / SECOND) * SECOND && task.startTime <= latest;
}

/** What of the window that is asked for a task leaves out; undefined where it covers all. */
export function uncovered(
	task: Pick<ListedTask, 'startTime' | 'endTime'>,
	{ startTime, endTime }: RecordingRequest,
): { before: boolean; after: boolean } | undefined {
	const before = startTime !== null && task.startTime > startTime;
	const after = task.endTime < endTime;
	return before || after ? { before, after } : undefined;
}
