import type { IDataObject } from 'n8n-workflow';

import { toChinaIso } from '../api/chinaTime';
import { isJsonObject, parseJson, exactText, type JsonObject } from '../transport/json';
import type { EventName } from './events';

/** UNIX seconds. */
const TIMES = new Set(['start_time', 'end_time', 'event_time', 'timestamp']);

/** Kept as text whatever the service writes: nobody counts with them, and digits must not be lost. */
const IDS = new Set([
	'appid',
	'channel_id',
	'file_id',
	'record_file_id',
	'record_temp_id',
	'seq',
	'sequence',
	'session_id',
	'stream_id',
	'task_id',
]);

/** Only the sender's business: it would let a reader of the execution sign calls until it expires. */
const SIGNATURE = new Set(['sign', 't']);

/** Objects that the service sends as JSON inside a string. */
const PACKED = new Set(['callback_ext', 'record_detail']);

/** The end of the year 9999 in China: later ones have no date of four digits. UNIX seconds. */
const LAST_SECOND = Date.UTC(9999, 11, 31, 15, 59, 59) / 1000;

/**
 * A call as an item: the service's names, times in ISO with +08:00, ids as text, packed objects
 * unpacked.
 */
export function simplified(event: EventName, call: JsonObject): IDataObject {
	const members = Object.entries(call)
		.filter(([name]) => !SIGNATURE.has(name) && name !== 'event')
		.map(([name, value]) => [name, simple(name, value)]);
	return plain({ event, ...Object.fromEntries(members) });
}

/** A call as it came, without its signature. */
export function raw(call: JsonObject): IDataObject {
	return plain(Object.fromEntries(Object.entries(call).filter(([name]) => name !== 'sign')));
}

function simple(name: string, value: unknown): unknown {
	if (TIMES.has(name)) return timeOf(value);
	if (IDS.has(name)) return exactText(value) ?? null;
	return PACKED.has(name) ? unpacked(value) : value;
}

function timeOf(value: unknown): string | null {
	const seconds = typeof value === 'number' ? value : Number(exactText(value));
	return seconds > 0 && seconds <= LAST_SECOND ? toChinaIso(seconds * 1000) : null;
}

/** The object in a text; in the samples on the pages its quotes are escaped once too often. */
function unpacked(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = value.startsWith('{\\') ? value.replaceAll('\\"', '"') : value;
	try {
		const object = parseJson(text);
		return isJsonObject(object) ? object : value;
	} catch {
		return value;
	}
}

/** JSON already; only the type is wider. A member named __proto__ would become the prototype of a copy. */
function plain(object: JsonObject): IDataObject {
	const copy: IDataObject = JSON.parse(JSON.stringify(object), (name, value: unknown) =>
		name === '__proto__' ? undefined : value,
	);
	return copy;
}
