import type { RecordingApi } from '../api/RecordingApi';
import type { ListedTask } from '../api/recordings';
import type { ApiError } from '../transport/ApiError';
import { unknownFate, type CreateError } from './CreateError';
import type { Tools } from './createOnce';
import type { CreateResult } from './outcome';
import type { Intent } from './intent';
import type { Attempt } from './attempt';
import { nameOf } from './makers';
import { recover, recoverEarlier, settledAfter, type Search } from './recovery';

/** What learning the fate of a request needs. */
type Means = Pick<Tools, 'api' | 'clock' | 'signal' | 'shared'>;

/**
 * Makes known in this process what an earlier try sent without learning its fate, so that no equal
 * intent sends beside it. To be called for all of a run before anything of it is sent.
 */
export function announce(mark: Attempt, { api, clock, shared }: Omit<Means, 'signal'>): void {
	shared.lost.add(intentOf(mark, api), mark, settledAfter(mark, api), clock.now());
}

/**
 * Looks for the task of a request whose answer was lost just now.
 *
 * @param reason how it was lost
 * @throws CreateError when it is not listed
 */
export async function findLost(
	mark: Attempt,
	reason: ApiError,
	means: Means,
): Promise<CreateResult> {
	const task = await recover(mark, searchFor(mark, means).search);
	if (task === undefined) return await Promise.reject(stillLost(mark, means, reason));
	return recovered(task);
}

/**
 * Learns the fate of a request that an earlier try sent.
 *
 * @returns its task, in whatever state; undefined when it made no task and never will
 * @throws CreateError while that is not known
 */
export async function settle(mark: Attempt, means: Means): Promise<ListedTask | undefined> {
	const { search, passedOver } = searchFor(mark, means);
	const fate = await recoverEarlier(mark, search);
	// A task that another one took for its own may all the same be this one's.
	if (fate === 'unseen' || (fate === 'absent' && passedOver())) throw stillLost(mark, means);
	means.shared.lost.remove(intentOf(mark, means.api), mark);
	return fate === 'absent' ? undefined : fate;
}

/** What a request came to whose task was found in the listing. */
export function recovered({ taskId }: ListedTask): CreateResult {
	return {
		taskId,
		outcome: 'recovered',
		message: 'The answer was lost; the task was found in the listing.',
		requestId: null,
	};
}

/** `passedOver` tells whether a task was left to another intent that may have claimed it wrongly. */
function searchFor(
	mark: Attempt,
	{ api, clock, signal, shared }: Means,
): { search: Search; passedOver: () => boolean } {
	const intent = intentOf(mark, api);
	let passedOver = false;
	const claim = (task: ListedTask) => {
		const { taskId } = task;
		const maker = shared.makers.of(api.account, taskId);
		if (maker !== undefined && maker !== nameOf(mark)) {
			// Said in the ledger too, since another process does not know the makers.
			mark.knownIds.push(taskId);
			return false;
		}
		if (maker === undefined && shared.recent.belongsToOther(taskId, intent)) {
			passedOver = true;
			return false;
		}
		// Here and not later: another search may be about to read the same listing.
		shared.recent.addListed(intent, task);
		return true;
	};
	return { search: { api, clock, signal, claim }, passedOver: () => passedOver };
}

function intentOf({ wanted }: Attempt, { account, version }: RecordingApi): Intent {
	return { account, version, ...wanted };
}

/** Remembers the request for every execution of this process, and says what is known. */
function stillLost(mark: Attempt, means: Means, reason?: ApiError): CreateError {
	announce(mark, means);
	const abandoned = means.signal?.aborted === true;
	return unknownFate(mark, settledAfter(mark, means.api), { reason, abandoned });
}
