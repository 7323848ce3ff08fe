import { ApiError } from './ApiError';
import type { Clock } from './clock';

/**
 * Bounds the whole life of a call. A timeout of the network counts only while nothing arrives: an
 * answer that comes a byte at a time would hold its place for ever.
 *
 * @param milliseconds from the moment the call leaves
 * @param work gets a signal that gives the call up
 * @throws ApiError of kind `unknown` when time is up: the call may have been carried out
 */
export async function withDeadline<T>(
	clock: Clock,
	milliseconds: number,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const signal = clock.deadline(milliseconds);
	let stopListening = () => {};
	const late = new Promise<never>((_, reject) => {
		const giveUp = () =>
			reject(new ApiError('unknown', 'The answer was lost: no answer came in time.'));
		signal.addEventListener('abort', giveUp);
		stopListening = () => signal.removeEventListener('abort', giveUp);
	});
	try {
		return await Promise.race([work(signal), late]);
	} finally {
		stopListening();
	}
}
