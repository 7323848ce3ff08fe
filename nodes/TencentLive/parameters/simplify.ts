import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toChinaIso } from '../api/chinaTime';
import type { JsonObject } from '../transport/json';
import { readSwitch } from './choice';
import type { Values } from './values';

/** Simplify, for operations whose raw answer has more than ten fields. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** Whether the simplified output is asked for. @throws InvalidParameterError */
export function readSimplify(values: Values): boolean {
	return readSwitch(values, simplifyField) ?? true;
}

/** What the service sent, as an item: plain JSON already, only its type is wider. */
export function rawItem(raw: JsonObject): IDataObject {
	const item: IDataObject = JSON.parse(JSON.stringify(raw));
	return item;
}

/** UNIX milliseconds to ISO 8601 with +08:00; null stays null. */
export function isoOrNull(time: number | null): string | null {
	return time === null ? null : toChinaIso(time);
}
