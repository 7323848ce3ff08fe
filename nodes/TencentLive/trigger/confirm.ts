import type { Caller } from '../api/Apis';
import { apis } from '../n8n/caller';
import { ApiError } from '../transport/ApiError';
import { mediaExists } from '../api/v3/media';
import { exactText, type JsonObject } from '../transport/json';
import type { EventName } from './events';

/** An ID that Video on Demand gives. Files in COS, S3 or Google Storage have `<appid>_<32 hex digits>`. */
const VOD_FILE_ID = /^\d+$/;

/**
 * So many events may wait for an answer at the same time. With the pace of the action that is about
 * five seconds: whoever comes later is told to come again, in place of an answer that comes too late.
 */
const MOST_WAITING = 100;

let waiting = 0;

/**
 * The file that can be asked for; undefined where nothing can. Tasks cannot: a listing has neither
 * the recordings that templates started nor those of deleted tasks, which go on all the same. So it
 * could refuse true events, and would refuse no forged one that says it is of such a recording.
 */
export function confirmable(event: EventName, call: JsonObject): string | undefined {
	const fileId = event === 'recordingFile' ? exactText(call.file_id) : undefined;
	return fileId !== undefined && VOD_FILE_ID.test(fileId) ? fileId : undefined;
}

/**
 * Whether a call can be refuted: it names a file of Video on Demand that is not there, or says that a
 * file is ready and names neither file nor task, which no page and no published call does. What nobody
 * can tell is not refuted: files that lie elsewhere, and accounts without Video on Demand.
 *
 * The question has a lane of its own, by its action: creates do not wait behind it.
 *
 * @param subAppId the application of Video on Demand that files are in; null for the main one
 * @throws ApiError while nobody knows
 */
export async function isRefuted(
	event: EventName,
	call: JsonObject,
	caller: Caller,
	subAppId: number | null,
): Promise<boolean> {
	if (event !== 'recordingFile') return false;
	const fileId = confirmable(event, call);
	if (fileId === undefined) {
		return exactText(call.file_id) === undefined && exactText(call.task_id) === undefined;
	}
	if (waiting >= MOST_WAITING) {
		throw new ApiError('notSent', `${MOST_WAITING} events wait for an answer already.`);
	}
	waiting += 1;
	try {
		return (await mediaExists(apis.call3(caller), fileId, subAppId)) === false;
	} finally {
		waiting -= 1;
	}
}
