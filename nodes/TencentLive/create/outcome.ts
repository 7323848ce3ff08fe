import type { CreatedTask, ListedTask, RecordingRequest } from '../api/recordings';
import type { ApiError } from '../transport/ApiError';
import type { Attempt } from './attempt';
import { intentKey, type Intent, type MatchExisting } from './intent';
import { uncovered } from './match';
import * as words from './words';

/**
 * How a task came to be known: `created` now, `existing` before anything was sent, or `recovered`
 * from the listing after the answer was lost.
 */
export type TaskOutcome = 'created' | 'existing' | 'recovered';

/** A task that exists. */
export interface Made {
	kind: 'task';
	how: TaskOutcome;
	/** Every digit, as text. */
	taskId: string;
	message: string;
	/** Null where there is none, or where it was lost with the answer. */
	requestId: string | null;
	/** What it records: the request that made it, or the times of the task that was there. */
	request: RecordingRequest;
	/** What the user should know all the same. */
	hints: string[];
}

/** Certainly no request of the intent has made a task, and none will. */
export interface NotCreated extends words.Words {
	kind: 'not_created';
	/** What the service said; null where that is not why. */
	reason: ApiError | null;
	/** The task that stands in the way, where that is why. */
	taskId: string | null;
}

/** The parameters of the item cannot be read, or the documents rule them out. Nothing was sent. */
export interface Refused {
	kind: 'refused';
	error: unknown;
}

/** Requests left, and nobody can tell whether they made a task. */
export interface Unknown extends words.Words {
	kind: 'unknown';
	reason: ApiError | null;
	attempts: [Attempt, ...Attempt[]];
}

/** The end has passed, so nothing was sent; an earlier run may have made the task, or has. */
export interface Ended extends words.Words {
	kind: 'ended';
	/** The task that may be the one; null where the listing could not be read. */
	taskId: string | null;
}

/** The execution was cancelled, or its time was up. Requests that left before are open. */
export interface Cancelled extends words.Words {
	kind: 'cancelled';
	reason: ApiError | null;
	attempts: Attempt[];
	/** Whether an equal request of another execution is under way, which may make the task. */
	followed: boolean;
}

/** Another process claimed the intent: nothing was sent here, and its task may come. */
export interface Elsewhere extends words.Words {
	kind: 'elsewhere';
}

/** What an item is told. */
export type Outcome = Made | Refused | NotCreated | Unknown | Ended | Cancelled | Elsewhere;

/**
 * A task that was made now.
 *
 * @param sent the request that made it
 * @param asked the one that was asked for: a start that has passed may have become now
 */
export function created(
	{ taskId, message, requestId }: CreatedTask,
	sent: RecordingRequest,
	asked: RecordingRequest,
): Made {
	const bare = { taskId, message, requestId, request: sent, hints: [] };
	const made: Made = { kind: 'task', how: 'created', ...bare };
	const { startTime, endTime } = sent;
	if (startTime === null) return made;
	return hintsOn({ taskId, startTime, endTime }, asked).reduce(withHint, made);
}

/** What the user should know of a task all the same; it is part of the message too. */
export function withHint(made: Made, hint: string): Made {
	// The service's own word is no sentence.
	const before = made.message.replace(/[^.]$/, '$&.');
	const message = before === '' ? hint : `${before} ${hint}`;
	return { ...made, message, hints: [...made.hints, hint] };
}

/** A task that was found for a request whose answer was lost. @param request as it was sent */
export function recovered(task: ListedTask, request: RecordingRequest): Made {
	const { taskId, endTime } = task;
	const told = { ...request, endTime };
	const hints = hintsOn(task, request);
	const message = [words.RECOVERED, ...hints].join(' ');
	return { kind: 'task', how: 'recovered', taskId, message, requestId: null, request: told, hints };
}

/** A task that there was before anything was sent, with its own times. */
export function existingTask(
	task: ListedTask,
	request: RecordingRequest,
	matchExisting: MatchExisting,
): Made {
	const { taskId, startTime, endTime } = task;
	// A Real-Time recording has no start of its own; one that only overlaps has.
	const hasStart = request.startTime !== null || matchExisting === 'overlapping';
	const told = { ...request, startTime: hasStart ? startTime : null, endTime };
	return existing(taskId, told, hintsOn(task, request));
}

/** What it means for an intent that a task counts as existing. */
export function foundBefore(
	task: ListedTask,
	{ request, ifTaskExists, matchExisting }: Intent,
): Outcome {
	const made = existingTask(task, request, matchExisting);
	return ifTaskExists === 'fail' ? alreadyExists(made) : made;
}

