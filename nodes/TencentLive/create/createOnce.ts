import { rethrow } from '../transport/rethrow';
import type { Attempt } from './attempt';
import { intentKey, streamKey, type Intent } from './intent';
import { cancelled, meansFor, notBeside, recovered, type Outcome } from './outcome';
import { announce, findLost, intentOf, settle, type Found } from './recovery';
import { sendOnce, type How, type Tools } from './sendOnce';
import { besideLost, isWaitingFree, stillUnknown } from './waiting';

/** A request of an intent may be lost this often in one try before its fate is unknown. */
const MOST_LOST = 2;

/** Earlier requests that may still be carried out, and whose task could be the one asked for. */
interface Earlier {
	/** Those of the intent itself, and of equal ones: their fate is its own. */
	own: Attempt[];
	/** All others. With `fail` equal ones are others too. */
	others: Attempt[];
}

/**
 * One intent, one task. Equal intents in this process share one flight; then look, send once,
 * recover. The API has no idempotency key: every path to a second send has to prove that the first
 * one cannot have made a task, or that waiting for that proof would cost part of the recording.
 */
export async function createOnce(intent: Intent, how: How, tools: Tools): Promise<Outcome> {
	return await inFlight(intent, how, [], tools);
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
	// One that went out again may have had another start than what was asked for.
	const isAsAsked = (one: Attempt) => intentKey(intentOf(one, tools.api)) === one.key;
	const asAsked = lost.find(isAsAsked) ?? lost[0];
	return await inFlight(intentOf(asAsked, tools.api), how, lost, tools);
}

async function inFlight(
	intent: Intent,
	how: How,
	lost: readonly Attempt[],
	tools: Tools,
): Promise<Outcome> {
	const { process, signal, api } = tools;
	const sharing = process.claim.share(
		intentKey(intent),
		async () => await lead(intent, how, lost, tools),
		(other) => mayTakeOver(other, intent),
		signal,
	);
	const given = { outcome: cancelled([...lost], null, true), led: true };
	const { outcome, led } = await sharing.catch(orGiveUp(given, signal));
	return led ? outcome : besideLost(intent, meansFor(intent, outcome), lost, api.traits);
}

/** What it comes to where the run ended while it waited for others. */
function orGiveUp<T>(given: T, signal: AbortSignal | undefined): (error: unknown) => Promise<T> {
	return async (error) =>
		signal?.aborted === true && error === signal.reason ? given : await rethrow(error);
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
		return 'kind' in earlier ? earlier : await lookAndSend(intent, how, earlier, tools);
	};
	// Tasks that overlap belong to intents with other times: only a turn keeps them apart.
	if (intent.matchExisting === 'sameTimes') return await work();
	const { process, signal } = tools;
	const turn = process.claim.inTurn(streamKey(intent), work, signal);
	return await turn.catch(orGiveUp(cancelled([...lost], null), signal));
}

/** Learns what became of earlier requests whose task could be the one that is asked for. */
async function settleEarlier(
	intent: Intent,
	lost: readonly Attempt[],
	tools: Tools,
): Promise<Earlier | Outcome> {
	const { api, clock, process } = tools;
	const own = [...lost];
	const others: Attempt[] = [];
	const key = intentKey(intent);
	const relevant = process.open
		.relevantTo(intent, api.serviceNow() ?? clock.now())
		.filter(({ id }) => !lost.some((one) => one.id === id));
	for (const [index, attempt] of relevant.entries()) {
		const isEqual = attempt.key === key;
		// Another's holds this one up only where waiting costs nothing: else one look has to do.
		const isPatient = isEqual || isWaitingFree(intent, attempt, api.traits);
		const fate = await settle(attempt, tools, isPatient);
		if (fate.kind === 'cancelled') {
			const unsettled = relevant.slice(index).filter((one) => one.key === key);
			return cancelled([...own, ...unsettled], null);
		}
		if (fate.kind !== 'unseen') continue;
		(isEqual && intent.ifTaskExists !== 'fail' ? own : others).push(attempt);
	}
	return { own, others };
}

/** What an intent comes to unless there is a task for it: nothing is lost by waiting for others. */
function holdUp(intent: Intent, { own, others }: Earlier, { api }: Tools): Outcome | undefined {
	const isFree = (one: Attempt) => isWaitingFree(intent, one, api.traits);
	const [first, ...rest] = own;
	const other = others.find(isFree);
	if (first !== undefined && own.some(isFree)) {
		return stillUnknown(intent, [first, ...rest], null, api.traits);
	}
	return other === undefined ? undefined : notBeside(intent.request, other);
}

async function lookAndSend(
	intent: Intent,
	how: How,
	earlier: Earlier,
	tools: Tools,
): Promise<Outcome> {
	const { traits } = tools.api;
	const hold = holdUp(intent, earlier, tools);
	const equal = earlier.others.filter(({ key }) => key === intentKey(intent));
	let lost: readonly Attempt[] = earlier.own;
	for (;;) {
		const sent = await sendOnce(intent, how, { lost, hold }, tools);
		if (sent.kind === 'found') return recoveredOf(intent, sent, lost, tools);
		// A task that equal requests of others may double says so; to them it owes nothing else.
		if (sent.kind === 'task') return besideLost(intent, sent, [...lost, ...equal], traits);
		if (sent.kind !== 'lost') return besideLost(intent, sent, lost, traits);
		const { attempt, reason } = sent;
		const all: [Attempt, ...Attempt[]] = [attempt, ...lost];
		tools.onLost();
		announce(attempt, tools);
		const fate = await findLost(all, tools);
		if (fate.kind === 'found') return recoveredOf(intent, fate, all, tools);
		if (fate.kind === 'cancelled') return cancelled(all, reason);
		if (all.length >= MOST_LOST || isWaitingFree(intent, attempt, traits)) {
			return stillUnknown(intent, all, reason, traits);
		}
		lost = all;
	}
}

/** @param lost requests of the intent, of which the others may still be carried out */
export function recoveredOf(
	intent: Intent,
	{ task, attempt }: Found,
	lost: readonly Attempt[],
	{ api }: Pick<Tools, 'api'>,
): Outcome {
	const others = lost.filter(({ id }) => id !== attempt.id);
	return besideLost(intent, recovered(task, attempt.wanted.request), others, api.traits);
}
