import { pageAfter } from '../pageAfter';

/** Entries to ask for at once. No page names the most that the service gives. */
export const PAGE_SIZE = 100;

/** So often a list may change while it is read before that is given up. */
const MOST_RESTARTS = 5;

/** One answer of a list in pages. */
export interface ListPage<T> {
	entries: T[];
	/** How many entries there are in all; undefined where the answer does not say. */
	total: number | undefined;
}

/** A list of the legacy API. Pages count from 1 and begin at `(number - 1) * size`. */
export interface LegacyList<T> {
	ask(number: number, size: number): Promise<ListPage<T>>;
	idOf(entry: T): string;
}

/** A count in an answer, which may come as text; undefined where it is none. */
export function countIn(value: unknown): number | undefined {
	const count = Number(value ?? Number.NaN);
	return Number.isNaN(count) ? undefined : count;
}

/**
 * Everything in a list, each entry once: a page for each call.
 *
 * Pages go by position: where an entry of an earlier page is removed between two calls, the rest
 * moves up, and one that nobody has seen slips onto a page that was read. So every page begins before
 * the end of the one before. Where it does not hold that one's last entry, or the list counts more
 * than it showed, it has moved, and reading starts again.
 *
 * @returns whether as many entries were seen as the list counts
 * @throws ApiError
 */
export async function* pagesOf<T>(list: LegacyList<T>): AsyncGenerator<T[], boolean> {
	const given = new Set<string>();
	let before: Ended | undefined;
	for (let restarts = 0; restarts <= MOST_RESTARTS; restarts++) {
		const ended = yield* readThrough(list, given);
		if (ended === 'whole') return true;
		if (ended === 'short' && before === 'short') return false;
		before = ended;
	}
	return false;
}

/** How reading a list ended: all was seen, it moved, or it showed less than it counts. */
type Ended = 'whole' | 'moved' | 'short';

/** Reads from the first page on. */
async function* readThrough<T>(
	{ ask, idOf }: LegacyList<T>,
	given: Set<string>,
): AsyncGenerator<T[], Ended> {
	const seen = new Set<string>();
	let most = PAGE_SIZE;
	let read = 0;
	let last: string | undefined;
	for (;;) {
		const page = pageAfter(read, most);
		const { entries, total = Infinity } = await ask(page.number, page.size);
		const ids = entries.map(idOf);
		if (page.start < read && last !== undefined && !ids.includes(last)) return 'moved';
		const before = seen.size;
		for (const id of ids) seen.add(id);
		yield entries.filter((_entry, at) => isFirst(ids[at], given));
		if (seen.size >= total) return 'whole';
		if (seen.size === before) return total === Infinity ? 'whole' : 'short';
		// Fewer than asked for: perhaps all there is, perhaps all the service gives at once.
		if (read === 0) most = Math.min(most, entries.length);
		read = page.start + entries.length;
		last = ids.at(-1);
	}
}

function isFirst(id: string | undefined, given: Set<string>): boolean {
	if (id === undefined || given.has(id)) return false;
	given.add(id);
	return true;
}
