/**
 * What a table has under a key. The key comes from outside: a plain `table[key]` would also find
 * `constructor` and whatever else every object inherits.
 */
export function lookUp<T>(
	table: Readonly<Record<string, T>>,
	key: string | undefined,
): T | undefined {
	return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
