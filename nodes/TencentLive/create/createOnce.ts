import type { RecordingApi } from '../api/RecordingApi';
import type { ListedTask } from '../api/recordings';
import { ApiError } from '../transport/ApiError';
import type { Clock } from '../transport/clock';
import { alreadyExists, CreateError, notBeside, notCreated, notLooked } from './CreateError';
import type { CreateResult } from './outcome';
import { existingFor, twinsOf } from './match';
import { intentKey, streamKey, type Intent, type Wanted } from './intent';
import type { Attempt } from './attempt';
import type { Look } from './Look';
import { nameOf } from './makers';
import { announce, findLost, recovered, settle } from './settle';
import type { ProcessState } from './ProcessState';

/** What a create needs around it. */
export interface Tools {
	api: RecordingApi;
	clock: Clock;
	/** Aborted when the execution is cancelled. */
	signal: AbortSignal | undefined;
	shared: ProcessState;
	lookUp: Pick<Look, 'tasksAround'>;
	/** Told each time the request leaves: from then on a task may exist that nobody has heard of. */
	onSend(mark: Attempt): void;
	/** Nothing more will be sent: from here on this only waits and looks. */
	onLost(): void;
}

/**
 * One intent, one task. Equal intents in this process share one promise; then look, send once,
 * recover. The API has no idempotency key and tasks cost money, so every path to a second send has
 * to prove that the first one cannot have made a task.
 *
 * @param timeout milliseconds to wait for the answer of the create call
 * @throws CreateError
 */
export async function createOnce(
	intent: Intent,
	timeout: number,
	tools: Tools,
): Promise<CreateResult> {
	let leads = false;
	const flight = tools.shared.inFlight.join(
		intentKey(intent),
		async () => {
			leads = true;
			return await lead(intent, timeout, tools);
		},
		(error) => mayTakeOver(error, intent),
	);
	const { result } = await flight.catch(
		async (error: unknown) => await Promise.reject(leads ? error : besideOther(intent, error)),
	);
	return leads ? result : follow(intent, result);
}

/**
 * What an equal intent comes to is what this one comes to, except that it made no task of its own.
 *
 * @throws CreateError
 */
export async function share(intent: Intent, flight: Promise<CreateResult>): Promise<CreateResult> {
	const result = await flight.catch(
		async (error: unknown) => await Promise.reject(besideOther(intent, error)),
	);
	return follow(intent, result);
}

/**
 * Takes up a request that an earlier try sent without learning its fate.
 *
 * @returns undefined when it made no task and never will, so that the item may start anew
 * @throws CreateError while that is not known
 */
export async function resume(mark: Attempt, tools: Tools): Promise<CreateResult | undefined> {
	announce(mark, tools);
	// Not with creates of the same intent: how one of those ends says nothing about this request.
	const { result } = await tools.shared.settling.join(
		nameOf(mark),
		async () => {
			const task = await settle(mark, tools);
			return task === undefined ? undefined : recovered(task);
		},
		isAbandoned,
	);
	return result;
}

function isAbandoned(error: unknown): error is CreateError {
	return error instanceof CreateError && error.circumstances.abandoned === true;
}

/** Whoever shares the flight of a cancelled execution goes on; with `create` that could send twice. */
function mayTakeOver(error: unknown, { ifTaskExists }: Wanted): boolean {
	if (!isAbandoned(error)) return false;
	return error.outcome === 'not_created' || ifTaskExists !== 'create';
}

/** An equal intent made the task meanwhile: for this one it exists. */
export function follow({ request, ifTaskExists }: Wanted, { taskId }: CreateResult): CreateResult {
	if (ifTaskExists === 'fail') throw alreadyExists(request, taskId);
	return existing(taskId);
}

function existing(taskId: string): CreateResult {
	return {
		taskId,
		outcome: 'existing',
		message: 'The task existed already, so none was created.',
		requestId: null,
	};
}

/**
 * What the unknown fate of another intent's request means for one that has sent nothing itself. Of an
 * equal one it may become the task, so its fate is this one's too; except with `fail`.
 */
function besideOther(intent: Intent, error: unknown): unknown {
	if (!(error instanceof CreateError)) return error;
	const { mark, abandoned } = error.circumstances;
	if (mark === undefined) return error;
	if (mark.key === intentKey(intent) && intent.ifTaskExists !== 'fail') return error;
	return notBeside(intent.request, mark, abandoned);
}

async function lead(intent: Intent, timeout: number, tools: Tools): Promise<CreateResult> {
	const work = async () => {
		for (;;) {
			const [mark] = tools.shared.lost.relevantTo(intent, tools.clock.now());
			if (mark === undefined) break;
			const task = await settle(mark, tools).catch(
				async (error: unknown) => await Promise.reject(besideOther(intent, error)),
			);
			// One that is over does not count as existing.
			if (task?.state === 'pending' && mark.key === intentKey(intent)) {
				return follow(intent, recovered(task));
			}
		}
		return await lookAndSend(intent, timeout, tools);
	};
	// Tasks that overlap belong to intents with other times: only a turn keeps them apart.
	if (intent.matchExisting === 'sameTimes') return await work();
	return await tools.shared.turns.run(streamKey(intent), work);
}

async function lookAndSend(intent: Intent, timeout: number, tools: Tools): Promise<CreateResult> {
	const { api, clock, shared, onSend, onLost } = tools;
	const { request, ifTaskExists, matchExisting } = intent;
	const tasks = await look(intent, tools);
	const found = existingFor(api, tasks, intent, clock.now());
	if (found !== undefined && ifTaskExists === 'reuse') return existing(found.taskId);
	if (found !== undefined && ifTaskExists === 'fail') throw alreadyExists(request, found.taskId);
	const mark: Attempt = {
		key: intentKey(intent),
		wanted: { request, ifTaskExists, matchExisting },
		sentAt: clock.now(),
		knownIds: twinsOf(api, tasks, request).map(({ taskId }) => taskId),
	};
	try {
		const task = await api.createTask(request, {
			timeout,
			onSend() {
				mark.sentAt = clock.now();
				onSend(mark);
			},
			async beforeRepeat() {},
		});
		shared.recent.add(intent, task.taskId);
		shared.makers.note(api.account, task.taskId, nameOf(mark));
		return { ...task, outcome: 'created' };
	} catch (error) {
		if (!(error instanceof ApiError)) return await Promise.reject(error);
		if (error.kind !== 'unknown') return await Promise.reject(notCreated(error));
		onLost();
		return await findLost(mark, error, tools);
	}
}

async function look(intent: Intent, { lookUp, shared }: Tools): Promise<ListedTask[]> {
	try {
		return shared.recent.mergedWith(await lookUp.tasksAround(intent.request), intent);
	} catch (error) {
		return await Promise.reject(error instanceof ApiError ? notLooked(error) : error);
	}
}
