/**
 * A table's own entry. The key comes from the service: a plain look-up would find `constructor` and
 * what else every object inherits.
 */
export function ownEntry<T>(
	table: Readonly<Record<string, T>>,
	key: string | undefined,
): T | undefined {
	return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
