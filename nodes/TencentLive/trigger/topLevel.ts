/** Deeper than any documented callback. */
const DEEPEST = 8;

/** A string or a number literal, a bracket, or a comma or colon; JSON has nothing else but words. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],:]|true|false|null/g;

/**
 * The members of a JSON object as they stand in its text: numbers with the digits they were written
 * with, nested values as an empty text. A signature is about text, and parsing would lose it: to
 * `JSON.parse` 1.7e9 and 1700000000 are the same, and of a doubled key the last one wins.
 *
 * @param text valid JSON
 * @returns undefined when it is not an object, has a key twice, or nests too deeply
 */
export function topLevel(text: string): Map<string, string> | undefined {
	const members = new Map<string, string>();
	let depth = 0;
	let key = '';
	let expectsKey = false;
	for (const [token] of text.matchAll(TOKEN)) {
		if (depth === 0 && token !== '{') return undefined;
		if (token === '{' || token === '[') {
			if (depth === 1 && !add(members, key, '')) return undefined;
			depth += 1;
			if (depth > DEEPEST) return undefined;
			expectsKey = true;
		} else if (token === '}' || token === ']') {
			depth -= 1;
		} else if (depth === 1) {
			if (token === ',' || token === ':') expectsKey = token === ',';
			else if (expectsKey) key = token;
			else if (!add(members, key, token)) return undefined;
		}
	}
	return depth === 0 ? members : undefined;
}

/** False when the key is there already, however it is written. */
function add(members: Map<string, string>, keyToken: string, value: string): boolean {
	const key = String(JSON.parse(keyToken));
	if (members.has(key)) return false;
	members.set(key, value);
	return true;
}
