import { quantile } from 'simple-statistics';

/** Does the work for every item, so many at a time, and gives the results in the order of the items. */
export async function inLanes<T, R>(
	items: readonly T[],
	lanes: number,
	work: (item: T) => Promise<R>,
): Promise<R[]> {
	const waiting = items.entries();
	const results: R[] = [];
	const lane = async () => {
		for (const [index, item] of waiting) results[index] = await work(item);
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return results;
}

/** The median and the slowest twentieth, as text. @param times milliseconds */
export function spread(times: readonly number[]): string {
	const seconds = (share: number) => (quantile([...times], share) / 1000).toFixed(2);
	return `p50 ${seconds(0.5)} s, p95 ${seconds(0.95)} s`;
}
