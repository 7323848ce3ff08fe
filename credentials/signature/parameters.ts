/** Parameters by their flat names. Order plays no part: the signature sorts. */
export type Parameters = Map<string, string>;

/**
 * Flattens nested values to `name.0` and `name.sub`, the way every Tencent Cloud API writes lists
 * and structures in a query or a form. `undefined` is left out, `null` becomes an empty text.
 */
export function flatten(value: unknown): Parameters {
	const flat: Parameters = new Map();
	if (typeof value === 'object' && value !== null) collect(value, '', flat);
	return flat;
}

function collect(value: object, prefix: string, flat: Parameters): void {
	for (const [key, item] of Object.entries(value)) {
		const name = `${prefix}${key}`;
		const plain = plainOf(item);
		if (typeof plain === 'object' && plain !== null) collect(plain, `${name}.`, flat);
		else if (plain !== undefined) flat.set(name, plain === null ? '' : String(plain));
	}
}

/** Dates, luxon's included, say through toJSON how they want to be written. */
function plainOf(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	return 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value;
}

/** Reads a query or form text; of a repeated name the last value counts, as in the service. */
export function parseParameters(text: string): Parameters {
	return new Map(new URLSearchParams(text));
}

/**
 * Writes a query or form text. Every value is encoded once, with upper-case hex digits and `%20`:
 * Tencent names double encoding as the first cause of refused signatures, and warns of lower case.
 */
export function encodeParameters(parameters: Parameters): string {
	let text = '';
	for (const [name, value] of parameters) text += `&${encode(name)}=${encode(value)}`;
	return text.slice(1);
}

/** RFC 3986's unreserved characters, of which most names and values consist. */
const UNRESERVED = /^[\w.~-]*$/;

/**
 * Leaves only RFC 3986's unreserved characters, so that no URL parser has anything to rewrite. A
 * lone half of a character pair becomes U+FFFD, as it does in the signature.
 */
function encode(text: string): string {
	if (UNRESERVED.test(text)) return text;
	return encodeURIComponent(text.toWellFormed()).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
