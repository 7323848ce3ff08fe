import { allTasks, findTask } from '../api/findTask';
import { call3Of, recordingApi, type Caller } from '../api/generations';
import { mediaExists } from '../api/media3';
import { systemClock } from '../transport/clock';
import { textOf, type JsonObject } from '../transport/json';
import type { EventName } from './events';

/**
 * Whether the service knows the file or the task that a call names. An event of a file has to name
 * one of them; of the others, those about a stream, and recordings that a template started, name
 * neither, and are taken for true.
 *
 * @param subAppId the application of Video on Demand that files are in; null for the main one
 * @throws ApiFailure while nobody knows
 */
export async function isConfirmed(
	event: EventName,
	call: JsonObject,
	caller: Caller,
	subAppId: number | null,
): Promise<boolean> {
	const isFile = event === 'recordingFile';
	const fileId = textOf(call.file_id);
	if (isFile && fileId !== undefined) return await mediaExists(call3Of(caller), fileId, subAppId);
	const taskId = textOf(call.task_id);
	if (taskId === undefined) return !isFile;
	const now = systemClock.now();
	const ref = { taskId, channel: textOf(call.stream_id) ?? null, domain: null, appName: null };
	return (await findTask(recordingApi('v3', caller), ref, allTasks(now), now)) !== undefined;
}
