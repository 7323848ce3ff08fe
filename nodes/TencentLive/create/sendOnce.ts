import { EndPassedError } from '../api/InvalidParameterError';
import type { CreatedTask, ListedTask, RecordingRequest } from '../api/recordings';
import { ApiError } from '../transport/ApiError';
import { CancelledError } from '../transport/CancelledError';
import { rethrow } from '../transport/rethrow';
import { attemptOf, type Attempt } from './attempt';
import { claimOrFollow } from './follow';
import type { Intent } from './intent';
import { existingAmong, isSameTimes, sharesTime } from './match';
import {
	cancelled,
	created,
	foundBefore,
	notCreated,
	notLooked,
	unknownFate,
	type Outcome,
} from './outcome';
import { circumstances, type Search } from './recovery';
import { ACTED_ON_WITHIN, LISTING_SERVES_REPEATS_FOR, settledAfter } from './timing';
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

/** The tasks that exist could not be listed, so nothing was sent, or nothing again. */
class LookError extends Error {
	constructor(readonly reason: ApiError) {
		super(reason.message);
		this.name = 'LookError';
	}
}

/** What the intent comes to was decided while its request waited for its turn. */
class SettledMeanwhileError extends Error {
	constructor(readonly outcome: Outcome) {
		super('It was settled before it was sent.');
		this.name = 'SettledMeanwhileError';
	}
}

/**
 * Looks, and sends where nothing counts as existing.
 *
 * @param lost requests of the same intent that were lost before, and may still be carried out
 */
export async function sendOnce(
	intent: Intent,
	{ timeout, moves }: How,
	lost: readonly Attempt[],
	tools: Tools,
): Promise<Outcome | Lost> {
	const { api, clock, onSend } = tools;
	let attempt: Attempt | undefined;
	try {
		let lookedAt = clock.elapsed();
		const before = await lookAndClaim(intent, timeout, tools);
		const request = lost.length === 0 ? intent.request : fromNowOn(intent.request, tools);
		// Long may have passed since it was read, and only now is it known what the service's clock says.
		if (lost.length > 0) api.check(request);
		const at = circumstances(tools);
		const notMine = before
			.filter((task) => isSameTimes(task, request, at))
			.map(({ taskId }) => taskId);
		const answer = await api.createTask(request, {
			timeout,
			onSend(signedAt) {
				const leftAt = api.serviceNow();
				attempt = attemptOf(intent, request, { signedAt, leftAt, notMine });
				onSend(attempt, lost);
			},
			beforeSend(isRepeat) {
				const isStale = clock.elapsed() - lookedAt > ACTED_ON_WITHIN;
				if (!isRepeat && !isStale) return undefined;
				lookedAt = isStale ? clock.elapsed() : lookedAt;
				const notBefore = clock.elapsed() - LISTING_SERVES_REPEATS_FOR;
				const looking = isStale
					? lookAndClaim(intent, timeout, tools)
					: look(intent, tools, notBefore);
				return looking.then(() => undefined);
			},
		});
		remember(intent, attempt, answer, tools);
		const hints = moves ? besideHints(intent, before, tools) : [];
		return created(answer, request, [...(lost.length > 0 ? [words.SENT_AGAIN] : []), ...hints]);
	} catch (error) {
		if (error instanceof SettledMeanwhileError) return error.outcome;
		return await failed(error, attempt, lost, tools);
	}
}

/** What is known of requests that were lost and whose task is not listed. */
export function stillUnknown(
	attempts: [Attempt, ...Attempt[]],
	reason: ApiError | null,
	{ api }: Pick<Tools, 'api'>,
): Outcome {
	const safeAfter = Math.max(...attempts.map((attempt) => settledAfter(attempt, api.traits)));
	return unknownFate(attempts, safeAfter, reason);
}

async function failed(
	error: unknown,
	attempt: Attempt | undefined,
	[earlier, ...others]: readonly Attempt[],
	tools: Tools,
): Promise<Outcome | Lost> {
	const reason = error instanceof LookError ? error.reason : error;
	const lost = earlier === undefined ? [] : [earlier, ...others];
	if (reason instanceof CancelledError) return cancelled(lost, reason);
	if (error instanceof ApiError && error.kind === 'unknown' && attempt !== undefined) {
		return { kind: 'lost', attempt, reason: error };
	}
	// This one made none; but one of those before it may have.
	const mayExist = earlier !== undefined;
	if (error instanceof EndPassedError && mayExist) {
		return stillUnknown([earlier, ...others], null, tools);
	}
	if (!(reason instanceof ApiError)) return await rethrow(error);
	if (mayExist) return stillUnknown([earlier, ...others], reason, tools);
	return error instanceof LookError ? notLooked(reason) : notCreated(reason);
}

/**
 * Looks, and claims the intent meanwhile: the wait of the claim costs nothing where a look is longer.
 *
 * @throws SettledMeanwhileError where nothing is to be sent; LookError
 */
async function lookAndClaim(intent: Intent, timeout: number, tools: Tools): Promise<ListedTask[]> {
	const [tasks, outcome] = await Promise.all([
		look(intent, tools),
		orLookError(claimOrFollow(intent, { ...tools, timeout })),
	]);
	if (outcome !== undefined) throw new SettledMeanwhileError(outcome);
	return tasks;
}

/**
 * The tasks around an intent, those included that a listing does not show yet.
 *
 * @param notBefore when it must have been asked for at the earliest, by the clock that only goes forward
 * @throws SettledMeanwhileError where one counts as existing; LookError
 */
async function look(intent: Intent, tools: Tools, notBefore?: number): Promise<ListedTask[]> {
	const { request, ifTaskExists, matchExisting } = intent;
	const listing = await orLookError(tools.look.around(request, notBefore));
	const tasks = tools.process.known.over(listing, intent);
	// Whoever wants one more in any case has nothing to find.
	if (ifTaskExists === 'create') return tasks;
	const task = existingAmong(tasks, request, matchExisting, circumstances(tools));
	if (task !== undefined) throw new SettledMeanwhileError(foundBefore(task, intent));
	return tasks;
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
	attempt: Attempt | undefined,
	{ taskId }: CreatedTask,
	{ api, clock, process, row }: Tools,
): void {
	if (attempt === undefined) return;
	if (row !== undefined) void process.claimsIn(row.name).renew(row.write);
	process.known.made(intent, attempt, taskId, api.serviceNow() ?? clock.now());
}

/** That times from the current moment make one task beside another. */
function besideHints(
	{ request, matchExisting }: Intent,
	before: readonly ListedTask[],
	tools: Tools,
): string[] {
	if (matchExisting !== 'sameTimes') return [];
	const at = circumstances(tools);
	const other = before.find((task) => task.state === 'pending' && sharesTime(task, request, at));
	return other === undefined ? [] : [words.movingBeside(other.taskId)];
}
