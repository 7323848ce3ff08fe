import type { RecordingApi } from '../api/RecordingApi';
import type { EndPassedError } from '../api/InvalidParameterError';
import type { ListedTask, RecordingRequest } from '../api/recordings';
import { ApiError } from '../transport/ApiError';
import type { Clock } from '../transport/clock';
import { rethrow } from '../transport/rethrow';
import type { Attempt } from './attempt';
import type { Intent } from './intent';
import type { Listing, Look } from './Look';
import { canBeOf, isSameTimes, type Circumstances } from './match';
import { ended, type Outcome } from './outcome';
import type { SharedRow } from '../transport/SharedRow';
import type { ProcessState } from './ProcessState';
import { earliestServiceNow, LOOK_TICK, LOOKS, settledAfter } from './timing';

/** What looking for a request that left needs. */
export interface Search {
	api: RecordingApi;
	clock: Clock;
	/** Aborted when the execution is cancelled: that ends the search. */
	signal: AbortSignal | undefined;
	process: ProcessState;
	look: Pick<Look, 'around' | 'newest'>;
	/**
	 * Tasks that the ledger tells as created, by their IDs: the service's own answer said whose they are,
	 * so nothing that was lost made one of them, whatever this process remembers.
	 */
	createdBefore: ReadonlySet<string>;
	/** A row that processes share; undefined where n8n has none for this workflow. */
	row?: SharedRow;
}

/** The task that a request made, in whatever state. */
export interface Found {
	kind: 'found';
	task: ListedTask;
	attempt: Attempt;
}

/**
 * What became of requests that left:
 * - `found`: a task that one of them made
 * - `unseen`: no listing showed one, which proves nothing
 * - `never`: none of them made one, and none will
 * - `cancelled`: the search was given up
 */
export type Fate = Found | { kind: 'unseen' | 'never' | 'cancelled' };

/** By what a task is judged now. */
export function circumstances({
	api,
	clock,
	process,
}: Pick<Search, 'api' | 'clock' | 'process'>): Circumstances {
	return {
		traits: api.traits,
		serviceNow: api.serviceNow(),
		ownNow: clock.now(),
		streamTypeOf: (taskId) => process.known.streamTypeOf(api.account, taskId),
	};
}

/** The intent that a request was sent for, with the account of this API. */
export function intentOf({ wanted }: Attempt, { account, version }: RecordingApi): Intent {
	return { account, version, ...wanted };
}

/**
 * Makes known in this process what left without its fate being learnt, so that nobody who wants the
 * same sends beside it. To be called for all of a run before anything of it is sent.
 */
export function announce(
	attempt: Attempt,
	{ api, clock, process }: Pick<Search, 'api' | 'clock' | 'process'>,
): void {
	const now = earliestServiceNow(api.serviceNow(), clock.now(), api.traits);
	process.open.add(intentOf(attempt, api), attempt, settledAfter(attempt, api.traits), now);
}

/** Looks for the task of a request whose answer was lost just now, and of those lost before it. */
export async function findLost(attempts: readonly Attempt[], search: Search): Promise<Fate> {
	return await searchFrom(0, attempts, search);
}

/**
 * Learns the fate of a request that an earlier try sent: looks at once, and as long as the listing
 * has not had its time since then.
 *
 * @param isPatient false where one look has to do
 */
export async function settle(
	attempt: Attempt,
	search: Search,
	isPatient: boolean = true,
): Promise<Fate> {
	const { api, clock, process } = search;
	const sight = await lookFor([attempt], clock.elapsed(), search);
	if (sight?.found !== undefined) return sight.found;
	if (sight !== undefined && askedAtOf(sight.listing, search) > settledAfter(attempt, api.traits)) {
		process.open.remove(intentOf(attempt, api), attempt);
		return { kind: 'never' };
	}
	if (!isPatient) return unseen(search);
	const left = attempt.leftAt ?? attempt.signedAt;
	const age = (api.serviceNow() ?? clock.now()) - left;
	return await searchFrom(Math.max(0, age), [attempt], search);
}

