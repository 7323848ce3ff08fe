import { ApiError, type ApiErrorFacts, type ApiErrorKind } from '../transport/ApiError';
import { lookUp } from './lookUp';

/** What an error code says about the request. */
export interface Meaning {
	kind: ApiErrorKind;
	/** A sentence for the user; `{action}` in it stands for the action that was called. */
	words: string;
}

/** What each code of a generation means; every generation has tables of its own. */
export type Meanings = Readonly<Record<string, Meaning>>;

/** Nothing ran. */
export const rejected = (words: string): Meaning => ({ kind: 'rejected', words });
/** Nothing ran, because there were too many calls. */
export const throttled = (words: string): Meaning => ({ kind: 'throttled', words });
/** Nothing ran, because the request's time was off. */
export const wrongClock = (words: string): Meaning => ({ kind: 'clock', words });
/** The request may have been carried out. */
export const unknown = (words: string): Meaning => ({ kind: 'unknown', words });

/** The first meaning that any of the tables has, each asked for its own code. */
export function meaningIn(
	asked: Array<[table: Meanings, code: string | undefined]>,
	otherwise: Meaning,
): Meaning {
	for (const [table, code] of asked) {
		const meaning = lookUp(table, code);
		if (meaning !== undefined) return meaning;
	}
	return otherwise;
}

/**
 * The error of an answer that carried a code.
 *
 * @param shown the code as the user is to see it, behind the sentence
 */
export function errorSaying(
	{ kind, words }: Meaning,
	action: string,
	shown: string,
	facts: Partial<ApiErrorFacts>,
): ApiError {
	return new ApiError(kind, `${words.replace('{action}', action)} (${shown})`, facts);
}

/**
 * The same beside the ID of something that was made: the answer contradicts itself, so that nobody
 * knows whether anything ran.
 */
export function besideAnId({ message, facts }: ApiError): ApiError {
	return new ApiError(
		'unknown',
		`The answer holds an ID as well as an error: what was asked for may exist. ${message}`,
		facts,
	);
}
