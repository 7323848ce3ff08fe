/** A promise that the test settles. */
export class Deferred<T> {
	resolve: (value: T) => void = () => {};

	reject: (reason: unknown) => void = () => {};

	readonly promise = new Promise<T>((resolve, reject) => {
		this.resolve = resolve;
		this.reject = reject;
	});
}

/** Whether a promise is still open, and what came of it otherwise; settles nothing by itself. */
export function watch<T>(promise: Promise<T>): { state: 'open' | 'fulfilled' | 'rejected' } {
	const seen: { state: 'open' | 'fulfilled' | 'rejected' } = { state: 'open' };
	promise.then(
		() => {
			seen.state = 'fulfilled';
		},
		() => {
			seen.state = 'rejected';
		},
	);
	return seen;
}
