import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isTool } from '../n8n/tool';
import { digestOf, Ledger, type LedgerHome } from './Ledger';

/** The ledger that n8n saves with the execution; an empty one where n8n has no place for it. */
export function openLedger<T>(
	context: IExecuteFunctions,
	read: (saved: unknown) => T | undefined,
): Ledger<T> {
	return new Ledger(homeOf(context), read, () =>
		context.logger.warn('What an earlier try of this node kept cannot be read, and is dropped.'),
	);
}

/** n8n has no context for the node in every place that runs tools. */
function homeOf(context: IExecuteFunctions): LedgerHome {
	try {
		return context.getContext('node');
	} catch {
		return {};
	}
}

/**
 * What the user set in the fields of an operation, as saved, and the credential's id. Values that are
 * the default are left out: an update of the package that adds a field must not lose the ledger.
 */
export function ownValues(context: IExecuteFunctions, fields: readonly INodeProperties[]): unknown {
	const { parameters, credentials } = context.getNode();
	const set = fields.flatMap((field) => {
		const value = parameters[field.name];
		const isDefault = JSON.stringify(value) === JSON.stringify(field.default);
		return value === undefined || isDefault ? [] : [[field.name, value]];
	});
	return [Object.fromEntries(set), credentials?.tencentCloudApi?.id];
}

/** What an item brings. The name that Agent 3.x gives to each call says nothing of what is asked for. */
export function givenTo(context: IExecuteFunctions, item: number): IDataObject {
	const given = { ...context.getInputData()[item]?.json };
	if (isTool(context)) delete given.toolCallId;
	return given;
}

/**
 * Names an item of this run. As a tool position names nothing: calls side by side share one, and a
 * try of Retry On Fail gets another. There it is what the call was given, which is all there is.
 *
 * @param asked what the call was resolved to, times that move with every reading left out
 */
export function keyOf(context: IExecuteFunctions, item: number, asked: unknown): string {
	if (isTool(context)) return `call ${digestOf(givenTo(context, item), asked)}`;
	return `${context.getWorkflowDataProxy(0).$runIndex}:${item}`;
}
