/** A JSON value; a bigint is written as a number with every digit. */
export type Json =
	| string
	| number
	| bigint
	| boolean
	| null
	| readonly Json[]
	| { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether a parsed value is a plain object. */
export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
	return Array.isArray(value);
}

/** JSON text; unlike JSON.stringify it writes 64-bit numbers with every digit. */
export function writeJson(value: Json): string {
	if (typeof value === 'bigint') return value.toString();
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	if (isList(value)) return `[${value.map(writeJson).join(',')}]`;
	const members = Object.entries(value).map(
		([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`,
	);
	return `{${members.join(',')}}`;
}
