import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';

/** What `act` throws, or what its promise is rejected with. */
async function thrownBy(act: () => unknown): Promise<unknown> {
	try {
		await act();
	} catch (error) {
		return error;
	}
	throw new Error('Nothing was thrown.');
}

/** The error of a class that `act` throws, at once or in time. */
export async function failureOf<T>(
	act: () => unknown,
	type: abstract new (...given: never[]) => T,
): Promise<T> {
	const error = await thrownBy(act);
	if (error instanceof type) return error;
	throw new Error(`Not a ${type.name}: ${String(error)}`);
}

/** The parts of an `ApiError` that the layers above read, at hand for comparing. */
export async function apiFailureOf(act: () => unknown): Promise<object> {
	const { kind, message, facts } = await failureOf(act, ApiError);
	return { kind, message, ...facts };
}
