import type { RecordingApi, RecordingRequest } from '../api/RecordingApi';
import { ApiFailure } from '../transport/ApiFailure';
import { CreateFailure } from './CreateFailure';

/** How a task came to be known. */
export type TaskOutcome = 'created' | 'existing' | 'recovered';

export interface CreateResult {
	taskId: string;
	outcome: TaskOutcome;
	message: string;
	requestId: string | null;
}

/**
 * Sends the request once. The API has no idempotency key and tasks cost money, so nothing here may
 * ever send a second time.
 *
 * @param timeout milliseconds to wait for the answer
 * @throws CreateFailure
 */
export async function createOnce(
	api: RecordingApi,
	request: RecordingRequest,
	timeout: number,
): Promise<CreateResult> {
	const task = await api.createTask(request, timeout).catch((error: unknown) => {
		return Promise.reject(error instanceof ApiFailure ? new CreateFailure(request, error) : error);
	});
	return { ...task, outcome: 'created' };
}
