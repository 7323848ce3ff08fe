import { NotFoundError } from './NotFoundError';
import type { ApiVersion } from './recordings';

/** Longest quotation of an ID, in characters. */
const QUOTE_LIMIT = 80;

/** From here on digits do not fit into a number. */
const MOST_EXACT_DIGITS = 16;

/** What is wrong with an ID, by its shape alone: such a one can name no task of any generation. */
const MISSHAPEN: Array<[shape: (id: string) => boolean, why: string]> = [
	[(id) => /^(undefined|null|NaN|\[object .*\])$/.test(id), 'An expression came out empty.'],
	[(id) => /^(".*"|'.*'|`.*`|“.*”)$/.test(id), 'It stands in quotes: give what is between them.'],
	[(id) => /…|\.\.\.$/.test(id), 'It was cut off: give the whole ID.'],
	[isRounded, 'Its last digits look rounded: pass the ID on as text, never as a number.'],
	[(id) => /\s/.test(id), 'There is a space in it.'],
];

/** The IDs that the other generation gives. */
const FOREIGN: Record<ApiVersion, [shape: RegExp, why: string]> = {
	v3: [
		/^\d+$/,
		'It is all digits, as the IDs of the legacy API are and those of recordings that a template started; the latter are no tasks.',
	],
	v2: [/\D/, 'The IDs of the legacy API are all digits; this one may be of API 3.0.'],
};

/**
 * That no list has the task an ID names. It proves nothing, so the sentences name the likely causes,
 * and what to do.
 *
 * @param outcome a sentence on what that means for what was to be done
 */
export function missingTask(version: ApiVersion, taskId: string, outcome: string): NotFoundError {
	const [shape, why] = FOREIGN[version];
	const causes = MISSHAPEN.flatMap(([isSo, cause]) => (isSo(taskId) ? [cause] : []));
	if (causes.length === 0 && shape.test(taskId)) causes.push(why);
	return new NotFoundError(
		[
			`Tencent Cloud lists no recording task "${quote(taskId)}".`,
			outcome,
			...causes,
			'The ID may be mistyped (capitals count) or of the other API Version, another account or another site; the task may be deleted, or only just made. List the tasks of the stream with Get Many and take the ID from there, with every character.',
		].join(' '),
	);
}

/** `18446744073709552000`, `1.8446744073709552e+19`: how a number that had more digits is written. */
function isRounded(id: string): boolean {
	if (/^\d(\.\d+)?e\+?\d+$/i.test(id)) return true;
	return /^\d+$/.test(id) && id.length > MOST_EXACT_DIGITS && String(Number(id)) === id;
}

/** @param id never shown where it may hold the right to push */
function quote(id: string): string {
	if (/[/?]|txsecret|txtime/i.test(id)) return '…';
	return id.length > QUOTE_LIMIT ? `${id.slice(0, QUOTE_LIMIT)}…` : id;
}
