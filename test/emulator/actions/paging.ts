/** The items of a page that counts from 1; empty behind the last one. */
export function pageOf<T>(items: readonly T[], page: number, size: number): T[] {
	return items.slice((page - 1) * size, page * size);
}
