/**
 * Runs work for items 0 to `count` - 1, at most `most` at a time.
 *
 * @param work gets the item and `free`, which gives its place to the next item before it is done
 * @param stopAtFailure starts no further item after one has failed; those under way still settle
 * @returns what each item came to, in input order; undefined for one that was not started
 */
export async function pool<T>(
	count: number,
	most: number,
	work: (item: number, free: () => void) => Promise<T>,
	stopAtFailure: boolean,
): Promise<Array<PromiseSettledResult<T> | undefined>> {
	const results: Array<PromiseSettledResult<T> | undefined> = Array.from({ length: count });
	let next = 0;
	let running = 0;
	let unsettled = 0;
	let failed = false;
	await new Promise<void>((done) => {
		const start = () => {
			while (running < most && next < count && !(failed && stopAtFailure)) run(next++);
			if (unsettled === 0) done();
		};
		const run = (item: number) => {
			let held = true;
			const free = () => {
				if (!held) return;
				held = false;
				running -= 1;
			};
			running += 1;
			unsettled += 1;
			const settle = (result: PromiseSettledResult<T>) => {
				results[item] = result;
				failed ||= result.status === 'rejected';
				free();
				unsettled -= 1;
				start();
			};
			work(item, () => {
				free();
				start();
			}).then(
				(value) => settle({ status: 'fulfilled', value }),
				(reason: unknown) => settle({ status: 'rejected', reason }),
			);
		};
		start();
	});
	return results;
}
