import { sleep } from 'n8n-workflow';

/** Time as the parts that wait see it; a test hands in one of its own. */
export interface Clock {
	/** UNIX milliseconds. People and time servers set it, forward and back. */
	now(): number;
	/** Milliseconds since some moment; only ever goes forward. What lasts a while is measured by it. */
	elapsed(): number;
	/** Resolves after so many milliseconds; rejects at once with the signal's reason on abort. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** A signal that is aborted after so many milliseconds; nothing waits for it. */
	deadline(milliseconds: number): AbortSignal;
}

/** Milliseconds: more does not fit a timer of Node, which would then end at once. About 24 days. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** The clock of this process. */
export const systemClock: Clock = {
	now: () => Date.now(),

	elapsed: () => performance.now(),

	async sleep(milliseconds, signal) {
		await orAbort(sleep(Math.min(milliseconds, LONGEST_TIMER)), signal);
	},

	deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
};

/** What a promise gives, unless the signal is aborted first: then rejects at once with its reason. */
export async function orAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (signal === undefined) return await promise;
	signal.throwIfAborted();
	let stopListening = () => {};
	const aborted = new Promise<never>((_, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener('abort', abort);
		stopListening = () => signal.removeEventListener('abort', abort);
	});
	try {
		return await Promise.race([promise, aborted]);
	} finally {
		stopListening();
	}
}
