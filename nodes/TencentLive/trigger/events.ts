import { createHash } from 'node:crypto';

import { exactText, type JsonObject } from '../transport/json';

/** What a user picks, with the service's `event_type`. Source: tencentcloud.com/document/product/267/38080 */
export const EVENT_TYPES = {
	recordingException: '341',
	recordingFile: '100',
	recordingStatus: '332',
	streamStarted: '1',
	streamStopped: '0',
} as const;

export type EventName = keyof typeof EVENT_TYPES;

const NAMES = Object.keys(EVENT_TYPES).filter(isEventName);

export function isEventName(name: string): name is EventName {
	return Object.hasOwn(EVENT_TYPES, name);
}

/** Which event a call tells of; undefined for one that the node does not offer. */
export function eventOf(call: JsonObject): EventName | undefined {
	const type = exactText(call.event_type);
	return NAMES.find((name) => EVENT_TYPES[name] === type);
}

/** The fields that make a call the same one when it is sent again. */
const IDENTITY: Record<EventName, string[]> = {
	recordingFile: ['file_id', 'record_file_id'],
	recordingStatus: ['seq', 'session_id', 'record_event', 'event_time'],
	recordingException: ['session_id', 'timestamp', 'exception.type'],
	streamStarted: ['sequence'],
	streamStopped: ['sequence'],
};

/**
 * A short text that is equal for repetitions of a call and differs for other events. Where the fields
 * that identify it are missing, the whole call does, without what changes with every try.
 */
export function identityOf(event: EventName, call: JsonObject): string {
	const names = IDENTITY[event].map((name) => valueAt(call, name));
	const identity = names.some((value) => value !== '')
		? names
		: Object.entries(call).filter(([name]) => name !== 'sign' && name !== 't');
	return createHash('sha256')
		.update(JSON.stringify([event, exactText(call.stream_id) ?? '', ...identity]))
		.digest('base64url')
		.slice(0, 22);
}

function valueAt(call: JsonObject, path: string): string {
	let value: unknown = call;
	for (const name of path.split('.')) {
		value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
	}
	return exactText(value) ?? '';
}
