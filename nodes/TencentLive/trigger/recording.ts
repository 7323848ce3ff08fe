import { lookUp } from '../api/lookUp';
import { exactText, isJsonObject, parseJson, type JsonObject } from '../transport/json';

/** `record_detail.start_model` in the words of the node. Source: tencentcloud.com/document/product/267/58590 */
const START_MODELS: Readonly<Record<string, StartedBy>> = { '1': 'template', '5': 'task' };

/** Tasks have about 58 letters and digits; recordings that a template started bear their session's number. */
const NUMBER = /^\d+$/;

/** How a recording came to be: by CreateRecordTask, or by a rule with a template. */
export type StartedBy = 'task' | 'template';

/** What of `callback_ext` is of use. */
export function extensionOf(call: JsonObject): { sessionId: string | undefined } {
	return { sessionId: exactText(unpacked(call.callback_ext).session_id) };
}

/** What of `record_detail` is of use. */
export function detailOf(call: JsonObject): {
	startModel: string | undefined;
	fileFormat: string | undefined;
} {
	const detail = unpacked(call.record_detail);
	return { startModel: exactText(detail.start_model), fileFormat: exactText(detail.file_format) };
}

/**
 * How the recording of an event was started; null where nothing tells. Only a recording that a task
 * started can be joined with it: what a template started has a `task_id` too, which no task has. That
 * a task may use a template makes `record_temp_id` no sign of it.
 */
export function startedBy(call: JsonObject): StartedBy | null {
	const model = lookUp(START_MODELS, detailOf(call).startModel);
	if (model !== undefined) return model;
	const taskId = exactText(call.task_id);
	if (taskId !== undefined) return NUMBER.test(taskId) ? 'template' : 'task';
	// An event of a task always names it.
	return exactText(call.record_temp_id) === undefined ? null : 'template';
}

/**
 * The members of an object that the service sends as JSON inside a text; none where it is anything
 * else. In the samples on the pages its quotes are escaped once too often. However deep it goes, only
 * its own members are ever looked at.
 */
function unpacked(value: unknown): JsonObject {
	if (typeof value !== 'string') return isJsonObject(value) ? value : {};
	const text = value.startsWith('{\\') ? value.replaceAll('\\"', '"') : value;
	try {
		const object = parseJson(text);
		return isJsonObject(object) ? object : {};
	} catch {
		return {};
	}
}
