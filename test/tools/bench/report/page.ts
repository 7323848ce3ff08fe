/**
 * A page with its tables replaced. A table's place is between `<!-- bench:name -->` and
 * `<!-- /bench -->`; a place whose table was not measured stays as it is.
 */
export function filled(page: string, tables: ReadonlyMap<string, string>): string {
	return page.replace(
		/<!-- bench:(\w+) -->[^]*?<!-- \/bench -->/g,
		(place: string, name: string) => {
			const table = tables.get(name);
			return table === undefined ? place : `<!-- bench:${name} -->\n\n${table}\n\n<!-- /bench -->`;
		},
	);
}
