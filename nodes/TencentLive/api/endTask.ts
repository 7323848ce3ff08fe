import { ApiError } from '../transport/ApiError';
import { rethrow } from '../transport/rethrow';
import { missingTask } from './missingTask';
import type { ApiVersion, Ended, TaskDetails } from './recordings';

/**
 * Milliseconds between the tries to end a task that is known to exist: in all as long as the service
 * may take to know of a task it has just made.
 */
const WAITS = [3_000, 6_000, 15_000];

/** How one generation ends a task. */
export interface Ending {
	version: ApiVersion;
	taskId: string;
	verb: 'stopped' | 'deleted';
	/** Whether the task is known to exist, although no list may show it yet. */
	known: boolean;
	/** Sends the request; tells each time before it goes out. @throws ApiError */
	send(beforeSend: (isRepeat: boolean) => undefined): Promise<unknown>;
	/** Whether this refusal may mean that there is no such task. */
	mayBeMissing(error: ApiError): boolean;
	/**
	 * Looks for the task, everywhere or among those of these days, in a list that was not begun before a
	 * moment; undefined where it is not listed.
	 */
	find(where: 'everywhere' | 'near', notBefore?: number): Promise<TaskDetails | undefined>;
	/** UNIX milliseconds. */
	now(): number;
	/** Waits so many milliseconds. */
	pause(milliseconds: number): Promise<void>;
}

/**
 * Stops or deletes a task. Says so only of one that was there: ended now, or seen to be over. That no
 * list shows it proves nothing, whatever the service answers.
 *
 * @throws ApiError
 * @throws NotFoundError naming the likely causes
 */
export async function endTask(ending: Ending): Promise<Ended> {
	const { known, verb, send, mayBeMissing, find, pause, now } = ending;
	const wasThere = known || (await wasSeen(ending));
	const waits = known ? [...WAITS] : [];
	let isRepeated = false;
	const beforeSend = (isRepeat: boolean) => {
		isRepeated ||= isRepeat;
		return undefined;
	};
	for (;;) {
		try {
			await send(beforeSend);
			return 'done';
		} catch (error) {
			if (!(error instanceof ApiError) || !mayBeMissing(error)) return await rethrow(error);
			const task = await find(known ? 'near' : 'everywhere', now());
			if (task?.state === 'over' && verb === 'stopped') return 'over';
			const wait = waits.shift();
			if (wait !== undefined) await pause(wait);
			else if (task !== undefined)
				return await rethrow(isRepeated ? perhaps(ending, error) : error);
			// It was there, was asked to go more than once, and is gone: an answer was lost.
			else if (isRepeated && wasThere && verb === 'deleted') return 'done';
			else return await rethrow(known ? mayRecord(ending, error) : missing(ending, isRepeated));
		}
	}
}

/**
 * Whether a task that is to be deleted is listed. Afterwards none is, so that without this a lost
 * answer could not be told from a wrong ID. One that is stopped stays in the list.
 */
async function wasSeen({ verb, find }: Ending): Promise<boolean> {
	if (verb !== 'deleted') return false;
	// Only a help: whoever may delete need not have the right to list.
	const task = await find('near').catch(() => undefined);
	return task !== undefined;
}

/** An earlier request was lost, and may have ended what a list that lags still shows. */
function perhaps({ verb }: Ending, { message, facts }: ApiError): ApiError {
	const words = `The request went out more than once, and an earlier one may have ${verb} it.`;
	return new ApiError('unknown', `${message} ${words}`, facts);
}

function mayRecord({ verb }: Ending, { kind, message, facts }: ApiError): ApiError {
	const words = `The task was made here a moment ago and may record: it was not ${verb}. Try again in a minute.`;
	return new ApiError(kind, `${message} ${words}`, facts);
}

function missing({ version, taskId, verb }: Ending, isRepeated: boolean): Error {
	const outcome = isRepeated
		? `The request went out more than once, and an earlier one may have ${verb} it.`
		: `Nothing was ${verb}.`;
	return missingTask(version, taskId, outcome);
}
