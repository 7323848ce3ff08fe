import { jsonParse } from 'n8n-workflow';

/** A string literal, or a number literal, as JSON writes them. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const INTEGER = /^-?\d+$/;

/** Only a run of 16 digits can hold an integer beyond 2^53; and the digits of an ID in quotes do not. */
const MAY_HOLD_BIG_INTEGER = /(?:^|[\s,:[-])\d{16}/;

/**
 * Parses JSON text; an integer that a double cannot hold exactly becomes text with every digit, so
 * that `{"task_id": 18446744073709551615}` gives `{ task_id: '18446744073709551615' }`.
 *
 * @throws Error when the text is not JSON
 */
export function parseJson(text: string): unknown {
	const rounded = jsonParse<unknown>(text);
	if (!MAY_HOLD_BIG_INTEGER.test(text)) return rounded;
	// Valid JSON, so that quoting a number keeps it valid.
	return jsonParse<unknown>(
		text.replace(STRING_OR_NUMBER, (token) =>
			INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
		),
	);
}

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The text of a JSON string or of a whole number that is exact; undefined for anything else, and for
 * empty text.
 */
export function exactText(value: unknown): string | undefined {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
	return typeof value === 'string' && value !== '' ? value : undefined;
}