/** Another process claimed the intent, and its task is not listed. */
export function claimedElsewhere(request: RecordingRequest): Elsewhere {
	return { kind: 'elsewhere', ...words.claimedElsewhere(request) };
}

function hintsOn(
	task: Pick<ListedTask, 'taskId' | 'startTime' | 'endTime'>,
	request: RecordingRequest,
): string[] {
	const leaves = uncovered(task, request);
	return leaves === undefined ? [] : [words.uncovered(task.taskId, task, request, leaves)];
}

function existing(taskId: string, request: RecordingRequest, hints: string[]): Made {
	const message = ['The task existed already, so none was created.', ...hints].join(' ');
	return { kind: 'task', how: 'existing', taskId, message, requestId: null, request, hints };
}

/** The service said that nothing ran, or nothing was sent. */
export function notCreated(reason: ApiError): NotCreated {
	return { kind: 'not_created', ...words.notCreated(reason), reason, taskId: null };
}

/** Nothing may be sent without knowing what is there. */
export function notLooked(reason: ApiError): NotCreated {
	return { kind: 'not_created', ...words.notLooked(reason), reason, taskId: null };
}

/** If Task Exists is set to fail, and this one exists. */
export function alreadyExists(made: Pick<Made, 'request' | 'taskId' | 'hints'>): NotCreated {
	const { request, taskId, hints } = made;
	const told = words.alreadyExists(request, taskId, hints);
	return { kind: 'not_created', ...told, reason: null, taskId };
}

/** Another request has to be settled first: its task may be the one that is asked for. */
export function notBeside(request: RecordingRequest, attempt: Attempt): NotCreated {
	const told = words.notBeside(request, attempt.wanted.request);
	return { kind: 'not_created', ...told, reason: null, taskId: null };
}

/**
 * What the outcome of an intent means for an equal one that shares its flight: of what was made, this
 * one has made nothing itself.
 */
export function meansFor(intent: Intent, outcome: Outcome): Outcome {
	switch (outcome.kind) {
		case 'task':
			return intent.ifTaskExists === 'fail'
				? alreadyExists(outcome)
				: existing(outcome.taskId, outcome.request, outcome.hints);
		case 'unknown':
			return besideUnknown(intent, outcome.attempts, outcome);
		case 'cancelled': {
			const [first, ...others] = outcome.attempts;
			if (first === undefined) return outcome;
			const unknown = unknownFate([first, ...others], null, null);
			return besideUnknown(intent, [first, ...others], unknown);
		}
		default:
			return outcome;
	}
}

/** Of an equal request its fate is this one's too; with `fail` this one has nothing to wait for. */
function besideUnknown(
	intent: Intent,
	[attempt]: readonly [Attempt, ...Attempt[]],
	unknown: Unknown,
): Outcome {
	const isEqual = attempt.key === intentKey(intent) && intent.ifTaskExists !== 'fail';
	return isEqual ? unknown : notBeside(intent.request, attempt);
}

/**
 * Requests were lost, and the listing does not show their task.
 *
 * @param safeAfter UNIX milliseconds after which it may be sent anew; null where that is not known
 */
export function unknownFate(
	attempts: [Attempt, ...Attempt[]],
	safeAfter: number | null,
	reason: ApiError | null,
): Unknown {
	const told = words.unknownFate(attempts[0].wanted.request, attempts.length, safeAfter, reason);
	return { kind: 'unknown', ...told, reason, attempts };
}

/**
 * The execution was cancelled, or its time was up.
 *
 * @param attempts those that left before, whose fate is unknown
 * @param followed whether an equal request of another execution is under way
 */
export function cancelled(
	attempts: Attempt[],
	reason: ApiError | null,
	followed = false,
): Cancelled {
	const told = words.cancelled(attempts.length > 0 || followed);
	return { kind: 'cancelled', ...told, reason, attempts, followed };
}

/** Time was up before anything was sent. @param followed as for `cancelled` */
export function noTime(followed: boolean): Cancelled {
	const told = followed ? words.equalUnderWay() : words.noTime();
	return { kind: 'cancelled', ...told, reason: null, attempts: [], followed };
}

/** The end has passed. @param taskId the task that may be the one; null where nobody could see */
export function ended(problem: string, taskId: string | null): Ended {
	return { kind: 'ended', ...words.endedWithTask(problem, taskId), taskId };
}
