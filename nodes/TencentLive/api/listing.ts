import { ApiFailure } from '../transport/ApiFailure';
import { isJsonObject, type JsonObject } from '../transport/json';

/** The entries of a list in an answer that are objects; none where the list is null or missing. */
export function objectsIn(list: unknown): JsonObject[] {
	return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

/** A listed task without readable ID or times. To pass over it could mean to create it again. */
export function unreadableTask(): ApiFailure {
	return new ApiFailure('unknown', 'A recording task in the list of Tencent Cloud cannot be read.');
}
