import type { INodeProperties } from 'n8n-workflow';

import { readSafeSwitch } from '../parameters/choice';
import { subAppIdField } from '../parameters/fields';
import { inside, readNumber } from '../parameters/read';
import { readSimplify } from '../parameters/simplify';
import type { Values } from '../parameters/values';

const allowUnsignedField: INodeProperties = {
	displayName: 'Allow Unsigned',
	name: 'allowUnsigned',
	type: 'boolean',
	default: false,
	description:
		'Whether to accept events without a signature. Anybody who knows the address could then start the workflow.',
};

const confirmField: INodeProperties = {
	displayName: 'Confirm',
	name: 'confirm',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask Video on Demand (VOD), before the workflow starts, for the file that a Recording File Ready event names: the signature does not cover the body of an event. An event is refused if VOD does not know its file. Files kept in COS or elsewhere, accounts without VOD and all other events cannot be asked for, and start the workflow unasked.',
};

/** In the order in which the node shows them. */
export const OPTION_FIELDS = [allowUnsignedField, confirmField, subAppIdField];

/** What a trigger does with a call, as its user has set it. */
export interface TriggerOptions {
	allowUnsigned: boolean;
	confirm: boolean;
	simplify: boolean;
	/** The application of Video on Demand that files are in; null for the main one. */
	subAppId: number | null;
}

/** @throws InvalidParameterError naming the field that cannot be read */
export function readOptions(values: Values): TriggerOptions {
	const option = (field: INodeProperties) => inside('options', field);
	return {
		allowUnsigned: readSafeSwitch(values, option(allowUnsignedField), false),
		confirm: readSafeSwitch(values, option(confirmField), false),
		simplify: readSimplify(values),
		subAppId: readNumber(values, option(subAppIdField), 0) || null,
	};
}
