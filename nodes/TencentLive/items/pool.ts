/**
 * Runs work for items 0 to `count` - 1, at most `most` at a time.
 *
 * @param work gets the item and `free`, which gives its place to the next item before it is done
 * @param isLast whether after what an item came to no further one is started; those under way still
 * settle
 * @returns what each item came to, in input order; undefined for one that was not started
 * @throws what the first work to throw threw, once all that ran has settled
 */
export async function pool<T>(
	count: number,
	most: number,
	work: (item: number, free: () => void) => Promise<T>,
	isLast: (result: T) => boolean,
): Promise<Array<T | undefined>> {
	const results: Array<T | undefined> = Array.from({ length: count });
	const broken: unknown[] = [];
	let next = 0;
	let running = 0;
	let unsettled = 0;
	let stopped = false;
	await new Promise<void>((done) => {
		const start = () => {
			while (running < most && next < count && !stopped) run(next++);
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
			const settled = () => {
				free();
				unsettled -= 1;
				start();
			};
			work(item, () => {
				free();
				start();
			}).then(
				(result) => {
					results[item] = result;
					stopped ||= isLast(result);
					settled();
				},
				(error: unknown) => {
					broken.push(error);
					stopped = true;
					settled();
				},
			);
		};
		start();
	});
	if (broken.length > 0) return await Promise.reject(broken[0]);
	return results;
}
