import { toChinaIso } from '../api/chinaTime';
import type { RecordingRequest } from '../api/recordings';
import type { ApiError } from '../transport/ApiError';

/** What users are told of creates that did not go the straight way. Times are UNIX milliseconds. */

export function notCreated(reason: ApiError): string {
	return `${reason.message} No task was created.`;
}

export function notLooked(reason: ApiError): string {
	return `${reason.message} This happened while the tasks that exist were listed, before sending. No task was created.`;
}

export function alreadyExists(request: RecordingRequest, taskId: string): string {
	return `A recording task for ${inWords(request)} exists already: ${taskId}. No other was created, as If Task Exists asks for.`;
}

/** @param safeAfter when it may be sent anew; null where that is not known */
export function unknownFate(
	request: RecordingRequest,
	requests: number,
	safeAfter: number | null,
	reason: ApiError | null,
): string {
	const lost = reason?.message ?? 'The answer of an earlier try was lost.';
	const sent = requests === 1 ? 'it was not sent again' : `${requests} requests for it were lost`;
	const next =
		safeAfter === null
			? 'running this again with the same values looks first'
			: `running this again with the same values only looks too, until ${toChinaIso(Math.ceil(safeAfter / 1000) * 1000)}, and creates the task after that if it is still missing`;
	return `${lost} The recording task for ${inWords(request)} may exist: it was not found in the listing so far, and ${sent}. Look for it in the console; ${next}.`;
}

/** @param earlier the request whose fate is not known */
export function notBeside(request: RecordingRequest, earlier: RecordingRequest): string {
	return `Whether an earlier request made the recording task for ${inWords(earlier)} is not known yet, so nothing was sent for ${inWords(request)}. No task was created. Run this again later: it looks first.`;
}

/** @param mayExist whether something was sent whose fate is unknown */
export function cancelled(mayExist: boolean): string {
	return mayExist
		? 'The execution was cancelled before it was known what became of the request: the recording task may exist. Running this again looks first.'
		: 'The execution was cancelled. No task was created.';
}

/** Another process of n8n took this on, and nothing is seen of it. */
export function claimedElsewhere(request: RecordingRequest): string {
	return `Another worker of this n8n has begun to create the recording task for ${inWords(request)}, and the task is not listed yet, so nothing was sent. Run this again in some minutes: it looks first, and creates the task if it is still missing.`;
}

/** The end has passed. @param taskId the task that may be the one; null where nobody could see */
export function endedWithTask(problem: string, taskId: string | null): string {
	return taskId === null
		? `${problem} Whether an earlier try made the task could not be seen.`
		: `${problem} A recording task exists that may be from an earlier try: ${taskId}.`;
}

export const RECOVERED = 'The answer was lost; the task was found in the listing.';

/** There is a task although an earlier request for it may still be carried out. */
export const MAY_BE_TWO =
	'The answer to another request for it was lost. If that one is carried out this late, there are two tasks: look with Get Many and delete one.';

/** The same, of a task that was made now. */
export const SENT_AGAIN =
	'The answer to an earlier request was lost and its task is not listed, so the task was asked for once more, to lose no more of the recording. If the earlier request is carried out this late, there are two tasks: look with Get Many and delete one.';

/** What a task that exists leaves out of the window that is asked for. */
export function uncovered(
	taskId: string,
	task: { startTime: number; endTime: number },
	{ startTime, endTime }: RecordingRequest,
	leaves: { before: boolean; after: boolean },
): string {
	const parts = [
		...(leaves.before && startTime !== null
			? [`starts at ${toChinaIso(task.startTime)}, not at ${toChinaIso(startTime)}`]
			: []),
		...(leaves.after ? [`ends at ${toChinaIso(task.endTime)}, not at ${toChinaIso(endTime)}`] : []),
	];
	return `Task ${taskId} ${parts.join(' and ')}: the rest of what was asked for is not recorded by it.`;
}

/** Another task of the stream records part of the same time, and the times move with every run. */
export function movingBeside(taskId: string): string {
	return `Another recording task of this stream overlaps: ${taskId}. Times that come from the current moment differ with every run; to use a task that overlaps instead of creating one, set Match Existing under Options to Overlapping.`;
}

/** The recording in words, with its times. */
function inWords({ channel, domain, appName, startTime, endTime }: RecordingRequest): string {
	const place = domain === null ? '' : ` of ${domain}/${appName}`;
	const start = startTime === null ? '' : ` from ${toChinaIso(startTime)}`;
	return `"${channel}"${place}${start} until ${toChinaIso(endTime)}`;
}
