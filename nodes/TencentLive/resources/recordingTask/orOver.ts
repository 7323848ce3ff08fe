import { NotFoundError } from '../../api/NotFoundError';
import type { Ended } from '../../api/recordings';
import { ApiError } from '../../transport/ApiError';
import { rethrow } from '../../transport/rethrow';

/**
 * What a refusal to end a task means: that it is over, where it was ended here before. The service says
 * that there is no such task, and a list that lags may still show it.
 */
export function orOver(wasEnded: boolean): (error: unknown) => Promise<Ended> {
	return async (error) => {
		const isRefused = error instanceof ApiError && error.kind === 'rejected';
		if (wasEnded && (isRefused || error instanceof NotFoundError)) return 'over';
		return await rethrow(error);
	};
}
