import { InvalidParameterError } from '../api/InvalidParameterError';
import type { ListedTask, RecordingRequest } from '../api/recordings';
import { ApiError } from '../transport/ApiError';
import { CancelledError, isTimeUp } from '../transport/CancelledError';
import { rethrow } from '../transport/rethrow';
import { attemptOf, type Attempt } from './attempt';
import { claimOrFollow } from './follow';
import type { Intent } from './intent';
import type { Listing } from './Look';
import { alikeAmong, existingAmong, sharesTime, taskJustMade } from './match';
import {
	cancelled,
	created,
	foundBefore,
	notCreated,
	notLooked,
	withHint,
	type Made,
	type Outcome,
} from './outcome';
import { circumstances, takeFrom, type Found, type Search } from './recovery';
import { ACTED_ON_WITHIN, LISTING_SERVES_REPEATS_FOR } from './timing';
import { waitedForQuota } from './waiting';
import * as words from './words';

/** What a create needs around it. */
export interface Tools extends Search {
	/**
	 * Told each time a request leaves: from then on a task may exist that nobody has heard of.
	 *
	 * @param lost requests of the same intent that may still be carried out
	 */
	onSend(attempt: Attempt, lost: readonly Attempt[]): void;
	/** From here on this only waits and looks, for a while. */
	onLost(): void;
}

/** How an intent is carried out. */
export interface How {
	/** Milliseconds to wait for the answer of a create call. */
	timeout: number;
	/** Whether its times come from the current moment, and differ with every reading. */
	moves: boolean;
}

/** A request left, and its answer was lost. */
export interface Lost {
	kind: 'lost';
	attempt: Attempt;
	reason: ApiError;
}

/** What is known before an intent is looked up. */
export interface Before {
	/** Requests of the same intent that were lost, and may still be carried out. */
	lost: readonly Attempt[];
	/** What it comes to where no task is found, because sending has to wait. */
	hold?: Outcome | undefined;
}

/** The tasks that exist could not be listed, so nothing was sent, or nothing again. */
class LookError extends Error {
	constructor(readonly reason: ApiError) {
		super();
	}
}

/** What the intent comes to was decided while its request waited for its turn. */
class SettledMeanwhileError extends Error {
	constructor(readonly outcome: Outcome | Found) {
		super();
	}
}

/** Looks, and sends where nothing counts as existing and nothing stands in the way. */
export async function sendOnce(
	intent: Intent,
	how: How,
	{ lost, hold }: Before,
	tools: Tools,
): Promise<Outcome | Found | Lost> {
	const { api, clock, onSend } = tools;
	const looking = { ...tools, lost, timeout: how.timeout };
	let attempt: Attempt | undefined;
	let turnedAwayAt: number | undefined;
	let answeredAt: number | undefined;
	try {
		let lookedAt = clock.elapsed();
		let seen = await (hold === undefined ? lookAndClaim(intent, looking) : look(intent, looking));
		if (hold !== undefined) return hold;
		const request = lost.length === 0 ? intent.request : fromNowOn(intent.request, tools);
		// Long may have passed since it was read, and only now is it known what the service's clock says.
		api.check(request);
		const answer = await api.createTask(request, {
			timeout: how.timeout,
			onSend(signedAt) {
				seen = lookAgain(seen, intent, looking);
				const notMine = alikeAmong(seen.tasks, request, circumstances(tools));
				attempt = attemptOf(intent, request, { signedAt, leftAt: api.serviceNow(), notMine });
				onSend(attempt, lost);
			},
			onTurnedAway() {
				turnedAwayAt ??= clock.elapsed();
			},
			onAnswer(at) {
				answeredAt = at;
			},
			beforeSend(isRepeat) {
				// It may have waited for the quota until its end.
				if (isRepeat) api.check(request);
				const isStale = clock.elapsed() - lookedAt > ACTED_ON_WITHIN;
				if (!isRepeat && !isStale) return undefined;
				lookedAt = isStale ? clock.elapsed() : lookedAt;
				const notBefore = clock.elapsed() - LISTING_SERVES_REPEATS_FOR;
				const again = isStale ? lookAndClaim(intent, looking) : look(intent, looking, notBefore);
				return again.then((newer) => {
					seen = newer;
				});
			},
		});
		if (attempt !== undefined) remember(intent, attempt, answer.taskId, answeredAt, tools);
		const { hints, ...bare } = created(answer, request, intent.request);
		// Kept with the item: whoever tries the others again has not heard it yet.
		const advice = [
			...hints,
			...api.advise(request),
			...waitedForQuota(turnedAwayAt, clock.elapsed()),
		];
		const made = { ...bare, hints: advice };
		return how.moves ? besideOthers(made, intent, seen.tasks, tools) : made;
	} catch (error) {
		if (error instanceof SettledMeanwhileError) return error.outcome;
		return await failed(error, attempt, tools);
	}
}

