import { GRACE, LONGEST_LAG } from '../../nodes/TencentLive/create/timing';
import type { Ask, Sent, Try } from './asks';
import { realTimeEnd, recordsStream } from './recording';
import type { ServiceTask } from './taskStore';

/**
 * What excuses a second task, or a word that is not true: only that nobody could know. Each excuse
 * says what it is that could not be known.
 */

/** Milliseconds: dates of HTTP leave out part of a second, and may come a second late. */
const CLOCK_ERROR = 3_000;

/**
 * Another process made it, or another program, or another credential of the account: nothing is known
 * of that but the listing, and up to the last look it did not show the task.
 */
export function isUnseenOfOthers(task: ServiceTask, maker: Sent | undefined, later: Sent): boolean {
	// Within one millisecond the listing may have come first.
	return maker?.by.actor !== later.by.actor && task.visibleAt >= later.lookedAt;
}

/**
 * The answer to the first request was lost, the listing lacked the task, and waiting would have cost
 * part of the recording. For a request of its own, or an equal one, the listing must have had its time.
 */
export function isSentKnowingly(task: ServiceTask, first: Sent, second: Sent): boolean {
	const { wanted, key } = second.attempt;
	const isEqual = first.attempt.key === key || second.ask.sent.includes(first);
	const start = wanted.request.startTime;
	return (
		wanted.ifUnknown !== 'neverTwice' &&
		first.fate === 'lost' &&
		task.visibleAt > second.lookedAt &&
		(second.at >= first.at + LONGEST_LAG - CLOCK_ERROR || !isEqual) &&
		(start === null || start <= first.acceptedUntil + LONGEST_LAG + CLOCK_ERROR)
	);
}

/**
 * Two items want the same in different ways (If Task Exists, Match Existing) at the same time: they
 * are not one intent, so they do not share a request, and when one left the other was under way; or it
 * was lost after this one had asked for requests that are open, and before it left.
 */
export function isWantedOtherwise(other: Sent, later: Sent): boolean {
	return (
		other.by.actor === later.by.actor &&
		other.attempt.key !== later.attempt.key &&
		// Within one millisecond it may have left first.
		(other.fate === 'lost' ? other.overAt > later.by.startedAt : other.overAt >= later.at)
	);
}

/**
 * Two requests that a process knows of were lost, and ask for the same as far as a listing tells: the
 * task of one was taken for the other's, so its own maker does not find it.
 *
 * @param sent the requests that the process knows of
 */
export function isTakenByRival(
	task: ServiceTask,
	maker: Sent,
	before: number,
	sent: readonly Sent[],
): boolean {
	return sent.some(({ fate, at, place, ask, attempt: { wanted } }) => {
		const isRival = ask !== maker.ask && fate === 'lost';
		const { startTime, endTime, templateId } = wanted.request;
		if (!isRival || at > before) return false;
		const hasTimes =
			startTime === null
				? task.endTime === realTimeEnd(task, endTime)
				: task.startTime === startTime && task.endTime === endTime;
		const { streamType } = task;
		return hasTimes && recordsStream(task, place, { templateId, streamType });
	});
}

/** Somebody deleted it before its start: nothing tells that it ever was. */
export function isGone(task: ServiceTask, at: number): boolean {
	return task.isDeleted && task.stoppedAt <= at;
}

/**
 * No answer ever tells the service's clock, so the machine's own has to do, with some grace: what has
 * started seems to lie ahead where that is too slow …
 */
export function seemsAhead(task: ServiceTask, by: Try, at: number, tellsTime: boolean): boolean {
	return !tellsTime && !seemsOn(task, by, at, tellsTime);
}

/** … and what is about to start seems to be on. */
export function seemsOn(task: ServiceTask, by: Try, at: number, tellsTime: boolean): boolean {
	return !tellsTime && task.startTime <= at + by.process.ahead + GRACE;
}

/**
 * Somebody else deleted a task that was made here just now: that it is not listed is how every new task
 * begins.
 */
export function seemsNew(
	{ isDeleted }: ServiceTask,
	maker: Sent | undefined,
	actor: string,
	at: number,
): boolean {
	if (!isDeleted || maker === undefined || !hasSeen(maker, actor, at)) return false;
	return at < maker.overAt + LONGEST_LAG;
}

/** In the same way what is on seems over, and what is over seems on. */
export function seemsOver(task: ServiceTask, by: Try, at: number, tellsTime: boolean): boolean {
	return task.endTime <= at + (tellsTime ? 0 : by.process.ahead);
}

/** Equal intents share the fate of a request that was lost, whoever of them sent it. */
export function isOfEqual(maker: Sent | undefined, { asked }: Ask): boolean {
	const isSame = JSON.stringify(maker?.attempt.wanted.request) === JSON.stringify(asked?.request);
	return maker?.fate === 'lost' && isSame;
}

/** Whether an actor had the answer of a request by a moment: then it knows whose the task is. */
export function hasSeen({ by, fate, overAt }: Sent, actor: string, at: number): boolean {
	return by.actor === actor && fate === 'known' && overAt <= at;
}

/**
 * Tasks carry no mark of who asked for them. One that was not listed when a request left, and that
 * this process did not see being made, may be that request's as well as another's.
 */
export function isAnybodys(
	maker: Sent | undefined,
	task: ServiceTask,
	claimant: Sent | undefined,
	actor: string,
	at: number,
): boolean {
	const sawIt = maker !== undefined && hasSeen(maker, actor, at);
	return !sawIt && (claimant === undefined || task.visibleAt > claimant.lookedAt);
}

/**
 * With If Task Exists = create nobody goes on for a cancelled execution: whoever waits for its request
 * is told at once that its fate is unknown, and learns it on the next try.
 */
export function isAbandoned({ by, attempt: { wanted } }: Sent): boolean {
	return by.cancelled.aborted && wanted.ifTaskExists === 'create';
}

/** A request that was certainly not carried out, but n8n saved a cancelled execution before that was known. */
export function isSavedAsOpen({ by }: Sent): boolean {
	return by.cancelled.aborted;
}