/**
 * The first task of a list that one of several requests can have made and that is not known to be
 * another's. It is taken for that request's here and not later: another search may be about to read
 * the same list.
 */
export function takeFrom(
	tasks: readonly ListedTask[],
	attempts: readonly Attempt[],
	search: Omit<Search, 'look'>,
): Found | undefined {
	const { api, process, createdBefore } = search;
	const at = circumstances(search);
	for (const task of tasks) {
		if (createdBefore.has(task.taskId)) continue;
		const attempt = attempts.find(
			(one) =>
				canBeOf(task, one, at) && !process.known.belongsToOther(api.account, task.taskId, one),
		);
		if (attempt === undefined) continue;
		process.known.add(intentOf(attempt, api), attempt, task);
		process.open.remove(intentOf(attempt, api), attempt);
		return { kind: 'found', task, attempt };
	}
	return undefined;
}

/** @param waited milliseconds that the listing has had already */
async function searchFrom(
	waited: number,
	attempts: readonly Attempt[],
	search: Search,
): Promise<Fate> {
	const { clock, signal } = search;
	const began = clock.elapsed() - waited;
	for (const at of LOOKS) {
		if (at <= waited) continue;
		// Searches that look within the same second share one listing.
		const tick = Math.ceil((began + at) / LOOK_TICK) * LOOK_TICK;
		const isCancelled = await clock.sleep(Math.max(0, tick - clock.elapsed()), signal).then(
			() => false,
			() => true,
		);
		if (isCancelled) return { kind: 'cancelled' };
		const sight = await lookFor(attempts, Math.min(tick, clock.elapsed()), search);
		if (sight?.found !== undefined) return sight.found;
	}
	return unseen(search);
}

/** A listing that failed because the execution was cancelled is no listing. */
function unseen({ signal }: Search): Fate {
	return { kind: signal?.aborted === true ? 'cancelled' : 'unseen' };
}

/** The service's clock when a listing was asked for, at the earliest. UNIX milliseconds. */
function askedAtOf({ askedAt }: Listing, { api, clock }: Search): number {
	const now = earliestServiceNow(api.serviceNow(), clock.now(), api.traits);
	return now - (clock.elapsed() - askedAt);
}

/**
 * What one listing shows of requests of one stream; undefined when it could not be read.
 *
 * @param notBefore when it must have been asked for at the earliest, by the clock that only goes forward
 */
async function lookFor(
	attempts: readonly Attempt[],
	notBefore: number,
	search: Search,
): Promise<{ listing: Listing; found: Found | undefined } | undefined> {
	const { api, look, process } = search;
	const [one] = attempts;
	if (one === undefined) return undefined;
	try {
		const listing = await look.around(one.wanted.request, notBefore);
		const tasks = process.known.over(listing, intentOf(one, api));
		return { listing, found: takeFrom(tasks, attempts, search) };
	} catch (error) {
		if (error instanceof ApiError) return undefined;
		return await rethrow(error);
	}
}

/**
 * What a request is told whose end has passed: an earlier run may have made its task.
 *
 * @param look asks the service, whose answer tells its clock as well
 */
export async function explainEnded(
	request: RecordingRequest,
	problem: EndPassedError,
	look: Look,
	setting: Pick<Search, 'api' | 'clock' | 'process'>,
): Promise<Outcome> {
	try {
		const { tasks } = await look.around(request);
		const at = circumstances(setting);
		const twin = tasks.find((task) => isSameTimes(task, request, at));
		return twin === undefined
			? { kind: 'refused', error: problem }
			: ended(problem.message, twin.taskId);
	} catch (error) {
		if (error instanceof ApiError) return ended(problem.message, null);
		return await rethrow(error);
	}
}
