import type { IAllExecuteFunctions, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { rethrow } from '../transport/rethrow';
import { describeError, failedItem } from './errors';

/**
 * Whether the node runs as a tool of an AI agent or behind MCP: there its type ends in `Tool`.
 * `isToolExecution()` does not tell: in Agent 3.x it is false (n8n 2.41).
 */
export function isTool(context: Pick<IAllExecuteFunctions, 'getNode'>): boolean {
	return context.getNode().type.endsWith('Tool');
}

/**
 * Whether the run goes on after an item has failed. Of a thrown error a model is told little or
 * nothing; of an item, everything: so as a tool a failure is an item, unless On Error is set to stop.
 */
export function goesOnAfterFailure(context: IExecuteFunctions): boolean {
	return (
		context.continueOnFail() || (isTool(context) && context.getNode().onError !== 'stopWorkflow')
	);
}

/** What a tool gives where the run failed before any item: the credential cannot be had, for example. */
export function orFailedItem(
	context: IExecuteFunctions,
): (error: unknown) => Promise<INodeExecutionData[]> {
	return async (error) =>
		isTool(context) && goesOnAfterFailure(context)
			? [failedItem(context.getNode(), describeError(error), 0, true)]
			: await rethrow(error);
}
