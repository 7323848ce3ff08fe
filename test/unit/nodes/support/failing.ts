import type { FakeCall } from './replies';
import { ApiError, type ApiErrorKind } from '../../../../nodes/TencentLive/transport/ApiError';
import type { JsonObject } from '../../../../nodes/TencentLive/transport/json';

/** A failure as the service gives it with a code. */
export function refusal(code: string | null, kind: ApiErrorKind = 'rejected'): ApiError {
	return new ApiError(kind, `It was ${kind}.`, { code, requestId: 'r-1' });
}

/** A `Call3` or `CallLegacy` whose first call fails, and whose further ones give an answer. */
export function failingFirst<T>(error: unknown, answer: JsonObject = {}): FakeCall<T> {
	const calls: T[] = [];
	return {
		calls,
		call: async (action) => {
			calls.push(action);
			return calls.length === 1 ? await Promise.reject(error) : answer;
		},
	};
}

/** All pages, each as it came. */
export async function pagesOf<T>(pages: AsyncGenerator<T[]>): Promise<T[][]> {
	const all: T[][] = [];
	for await (const page of pages) all.push(page);
	return all;
}
