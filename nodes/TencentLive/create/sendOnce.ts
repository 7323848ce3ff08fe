import { EndPassedError } from '../api/InvalidParameterError';
import type { CreatedTask, ListedTask, RecordingRequest } from '../api/recordings';
import { ApiError } from '../transport/ApiError';
import { CancelledError } from '../transport/CancelledError';
import { rethrow } from '../transport/rethrow';
import { attemptOf, type Attempt } from './attempt';
import type { Intent } from './intent';
import { existingAmong, isSameTimes, sharesTime } from './match';
import {
	alreadyExists,
	cancelled,
	created,
	existingTask,
	notCreated,
	notLooked,
	unknownFate,
	type Outcome,
} from './outcome';
import { circumstances, type Search } from './recovery';
import { settledAfter } from './timing';
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

/** Another one made the task while a create that was turned away waited to go out again. */
class FoundMeanwhileError extends Error {
	constructor(readonly task: ListedTask) {
		super('The task was made meanwhile.');
		this.name = 'FoundMeanwhileError';
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
	const { api, onSend } = tools;
	let attempt: Attempt | undefined;
	try {
		const before = await look(intent, tools);
		const twin = existingFor(intent, before, tools);
		if (twin !== undefined) return found(twin, intent);
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
			async beforeRepeat() {
				const task = existingFor(intent, await look(intent, tools), tools);
				if (task !== undefined) throw new FoundMeanwhileError(task);
			},
		});
		remember(intent, attempt, answer, tools);
		const hints = moves ? besideHints(intent, before, tools) : [];
		return created(answer, request, [...(lost.length > 0 ? [words.SENT_AGAIN] : []), ...hints]);
	} catch (error) {
		if (error instanceof FoundMeanwhileError) return found(error.task, intent);
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

/** The tasks around an intent, those included that a listing does not show yet. @throws LookError */
async function look(intent: Intent, { look: lookUp, process }: Tools): Promise<ListedTask[]> {
	try {
		return process.known.over(await lookUp.around(intent.request), intent);
	} catch (error) {
		return await rethrow(error instanceof ApiError ? new LookError(error) : error);
	}
}

/** The task that stands for the one asked for; none where the user wants one more in any case. */
function existingFor(
	{ request, ifTaskExists, matchExisting }: Intent,
	tasks: readonly ListedTask[],
	tools: Tools,
): ListedTask | undefined {
	if (ifTaskExists === 'create') return undefined;
	return existingAmong(tasks, request, matchExisting, circumstances(tools));
}

function found(task: ListedTask, { request, ifTaskExists, matchExisting }: Intent): Outcome {
	if (ifTaskExists === 'fail') return alreadyExists(request, task.taskId);
	return existingTask(task, request, matchExisting);
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
	{ api, clock, process }: Tools,
): void {
	if (attempt === undefined) return;
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
