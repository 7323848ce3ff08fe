import type { INodeProperties } from 'n8n-workflow';

import { readSwitch } from './choice';
import { readNumber } from './read';
import type { Values } from './values';

const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
};

/** Return All and Limit, as n8n's Get Many operations have them. */
export const pageFields: INodeProperties[] = [returnAllField, limitField];

/** How many results an item asks for. @throws InvalidParameterError */
export function readLimit(values: Values): number {
	if (readSwitch(values, returnAllField) === true) return Infinity;
	return readNumber(values, limitField) ?? Number(limitField.default);
}

/** The first so many entries of pages; no page is asked for that is not needed. */
export async function take<T>(pages: AsyncGenerator<T[]>, limit: number): Promise<T[]> {
	const taken: T[] = [];
	for await (const page of pages) {
		taken.push(...page);
		if (taken.length >= limit) break;
	}
	return taken.slice(0, limit);
}
