import type { IDataObject } from 'n8n-workflow';

import { toChinaIso } from '../api/chinaTime';
import { exactText, isJsonObject, type JsonObject } from '../transport/json';
import type { EventName } from './events';
import { masked } from './mask';
import { detailOf, extensionOf, startedBy } from './recording';

/** The end of the year 9999 in China: later ones have no date of four digits. UNIX seconds. */
const LAST_SECOND = Date.UTC(9999, 11, 31, 15, 59, 59) / 1000;

/** `record_detail.file_format` is one of these, counted from 1. */
const FORMATS = ['flv', 'hls', 'mp4', 'aac', 'mp3'];

/** What each event says, in the words of the node Tencent Live; each fact once. */
const SIMPLE: Record<EventName, (call: JsonObject) => JsonObject> = {
	recordingFile: (call) => ({
		...recordingOf(call),
		file_id: textOf(call.file_id),
		url: textOf(call.video_url),
		format: textOf(call.file_format)?.toLowerCase() ?? null,
		start_time: timeOf(call.start_time),
		end_time: timeOf(call.end_time),
		duration: numberOf(call.duration),
		size: textOf(call.file_size),
		template_id: numberOf(call.record_temp_id) || null,
		session_id: extensionOf(call).sessionId ?? null,
		stream_param: textOf(call.stream_param),
	}),
	recordingStatus: (call) => ({
		...recordingOf(call),
		record_event: textOf(call.record_event),
		event_time: timeOf(call.event_time),
		format: FORMATS[Number(detailOf(call).fileFormat) - 1] ?? null,
		session_id: textOf(call.session_id),
		seq: textOf(call.seq),
	}),
	recordingException: (call) => ({
		...recordingOf(call),
		event_time: timeOf(call.timestamp),
		exception_level: textOf(call.exception_level),
		exception: isJsonObject(call.exception) ? call.exception : null,
		format: textOf(call.file_format)?.toLowerCase() ?? null,
		session_id: textOf(call.session_id),
	}),
	streamStarted: pushOf,
	streamStopped: (call) => {
		const milliseconds = numberOf(call.push_duration);
		return {
			...pushOf(call),
			duration: milliseconds === null ? null : milliseconds / 1000,
			errcode: numberOf(call.errcode),
			errmsg: textOf(call.errmsg),
		};
	},
};

/** A call as an item: times in ISO with +08:00, ids as text, null for what the call does not say. */
export function simplified(event: EventName, call: JsonObject): IDataObject {
	return plain({ event, ...SIMPLE[event](call) });
}

/** A call as it came, without its signature; push rights and other signatures in it are masked. */
export function raw(call: JsonObject): IDataObject {
	return plain(Object.fromEntries(Object.entries(call).filter(([name]) => name !== 'sign')));
}

function recordingOf(call: JsonObject): JsonObject {
	return { task_id: textOf(call.task_id), started_by: startedBy(call), ...placeOf(call) };
}

function pushOf(call: JsonObject): JsonObject {
	return {
		...placeOf(call),
		event_time: timeOf(call.event_time),
		sequence: textOf(call.sequence),
		stream_param: textOf(call.stream_param),
		user_ip: textOf(call.user_ip),
		width: numberOf(call.width),
		height: numberOf(call.height),
	};
}

/** The events do not agree on the names of these. */
function placeOf(call: JsonObject): JsonObject {
	return {
		channel: textOf(call.stream_id) ?? textOf(call.channel_id),
		domain: textOf(call.domain) ?? textOf(call.app),
		app_name: textOf(call.appname) ?? textOf(call.path),
	};
}

/** Text whatever the service writes: nobody counts with ids and sizes, and digits must not be lost. */
function textOf(value: unknown): string | null {
	return exactText(value) ?? null;
}

function numberOf(value: unknown): number | null {
	const number = typeof value === 'number' ? value : Number(exactText(value) ?? NaN);
	return Number.isFinite(number) ? number : null;
}

function timeOf(value: unknown): string | null {
	const seconds = numberOf(value) ?? 0;
	return seconds > 0 && seconds <= LAST_SECOND ? toChinaIso(seconds * 1000) : null;
}

/** JSON already; only the type is wider. A member named __proto__ would become the prototype of a copy. */
function plain(object: JsonObject): IDataObject {
	const copy: IDataObject = JSON.parse(masked(JSON.stringify(object)), (name, value: unknown) =>
		name === '__proto__' ? undefined : value,
	);
	return copy;
}
