/** A page of a list: pages count from 1, and one begins at `(number - 1) * size`. */
export interface PagePlace {
	number: number;
	size: number;
	start: number;
}

/**
 * The page that gives most beyond the entries that were read, with one of them at least. Where there is
 * none such, the page right behind.
 *
 * @param most entries of a page at most
 * @param least entries that a page has to have at least
 */
export function pageAfter(read: number, most: number, least = 1): PagePlace {
	if (read <= 0) return { number: 1, size: most, start: 0 };
	let best = { number: Math.floor(read / most) + 1, size: most, start: read, end: read };
	for (let size = most; size >= least; size--) {
		const start = Math.floor((read - 1) / size) * size;
		if (start + size > best.end) {
			best = { number: start / size + 1, size, start, end: start + size };
		}
	}
	const { number, size, start } = best;
	return { number, size, start };
}
