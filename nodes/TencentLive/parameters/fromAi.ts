import { InvalidParameterError } from '../api/InvalidParameterError';
import { isJsonObject, type JsonObject } from '../transport/json';

/** A value that a model gives: what it is called, and what stands in where the model gives none. */
export interface FromAi {
	key: string;
	/** Undefined where the builder named none: then the model has to give the value. */
	fallback: string | number | boolean | undefined;
}

const LITERAL = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\`(?:[^\`\\$]|\\.)*\`|[\w.+-]+`;
const CALL = String.raw`\$fromai\s*\(\s*((?:${LITERAL})(?:\s*,\s*(?:${LITERAL}))*)\s*,?\s*\)`;
/** One call and nothing else; the editor's button leaves a comment before it. */
const ONE_CALL = new RegExp(
	String.raw`^=\s*\{\{\s*(?:/\*[^*]*\*/)?\s*${CALL}\s*;?\s*\}\}\s*$`,
	'i',
);
const ANY_CALL = /\$fromai\s*\(\s*(?<quote>['"`])(?<key>[\w-]+)\k<quote>/gi;
const MENTION = /\$fromai\s*\(/gi;

function literal(text: string): string | number | boolean {
	if (/^['"`]/.test(text)) return text.slice(1, -1).replace(/\\(.)/g, '$1');
	if (/^(?:true|false)$/.test(text)) return text === 'true';
	const number = Number(text);
	return Number.isNaN(number) ? text : number;
}

/** The value of a model that a field is, by what the user left in it; undefined where it is anything else. */
export function fromAiIn(raw: unknown): FromAi | undefined {
	const parts = typeof raw === 'string' ? ONE_CALL.exec(raw)?.[1] : undefined;
	const [key, , type, fallback] = parts?.match(new RegExp(LITERAL, 'g')) ?? [];
	if (key === undefined) return undefined;
	const given = fallback === undefined || fallback === 'undefined' ? undefined : literal(fallback);
	// What n8n takes for text in its schema stays text.
	const isText = type === undefined || /string/i.test(type);
	return {
		key: String(literal(key)),
		fallback: given === undefined || !isText ? given : String(given),
	};
}

/** The last expression of a text, with nothing typed behind it. */
const LAST = /\{\{((?:(?!\{\{).)*)\}\}\s*$/s;

/**
 * Whether what the user left in a field ends with what a model gives: of a time, the hour and the offset.
 * `={{ $fromAI('day') }}T20:00` is the builder's own hour.
 */
export function endsWithAi(raw: unknown): boolean {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return false;
	return /\$fromai\s*\(/i.test(LAST.exec(raw)?.[1] ?? '');
}

/** What a call of a tool was given under a key, as n8n looks it up; undefined where it was given nothing. */
export function givenTo(call: JsonObject, key: string): unknown {
	const own = (of: unknown) => (isJsonObject(of) && Object.hasOwn(of, key) ? of[key] : undefined);
	return own(call.query) ?? own(call) ?? undefined;
}

/**
 * Refuses a text in which n8n has put the arguments of another call: tools that are called side by
 * side share a run, and n8n resolves `$fromAI` to what the first of them was given (n8n issue 19592).
 *
 * @param raw what the user left in the field at `path`
 * @param call what the call was given
 * @param resolve what n8n makes of an expression
 * @throws InvalidParameterError
 */
export function requireOwn(
	raw: unknown,
	call: JsonObject,
	path: string,
	resolve: (expression: string) => unknown,
): void {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return;
	const keys = [...raw.matchAll(ANY_CALL)].map(({ groups }) => groups?.key ?? '');
	const isRead = keys.length === (raw.match(MENTION) ?? []).length;
	const isOwn = keys.every((key) => {
		const resolved = resolve(`{{ $fromAI('${key}') }}`);
		return JSON.stringify(resolved ?? null) === JSON.stringify(givenTo(call, key) ?? null);
	});
	if (isRead && isOwn) return;
	throw new InvalidParameterError(
		titleOf(path),
		'n8n mixed up the values of calls that came at the same time, so nothing was done. Call again, with one call at a time.',
	);
}

/** A field as the editor names it. */
function titleOf(path: string): string {
	const [name = path] = path.split('.').slice(-1);
	return name.replace(/^./, (first) => first.toUpperCase()).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
