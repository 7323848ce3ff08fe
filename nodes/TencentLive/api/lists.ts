import { ApiError } from '../transport/ApiError';
import { isJsonObject, type JsonObject } from '../transport/json';
import { rethrow } from '../transport/rethrow';

/** The entries of a list in an answer that are objects; none where the list is null or missing. */
export function objectsIn(list: unknown): JsonObject[] {
	return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

/** A list of texts; undefined where it is none. */
export function textsIn(list: unknown): string[] | undefined {
	return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : undefined;
}

/** The entries of a list of tasks; none where it is null or missing. @throws ApiError */
export function tasksIn(list: unknown): JsonObject[] {
	const entries = objectsIn(list);
	const isComplete = list === null || list === undefined || Array.isArray(list);
	if (!isComplete || (Array.isArray(list) && list.length > entries.length)) throw unreadableTask();
	return entries;
}

/** A listed task without readable ID or times. To pass over it could mean to create it again. */
export function unreadableTask(): ApiError {
	return new ApiError('unknown', 'A recording task in the list of Tencent Cloud cannot be read.');
}

class TooManyCalls extends Error {}

/**
 * Everything that a list in pages holds.
 *
 * @param pagesOf makes the pages; calls what it is given before each call of the API
 * @param mostCalls gives up when there would be more, with undefined
 */
export async function collect<T>(
	pagesOf: (beforeCall: () => void) => AsyncGenerator<T[]>,
	mostCalls: number,
): Promise<T[] | undefined> {
	const all: T[] = [];
	let calls = 0;
	const count = () => {
		if (++calls > mostCalls) throw new TooManyCalls();
	};
	try {
		for await (const page of pagesOf(count)) all.push(...page);
		return all;
	} catch (error) {
		return error instanceof TooManyCalls ? undefined : await rethrow(error);
	}
}
