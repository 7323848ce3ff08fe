import { toChinaIso } from '../api/chinaTime';
import type { RecordingRequest } from '../api/recordings';
import type { ApiError } from '../transport/ApiError';
import { CancelledError } from '../transport/CancelledError';
import type { Attempt } from './attempt';

/** `not_created`: certainly no task. `unknown`: there may be one, and nobody could tell. */
export type FailedOutcome = 'not_created' | 'unknown';

interface Circumstances {
	/** What the service said, where it said something. */
	reason?: ApiError;
	/** The request whose fate is unknown. */
	mark?: Attempt;
	/** The task that stands in the way, where that is why. */
	taskId?: string;
	/** The execution was cancelled: another one that wants the same may go on. */
	abandoned?: boolean;
}

/** A create that gave no task ID. `message` is a sentence for the user. */
export class CreateError extends Error {
	constructor(
		readonly outcome: FailedOutcome,
		message: string,
		readonly circumstances: Circumstances = {},
	) {
		super(message);
		this.name = 'CreateError';
	}
}

/** The service said that nothing ran, or nothing was sent. */
export function notCreated(reason: ApiError): CreateError {
	return new CreateError('not_created', `${reason.message} No task was created.`, {
		reason,
		abandoned: reason instanceof CancelledError,
	});
}

/** Nothing may be sent without knowing what is there. */
export function notLooked(reason: ApiError): CreateError {
	return new CreateError(
		'not_created',
		`${reason.message} This happened while the tasks that exist were listed, before sending. No task was created.`,
		{ reason, abandoned: reason instanceof CancelledError },
	);
}

/** If Task Exists is set to fail, and one exists. */
export function alreadyExists(request: RecordingRequest, taskId: string): CreateError {
	return new CreateError(
		'not_created',
		`A recording task for ${nameOf(request)} exists already: ${taskId}. No other was created, as If Task Exists asks for.`,
		{ taskId },
	);
}

/**
 * The answer was lost, and the listing does not show the task.
 *
 * @param safeAfter UNIX milliseconds after which it may be sent anew
 */
export function unknownFate(
	mark: Attempt,
	safeAfter: number,
	circumstances: Pick<Circumstances, 'reason' | 'abandoned'>,
): CreateError {
	const lost = circumstances.reason?.message ?? 'The answer of an earlier try was lost.';
	return new CreateError(
		'unknown',
		`${lost} The recording task for ${nameOf(mark.wanted.request)} may exist: Tencent Cloud does not list it yet, and it was not sent again. Look for it in the console; running this again only looks too, until ${toChinaIso(Math.ceil(safeAfter / 1000) * 1000)}, and creates the task after that if it is still missing.`,
		{ ...circumstances, mark },
	);
}

/** Another request has to be settled first: its task may be the one that is asked for. */
export function notBeside(
	request: RecordingRequest,
	mark: Attempt,
	abandoned: boolean | undefined,
): CreateError {
	return new CreateError(
		'not_created',
		`Whether an earlier request made the recording task for ${nameOf(mark.wanted.request)} is not known yet, so nothing was sent for ${nameOf(request)}. No task was created. Run this again later: it looks first.`,
		{ abandoned },
	);
}

/** The end has passed, so nothing is sent; but an earlier try may have made the task. */
export function endedWithTask(problem: string, taskId: string | undefined): CreateError {
	return new CreateError(
		'unknown',
		taskId === undefined
			? `${problem} Whether an earlier try made the task could not be seen.`
			: `${problem} A recording task with these times exists, perhaps from an earlier try: ${taskId}.`,
		{ taskId },
	);
}

/** The recording in words, with its times. */
function nameOf({ channel, domain, appName, startTime, endTime }: RecordingRequest): string {
	const place = domain === null ? '' : ` of ${domain}/${appName}`;
	const start = startTime === null ? '' : ` from ${toChinaIso(startTime)}`;
	return `"${channel}"${place}${start} until ${toChinaIso(endTime)}`;
}
