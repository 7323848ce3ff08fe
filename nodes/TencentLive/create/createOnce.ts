import type { ListedTask, RecordingApi } from '../api/RecordingApi';
import { ApiFailure } from '../transport/ApiFailure';
import type { Clock } from '../transport/clock';
import { alreadyExists, CreateFailure, notCreated, notLooked, unknownFate } from './CreateFailure';
import type { CreateResult } from './CreateResult';
import { existingFor, twinsOf } from './existing';
import { intentKey, streamKey, type Intent, type Wanted } from './intent';
import type { SentMark } from './ledger';
import type { LookUp } from './lookUp';
import { acceptableUntil, recover, recoverEarlier, type Search } from './recover';
import type { SharedState } from './SharedState';

/** What a create needs around it. */
export interface Tools {
	api: RecordingApi;
	clock: Clock;
	/** Aborted when the execution is cancelled. */
	signal: AbortSignal | undefined;
	shared: SharedState;
	lookUp: Pick<LookUp, 'tasksAround'>;
	/** Told each time the request leaves: from then on a task may exist that nobody has heard of. */
	onSend(mark: SentMark): void;
	/** Nothing more will be sent: from here on this only waits and looks. */
	onLost(): void;
}

/**
 * One intent, one task. Equal intents in this process share one promise; then look, send once,
 * recover. The API has no idempotency key and tasks cost money, so every path to a second send has
 * to prove that the first one cannot have made a task.
 *
 * @param timeout milliseconds to wait for the answer of the create call
 * @throws CreateFailure
 */
export async function createOnce(
	intent: Intent,
	timeout: number,
	tools: Tools,
): Promise<CreateResult> {
	for (;;) {
		const { result, shared } = await tools.shared.inFlight.join(
			intentKey(intent),
			async () => await lead(intent, timeout, tools),
			(error) => mayTakeOver(error, intent),
		);
		// A flight that lands with nothing only settled an earlier request.
		if (result !== undefined) return shared ? follow(intent, result) : result;
	}
}

/**
 * Takes up a request that an earlier try sent without learning its fate.
 *
 * @returns undefined when it made no task and never will, so that the item may start anew
 * @throws CreateFailure while that is not known
 */
export async function resume(mark: SentMark, tools: Tools): Promise<CreateResult | undefined> {
	const { result } = await tools.shared.inFlight.join(
		mark.key,
		async () => await settle(mark, tools),
		(error) => mayTakeOver(error, mark.wanted),
	);
	return result;
}

/** Whoever shares the flight of a cancelled execution goes on; with `create` that could send twice. */
function mayTakeOver(error: unknown, { ifTaskExists }: Wanted): boolean {
	if (!(error instanceof CreateFailure) || error.circumstances.abandoned !== true) return false;
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

async function lead(intent: Intent, timeout: number, tools: Tools): Promise<CreateResult> {
	const work = async () => {
		for (const mark of tools.shared.lost.relevantTo(intent, tools.clock.now())) {
			const found = await settle(mark, tools);
			if (found !== undefined && mark.key === intentKey(intent)) return found;
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
	const mark: SentMark = {
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
		});
		shared.recent.add(intent, task.taskId);
		return { ...task, outcome: 'created' };
	} catch (error) {
		if (!(error instanceof ApiFailure)) return await Promise.reject(error);
		if (error.kind !== 'unknown') return await Promise.reject(notCreated(error));
		onLost();
		const task = await recover(mark, searchFor(intent, tools));
		if (task !== undefined) return foundAgain(intent, task, tools);
		return await Promise.reject(stillLost(intent, mark, tools, error));
	}
}

async function look(intent: Intent, { lookUp, shared }: Tools): Promise<ListedTask[]> {
	try {
		return shared.recent.mergedWith(await lookUp.tasksAround(intent.request), intent);
	} catch (error) {
		return await Promise.reject(error instanceof ApiFailure ? notLooked(error) : error);
	}
}

/**
 * Learns the fate of a request that an earlier try sent.
 *
 * @returns undefined when it made no task and never will
 * @throws CreateFailure while that is not known
 */
async function settle(mark: SentMark, tools: Tools): Promise<CreateResult | undefined> {
	const { account, version } = tools.api;
	const intent: Intent = { account, version, ...mark.wanted };
	const fate = await recoverEarlier(mark, searchFor(intent, tools));
	if (fate === 'unseen') throw stillLost(intent, mark, tools);
	tools.shared.lost.remove(intent, mark);
	return fate === 'absent' ? undefined : foundAgain(intent, fate, tools);
}

function searchFor(intent: Intent, { api, clock, signal, shared }: Tools): Search {
	const isTaken = ({ taskId }: ListedTask) => shared.recent.belongsToOther(taskId, intent);
	return { api, clock, signal, isTaken };
}

function foundAgain(intent: Intent, { taskId }: ListedTask, { shared }: Tools): CreateResult {
	shared.recent.add(intent, taskId);
	return {
		taskId,
		outcome: 'recovered',
		message: 'The answer was lost; the task was found in the listing.',
		requestId: null,
	};
}

/** Remembers the request for every execution of this process, and says what is known. */
function stillLost(
	intent: Intent,
	mark: SentMark,
	{ api, clock, signal, shared }: Tools,
	reason?: ApiFailure,
): CreateFailure {
	const safeAfter = acceptableUntil(mark, api);
	shared.lost.add(intent, mark, safeAfter, clock.now());
	return unknownFate(mark, safeAfter, { reason, abandoned: signal?.aborted === true });
}
