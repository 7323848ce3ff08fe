import type { Traits } from '../api/RecordingApi';
import type { ApiError } from '../transport/ApiError';
import { CancelledError } from '../transport/CancelledError';
import type { Attempt } from './attempt';
import type { Wanted } from './intent';
import {
	cancelled,
	noTime,
	unknownFate,
	withHint,
	type Cancelled,
	type Outcome,
	type Unknown,
} from './outcome';
import { LONG_WAIT, settledAfter } from './timing';
import * as words from './words';

/**
 * Whether nothing of the recording is lost by waiting until a request can certainly not be carried out
 * any more; or whether the user would rather miss it than pay twice.
 */
export function isWaitingFree(
	{ request: { startTime }, ifUnknown }: Wanted,
	attempt: Attempt,
	traits: Traits,
): boolean {
	if (ifUnknown === 'neverTwice') return true;
	return startTime !== null && startTime > settledAfter(attempt, traits);
}

/** What is known of requests that were lost and whose task is not listed. */
export function stillUnknown(
	wanted: Wanted,
	attempts: [Attempt, ...Attempt[]],
	reason: ApiError | null,
	traits: Traits,
): Unknown {
	const safeAfter = Math.max(...attempts.map((attempt) => settledAfter(attempt, traits)));
	const waits = attempts.some((attempt) => isWaitingFree(wanted, attempt, traits));
	const isInTime = safeAfter < wanted.request.endTime;
	return unknownFate(attempts, waits && isInTime ? safeAfter : null, reason);
}

/**
 * What an outcome is while requests of the same intent may still be carried out: none of them may be
 * forgotten, and nothing is called not created that one of them may have made.
 */
export function besideLost(
	wanted: Wanted,
	outcome: Outcome,
	lost: readonly Attempt[],
	traits: Traits,
): Outcome {
	const [first, ...others] = lost;
	if (first === undefined) return outcome;
	if (outcome.kind === 'task') {
		const isTold = [words.SENT_AGAIN, words.MAY_BE_TWO].some((one) => outcome.hints.includes(one));
		if (isTold) return outcome;
		return withHint(outcome, outcome.how === 'created' ? words.SENT_AGAIN : words.MAY_BE_TWO);
	}
	const reason = 'reason' in outcome ? outcome.reason : null;
	const known = 'attempts' in outcome ? outcome.attempts : [];
	const more = known.filter(({ id }) => !lost.some((one) => one.id === id));
	const attempts: [Attempt, ...Attempt[]] = [first, ...others, ...more];
	if (outcome.kind === 'cancelled') return cancelled(attempts, reason);
	return stillUnknown(wanted, attempts, reason, traits);
}

/** What a run that was ended is told where nobody cancelled it: its time was up. */
export function timeUp(
	{ attempts: [first, ...others], reason, followed }: Cancelled,
	traits: Traits,
): Unknown | Cancelled {
	if (first === undefined) return noTime(followed);
	const why = reason instanceof CancelledError ? null : reason;
	return stillUnknown(first.wanted, [first, ...others], why, traits);
}

/**
 * That a request waited for the quota, where it was long.
 *
 * @param since when it was turned away first; that and now by the clock that only goes forward
 */
export function waitedForQuota(since: number | undefined, now: number): string[] {
	const waited = since === undefined ? 0 : now - since;
	return waited > LONG_WAIT ? [words.waitedForQuota(waited)] : [];
}
