/** Reads what came from outside, without trusting its shape. */

/** The value at a path of keys and indexes; undefined where the path ends early. */
export function at(value: unknown, ...path: Array<string | number>): unknown {
	let here = value;
	for (const key of path) {
		if (typeof here !== 'object' || here === null) return undefined;
		here = Reflect.get(here, key);
	}
	return here;
}

/** The text or number at a path, as text. @throws Error where there is none */
export function textAt(value: unknown, ...path: Array<string | number>): string {
	const found = at(value, ...path);
	if (typeof found === 'string' || typeof found === 'number') return String(found);
	throw new Error(`No ${path.join('.')} in ${JSON.stringify(value)?.slice(0, 500)}`);
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: Array<string | number>): unknown[] {
	const found = at(value, ...path);
	return Array.isArray(found) ? found : [];
}
