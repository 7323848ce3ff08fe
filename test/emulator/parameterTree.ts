/** Text of a query or form, put back into the shape its dotted names spell. */
export type ParameterTree = ReadonlyMap<string, string | ParameterTree>;

type Branch = Map<string, string | Branch>;

/**
 * Puts flat parameters (`HlsParam.Enable`, `StreamIds.0`) back into their nested
 * shape. Gives the name that contradicts another one, such as `A` beside `A.0`,
 * as text where there is one.
 */
export function treeOf(flat: ReadonlyMap<string, unknown>): ParameterTree | string {
	const root: Branch = new Map();
	for (const [name, value] of flat) {
		const steps = name.split('.');
		const last = steps.pop() ?? '';
		let branch = root;
		for (const step of steps) {
			const next = branch.get(step) ?? new Map();
			if (typeof next === 'string') return name;
			branch.set(step, next);
			branch = next;
		}
		if (branch.has(last)) return name;
		branch.set(last, String(value));
	}
	return root;
}
