import { allTasks, findTask } from '../api/findTask';
import type { Caller } from '../api/Apis';
import { apis } from '../n8n/caller';
import { mediaExists } from '../api/v3/media';
import { systemClock } from '../transport/clock';
import { exactText, type JsonObject } from '../transport/json';
import type { EventName } from './events';

/**
 * Whether the service knows the file or the task that a call names. An event of a file has to name
 * one of them; of the others, those about a stream, and recordings that a template started, name
 * neither, and are taken for true.
 *
 * @param subAppId the application of Video on Demand that files are in; null for the main one
 * @throws ApiError while nobody knows
 */
export async function isConfirmed(
	event: EventName,
	call: JsonObject,
	caller: Caller,
	subAppId: number | null,
): Promise<boolean> {
	const isFile = event === 'recordingFile';
	const fileId = exactText(call.file_id);
	if (isFile && fileId !== undefined)
		return await mediaExists(apis.call3(caller), fileId, subAppId);
	const taskId = exactText(call.task_id);
	if (taskId === undefined) return !isFile;
	const now = systemClock.now();
	const ref = { taskId, channel: exactText(call.stream_id) ?? null, domain: null, appName: null };
	return (await findTask(apis.recording('v3', caller), ref, allTasks(now))) !== undefined;
}
