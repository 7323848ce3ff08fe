import type { RecordingApi } from '../api/RecordingApi';
import type { ListedTask } from '../api/recordings';
import { ApiError } from '../transport/ApiError';
import type { Clock } from '../transport/clock';
import { queryAround, twinsOf } from './match';
import type { Attempt } from './attempt';

/**
 * When the listing is read after an answer was lost, in milliseconds from then. The last is how long
 * the listing is trusted to lag at most.
 */
const LOOKS = [3_000, 6_000, 12_000, 24_000] as const;
const LONGEST_LAG = LOOKS[3];

/** What looking for a sent request needs. */
export interface Search {
	api: RecordingApi;
	clock: Clock;
	/** Aborted when the execution is cancelled: that ends the search. */
	signal: AbortSignal | undefined;
	/** Takes a task for the request; false where it is known to be another intent's. */
	claim(task: ListedTask): boolean;
}

/**
 * UNIX milliseconds after which nothing can come of a request that the listing does not show: the
 * service accepts it no more, and what it last accepted is listed.
 */
export function settledAfter(mark: Attempt, api: RecordingApi): number {
	return mark.sentAt + api.traits.signatureLifetime + LONGEST_LAG;
}

/**
 * Looks for the task of a request whose answer was lost just now: one with its times that was not
 * there before.
 *
 * @returns undefined when the listing does not show it, which proves nothing
 */
export async function recover(mark: Attempt, search: Search): Promise<ListedTask | undefined> {
	let waited = 0;
	for (const at of LOOKS) {
		const cancelled = await search.clock.sleep(at - waited, search.signal).then(
			() => false,
			() => true,
		);
		if (cancelled) return undefined;
		waited = at;
		const seen = await look(mark, search);
		if (seen?.task !== undefined) return seen.task;
	}
	return undefined;
}

/**
 * Looks for the task of a request that an earlier try sent: at once, and then, while the request may
 * still be carried out, in the same way as after a loss.
 *
 * @returns `absent` when it made no task and never will, `unseen` when there may be one
 */
export async function recoverEarlier(
	mark: Attempt,
	search: Search,
): Promise<ListedTask | 'absent' | 'unseen'> {
	// Asked before looking: only a listing that was read after the last moment says no.
	const settled = search.clock.now() > settledAfter(mark, search.api);
	const seen = await look(mark, search);
	if (seen?.task !== undefined) return seen.task;
	if (settled) return seen === undefined ? 'unseen' : 'absent';
	return (await recover(mark, search)) ?? 'unseen';
}

/** What one listing shows; undefined when it could not be read. */
async function look(
	mark: Attempt,
	{ api, claim }: Search,
): Promise<{ task: ListedTask | undefined } | undefined> {
	try {
		const tasks = await api.listTasks(queryAround(mark.wanted.request, mark.sentAt));
		if (tasks === undefined) return undefined;
		const task = twinsOf(api, tasks, mark.wanted.request).find(
			(twin) => !mark.knownIds.includes(twin.taskId) && claim(twin),
		);
		return { task };
	} catch (error) {
		if (error instanceof ApiError) return undefined;
		return await Promise.reject(error);
	}
}