async function failed(
	error: unknown,
	attempt: Attempt | undefined,
	{ signal }: Tools,
): Promise<Outcome | Lost> {
	const reason = error instanceof LookError ? error.reason : error;
	if (reason instanceof CancelledError) return cancelled([], reason);
	if (error instanceof LookError && isTimeUp(signal)) return cancelled([], error.reason);
	if (error instanceof ApiError && error.kind === 'unknown' && attempt !== undefined) {
		return { kind: 'lost', attempt, reason: error };
	}
	if (error instanceof InvalidParameterError) return { kind: 'refused', error };
	if (!(reason instanceof ApiError)) return await rethrow(error);
	return error instanceof LookError ? notLooked(reason) : notCreated(reason);
}

/** What looking before sending needs. */
interface Looking extends Tools {
	lost: readonly Attempt[];
	timeout: number;
}

/**
 * Looks, and claims the intent meanwhile: the wait of the claim costs nothing where a look is longer.
 *
 * @throws SettledMeanwhileError where nothing is to be sent; LookError
 */
async function lookAndClaim(intent: Intent, looking: Looking): Promise<Listing> {
	const [listing, outcome] = await Promise.all([
		look(intent, looking),
		orLookError(claimOrFollow(intent, looking)),
	]);
	if (outcome !== undefined) throw new SettledMeanwhileError(outcome);
	return listing;
}

/**
 * The tasks around an intent, those included that a listing does not show yet.
 *
 * @param notBefore when it must have been asked for at the earliest, by the clock that only goes forward
 * @throws SettledMeanwhileError where one is of a request that was lost, or counts as existing; LookError
 */
async function look(intent: Intent, looking: Looking, notBefore?: number): Promise<Listing> {
	const listing = await orLookError(looking.look.around(intent.request, notBefore));
	return noneIn(listing, intent, looking);
}

/**
 * While it waited for its turn, other items may have had a newer listing, or made a task; and to one
 * that records from now on, a task that has started since may be the one.
 */
function lookAgain(seen: Listing, intent: Intent, looking: Looking): Listing {
	return noneIn(looking.look.newest(intent.request) ?? seen, intent, looking);
}

/** A listing in which nothing settles the intent. @throws SettledMeanwhileError */
function noneIn(listing: Listing, intent: Intent, looking: Looking): Listing {
	const { request, ifTaskExists, matchExisting } = intent;
	const tasks = looking.process.known.over(listing, intent);
	const found = takeFrom(tasks, looking.lost, looking);
	if (found !== undefined) throw new SettledMeanwhileError(found);
	// Whoever wants one more in any case has nothing else to find.
	if (ifTaskExists !== 'create') {
		const task = existingAmong(tasks, request, matchExisting, circumstances(looking));
		if (task !== undefined) throw new SettledMeanwhileError(foundBefore(task, intent));
	}
	return { ...listing, tasks };
}

async function orLookError<T>(looking: Promise<T>): Promise<T> {
	return await looking.catch((error: unknown) =>
		Promise.reject(error instanceof ApiError ? new LookError(error) : error),
	);
}

/** A start that has passed meanwhile is now. Milliseconds of a whole second, as the API counts. */
function fromNowOn(request: RecordingRequest, { api, clock }: Tools): RecordingRequest {
	const now = Math.ceil((api.serviceNow() ?? clock.now()) / 1_000) * 1_000;
	const { startTime } = request;
	return startTime !== null && startTime < now ? { ...request, startTime: now } : request;
}

function remember(
	intent: Intent,
	attempt: Attempt,
	taskId: string,
	answeredAt: number | undefined,
	{ api, clock, process }: Tools,
): void {
	const { request } = attempt.wanted;
	// The answer tells best when it was made: it may have been long on its way.
	const madeAt = answeredAt ?? api.serviceNow() ?? clock.now();
	process.known.add(intent, attempt, taskJustMade(taskId, request, madeAt, api.traits));
}

/** Says where times from the current moment made one task beside another. */
function besideOthers(
	made: Made,
	{ request, ifTaskExists, matchExisting }: Intent,
	before: readonly ListedTask[],
	tools: Tools,
): Made {
	// Only there would the option that is named use the other task.
	if (ifTaskExists !== 'reuse' || matchExisting !== 'sameTimes') return made;
	const at = circumstances(tools);
	const other = before.find((task) => task.state === 'pending' && sharesTime(task, request, at));
	return other === undefined ? made : withHint(made, words.movingBeside(other.taskId));
}
