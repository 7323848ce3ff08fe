import { CancelledError } from '../transport/CancelledError';
import { rethrow } from '../transport/rethrow';
import type { Attempt } from './attempt';
import { intentKey, type Intent } from './intent';
import { existingAmong } from './match';
import { cancelled, claimedElsewhere, foundBefore, type Outcome } from './outcome';
import { circumstances, type Search } from './recovery';
import { FOLLOWING_LOOKS, followedFor, LONGEST_LAG } from './timing';

/** What following another process's claim needs. */
export interface Following extends Search {
	/** Milliseconds that a create call may take. */
	timeout: number;
	/** Requests of the intent that were lost: each had a claim, in this process or before. */
	lost: readonly Attempt[];
}

/**
 * Claims an intent across processes, where n8n gives them a row to share; whoever finds it claimed
 * looks until the other's task is listed.
 *
 * @returns undefined when this process may send; else what the intent comes to
 */
export async function claimOrFollow(
	intent: Intent,
	following: Following,
): Promise<Outcome | undefined> {
	const { lost, process, row } = following;
	// Whoever wants one more whatever exists competes with nobody.
	if (row === undefined || intent.ifTaskExists === 'create') return undefined;
	const claims = process.claimsIn(row.name);
	for (let generation = lost.length; ; generation++) {
		const names = namesOf(intent, generation, following);
		// What this process won itself has come to an end: its flight is over.
		if (claims.isOver(names)) continue;
		if ((await claims.claim(names, row.write)) !== 'taken') return undefined;
		// Whoever is cancelled, or out of time, leaves another's request behind: its task may come.
		const outcome = await follow(intent, following).catch(async (error: unknown) =>
			error instanceof CancelledError ? cancelled([...lost], null, true) : await rethrow(error),
		);
		if (outcome !== undefined) return outcome;
		if (isWaitingFree(intent, following)) return claimedElsewhere(intent.request);
		// The other one died or was refused: of those who followed it, one takes over.
		claims.giveUp(names);
	}
}

/** Looks until the task of whoever sends is listed; undefined when it should have been long ago. */
async function follow(intent: Intent, following: Following): Promise<Outcome | undefined> {
	const { clock, signal, look, process } = following;
	const last = followedFor(following.timeout);
	const looks = [...FOLLOWING_LOOKS, last - LONGEST_LAG / 2, last];
	let waited = 0;
	for (const at of looks) {
		await clock.sleep(at - waited, signal).catch(async () => await rethrow(new CancelledError()));
		waited = at;
		const tasks = process.known.over(await look.around(intent.request, clock.elapsed()), intent);
		const { request, matchExisting } = intent;
		const task = existingAmong(tasks, request, matchExisting, circumstances(following));
		if (task !== undefined) return foundBefore(task, intent);
	}
	return undefined;
}

/**
 * The names of one claim. They pass with time, so that an old claim holds up nobody for long: one of
 * this period, and one of the period before as long as who claimed in it may still be followed, so
 * that those at its turn meet.
 */
function namesOf(intent: Intent, generation: number, { api, clock, timeout }: Following): string[] {
	const followed = followedFor(timeout);
	const length = Math.max(api.traits.signatureLifetime + LONGEST_LAG, followed);
	const now = api.serviceNow() ?? clock.now();
	const key = intentKey(intent);
	const periods = new Set([now, now - followed].map((at) => Math.floor(at / length)));
	return [...periods].map((period) => `${key}:${period}:${generation}`);
}

/** Whether nothing of the recording is lost by waiting until the other's request is settled. */
function isWaitingFree({ request, ifUnknown }: Intent, { api, clock }: Following): boolean {
	if (ifUnknown === 'neverTwice') return true;
	const latest = (api.serviceNow() ?? clock.now()) + api.traits.signatureLifetime + LONGEST_LAG;
	return request.startTime !== null && request.startTime > latest;
}
