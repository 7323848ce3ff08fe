/** Parameters of a query or a form body: decoded names and values, in the order they came. */
export type FlatParameters = ReadonlyMap<string, string>;

/** What was read, or why nothing could be. */
export type FlatReading =
	| { values: FlatParameters; problem: null }
	| { values: null; problem: string };

/** The decoded text, or null where an escape is broken or not UTF-8. */
function decode(text: string): string | null {
	try {
		return decodeURIComponent(text.replaceAll('+', ' '));
	} catch {
		return null;
	}
}

function unreadable(problem: string): FlatReading {
	return { values: null, problem };
}

/**
 * Decodes a query or a form body once: `+` and `%20` are both a space, the
 * charset is UTF-8. Broken escapes, a part without a name, and a name given
 * twice (which one a signature covers would be a guess) are problems.
 */
export function readFlatParameters(text: string): FlatReading {
	const values = new Map<string, string>();
	for (const part of text.split('&')) {
		if (part === '') continue;
		const equals = part.indexOf('=');
		const name = decode(equals < 0 ? part : part.slice(0, equals));
		const value = equals < 0 ? '' : decode(part.slice(equals + 1));
		if (name === null || value === null) return unreadable('a percent escape is not valid UTF-8');
		if (name === '') return unreadable('a parameter has no name');
		if (values.has(name)) return unreadable(`parameter ${name} is given twice`);
		values.set(name, value);
	}
	return { values, problem: null };
}
