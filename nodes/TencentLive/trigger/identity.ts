import { createHash } from 'node:crypto';

import { exactText, type JsonObject } from '../transport/json';
import { confirmable } from './confirm';
import { EVENTS, type EventName } from './events';

/**
 * A short text that is equal for repetitions of a call and differs for other events. Where the fields
 * that identify it are missing, the whole call does, without what changes with every try.
 *
 * @param confirms whether Confirm is on: what it asks for is then all that counts. Everything else in
 * the call could be made up, so that one true file would start the workflow under many names.
 * @returns 11 characters: 66 bits, far more than the events one trigger remembers could ever collide in
 */
export function identityOf(event: EventName, call: JsonObject, confirms = false): string {
	const asked = confirms ? confirmable(event, call) : undefined;
	const parts = asked === undefined ? told(event, call) : ['file', asked];
	return createHash('sha256')
		.update(JSON.stringify([event, ...parts]))
		.digest('base64url')
		.slice(0, 11);
}

function told(event: EventName, call: JsonObject): unknown[] {
	const names = EVENTS[event].identity.map((name) => valueAt(call, name));
	const identity = names.some((value) => value !== '')
		? names
		: Object.entries(call).filter(([name]) => name !== 'sign' && name !== 't');
	return ['told', exactText(call.stream_id) ?? '', ...identity];
}

function valueAt(call: JsonObject, path: string): string {
	let value: unknown = call;
	for (const name of path.split('.')) {
		value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
	}
	return exactText(value) ?? '';
}
