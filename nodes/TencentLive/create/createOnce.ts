import type { Attempt } from './attempt';
import { intentKey, streamKey, type Intent } from './intent';
import { cancelled, meansFor, notBeside, recovered, type Outcome } from './outcome';
import { announce, findLost, intentOf, settle } from './recovery';
import { sendOnce, stillUnknown, type How, type Tools } from './sendOnce';
import { settledAfter } from './timing';

/** A request of an intent may be lost this often before its fate is unknown. */
const MOST_LOST = 2;

/**
 * One intent, one task. Equal intents in this process share one flight; then look, send once,
 * recover. The API has no idempotency key: every path to a second send has to prove that the first
 * one cannot have made a task, or that waiting for that proof would cost part of the recording.
 */
export async function createOnce(intent: Intent, how: How, tools: Tools): Promise<Outcome> {
	return await inFlight(intent, tools, async () => await lead(intent, how, [], tools));
}

/**
 * The same for an intent whose requests an earlier try lost: they were looked for just now, are not
 * listed, and may still be carried out.
 */
export async function sendAgain(
	lost: [Attempt, ...Attempt[]],
	how: How,
	tools: Tools,
): Promise<Outcome> {
	// As it was asked for: a later request may have been sent with a start that had become now.
	const intent = intentOf(lost.at(-1) ?? lost[0], tools.api);
	if (lost.some((attempt) => isWaitingFree(intent, attempt, tools))) {
		return stillUnknown(lost, null, tools);
	}
	return await inFlight(intent, tools, async () => await lead(intent, how, lost, tools));
}

async function inFlight(
	intent: Intent,
	{ process }: Tools,
	work: () => Promise<Outcome>,
): Promise<Outcome> {
	const key = intentKey(intent);
	const { outcome, led } = await process.claim.share(key, work, (other) =>
		mayTakeOver(other, intent),
	);
	return led ? outcome : meansFor(intent, outcome);
}

/** Whoever shares the flight of a cancelled execution goes on; with `create` that could send twice. */
function mayTakeOver(outcome: Outcome, { ifTaskExists }: Intent): boolean {
	if (outcome.kind !== 'cancelled') return false;
	return outcome.attempts.length === 0 || ifTaskExists !== 'create';
}

/** @param lost the intent's own requests that were looked for already */
async function lead(
	intent: Intent,
	how: How,
	lost: readonly Attempt[],
	tools: Tools,
): Promise<Outcome> {
	const work = async () => {
		const earlier = await settleEarlier(intent, lost, tools);
		return Array.isArray(earlier) ? await lookAndSend(intent, how, earlier, tools) : earlier;
	};
	// Tasks that overlap belong to intents with other times: only a turn keeps them apart.
	if (intent.matchExisting === 'sameTimes') return await work();
	return await tools.process.claim.inTurn(streamKey(intent), work);
}

/**
 * Learns what became of earlier requests whose task could be the one that is asked for.
 *
 * @returns what the item comes to by that, or the intent's own requests that are still open
 */
async function settleEarlier(
	intent: Intent,
	lost: readonly Attempt[],
	tools: Tools,
): Promise<Outcome | Attempt[]> {
	const { api, clock, process } = tools;
	const own = [...lost];
	for (const attempt of process.open.relevantTo(intent, api.serviceNow() ?? clock.now())) {
		if (lost.some(({ id }) => id === attempt.id)) continue;
		const isOwn = attempt.key === intentKey(intent);
		const isFree = isWaitingFree(intent, attempt, tools);
		// Another's holds this one up only where waiting costs nothing: then one look has to do.
		const fate = await settle(attempt, tools, isOwn || isFree);
		if (fate.kind === 'cancelled') return cancelled(own, null);
		// One that is over does not count as existing.
		if (fate.kind === 'found' && fate.task.state === 'pending' && isOwn) {
			return meansFor(intent, recovered(fate.task, intent.request));
		}
		if (fate.kind !== 'unseen') continue;
		if (!isFree) {
			if (isOwn) own.push(attempt);
			continue;
		}
		return isOwn && intent.ifTaskExists !== 'fail'
			? stillUnknown([attempt], null, tools)
			: notBeside(intent.request, attempt);
	}
	return own;
}

/**
 * Whether nothing of the recording is lost by waiting until a request can certainly not be carried out
 * any more; or whether the user would rather miss it than pay twice.
 */
function isWaitingFree(intent: Intent, attempt: Attempt, { api }: Tools): boolean {
	const { startTime } = intent.request;
	if (intent.ifUnknown === 'neverTwice') return true;
	return startTime !== null && startTime > settledAfter(attempt, api.traits);
}

/** @param lost the intent's own requests that were lost, and may still be carried out */
async function lookAndSend(
	intent: Intent,
	how: How,
	lost: Attempt[],
	tools: Tools,
): Promise<Outcome> {
	for (;;) {
		const sent = await sendOnce(intent, how, lost, tools);
		if (sent.kind !== 'lost') return sent;
		const { attempt, reason } = sent;
		const all: [Attempt, ...Attempt[]] = [attempt, ...lost];
		tools.onLost();
		announce(attempt, tools);
		const fate = await findLost(all, tools);
		if (fate.kind === 'found') return recovered(fate.task, attempt.wanted.request);
		if (fate.kind === 'cancelled') return cancelled(all, reason);
		if (all.length >= MOST_LOST || isWaitingFree(intent, attempt, tools)) {
			return stillUnknown(all, reason, tools);
		}
		lost = all;
	}
}
