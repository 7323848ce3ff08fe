import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { describeError, failedItem, nodeError } from '../n8n/errors';

/**
 * Runs an operation for each item, one after the other. What it gives becomes the output of that
 * item; an error becomes a failed item with Continue On Fail, and stops the node otherwise.
 */
export async function eachItem(
	context: IExecuteFunctions,
	run: (item: number) => Promise<IDataObject | IDataObject[]>,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	for (const item of context.getInputData().keys()) {
		try {
			const results = await run(item);
			for (const json of Array.isArray(results) ? results : [results]) {
				output.push({ json, pairedItem: { item } });
			}
		} catch (error) {
			const described = describeError(error);
			if (!context.continueOnFail()) throw nodeError(context.getNode(), described, item);
			output.push(failedItem(described, item));
		}
	}
	return output;
}
