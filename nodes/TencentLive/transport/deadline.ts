import { ApiError } from './ApiError';
import { isTimeUp } from './CancelledError';
import type { Clock } from './clock';

/**
 * Bounds the whole life of a call. A timeout of the network counts only while nothing arrives: an
 * answer that comes a byte at a time would hold its place for ever.
 *
 * @param milliseconds from the moment the call leaves
 * @param work gets a signal that gives the call up
 * @param ends ends the run that the call belongs to; where somebody cancelled it, the work says so
 * @throws ApiError of kind `unknown` when time is up: the call may have been carried out
 */
export async function withDeadline<T>(
	clock: Clock,
	milliseconds: number,
	work: (signal: AbortSignal) => Promise<T>,
	ends?: AbortSignal,
): Promise<T> {
	const late = clock.deadline(milliseconds);
	const signal = ends === undefined ? late : AbortSignal.any([late, ends]);
	let stopListening = () => {};
	const lost = new Promise<never>((_, reject) => {
		const giveUp = () => {
			if (ends?.aborted === true && !isTimeUp(ends)) return;
			reject(new ApiError('unknown', 'The answer was lost: no answer came in time.'));
		};
		signal.addEventListener('abort', giveUp);
		stopListening = () => signal.removeEventListener('abort', giveUp);
	});
	try {
		return await Promise.race([work(signal), lost]);
	} finally {
		stopListening();
	}
}
