import { sleep } from 'n8n-workflow';

/** Time as the parts that wait see it; a test hands in one of its own. */
export interface Clock {
	/** UNIX milliseconds. */
	now(): number;
	/** Resolves after so many milliseconds; rejects at once with the signal's reason on abort. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of this process. */
export const systemClock: Clock = {
	now: () => Date.now(),

	async sleep(milliseconds, signal) {
		if (signal === undefined) return await sleep(milliseconds);
		signal.throwIfAborted();
		await new Promise<void>((resolve, reject) => {
			const abort = () => reject(signal.reason);
			signal.addEventListener('abort', abort, { once: true });
			void sleep(milliseconds).then(() => {
				signal.removeEventListener('abort', abort);
				resolve();
			});
		});
	},
};
