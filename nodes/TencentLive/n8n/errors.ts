import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { InvalidParameterError } from '../api/InvalidParameterError';
import { ApiError } from '../transport/ApiError';

/** What a failed item tells the workflow: a sentence, and facts it can branch on. */
export interface ItemError {
	message: string;
	description: string | undefined;
	details: IDataObject;
	/** Whether the service failed the call, rather than the parameters or n8n. */
	byService: boolean;
	throttled: boolean;
}

/** Reads any error thrown while an item ran. */
export function describeError(error: unknown): ItemError {
	if (error instanceof ApiError) {
		const { code, requestId, detail } = error.facts;
		return {
			message: error.message,
			description: detail === null ? undefined : `Tencent Cloud: ${detail}`,
			details: { code, request_id: requestId },
			byService: true,
			throttled: error.kind === 'throttled',
		};
	}
	const field = error instanceof InvalidParameterError ? { field: error.field } : {};
	return {
		message: error instanceof Error ? error.message : String(error),
		description: descriptionOf(error),
		details: { code: null, request_id: null, ...field },
		byService: false,
		throttled: false,
	};
}

/** n8n's own errors, of an expression for example, say in a description what to do. */
function descriptionOf(error: unknown): string | undefined {
	if (!(error instanceof Error) || !('description' in error)) return undefined;
	const { description } = error;
	return typeof description === 'string' && description !== '' ? description : undefined;
}

/** An item for the error output or Continue On Fail: only keys that n8n takes for an error. */
export function failedItem(error: ItemError, item: number): INodeExecutionData {
	const { message, description, details } = error;
	return {
		json: {
			error: message,
			details: description === undefined ? details : { ...details, description },
		},
		pairedItem: { item },
	};
}

/** The error that stops the node. */
export function nodeError(
	node: INode,
	error: ItemError,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const { message, description, byService, throttled } = error;
	const thrown = byService
		? new NodeApiError(
				node,
				{ message },
				{
					message,
					description,
					itemIndex,
					...(throttled ? { failure: { cause: 'rate-limited' as const } } : {}),
				},
			)
		: new NodeOperationError(node, message, { description, itemIndex });
	// The constructor swaps in a stock text ("retry the request immediately …") when it finds a word
	// such as EPERM anywhere in the message, were it part of a stream's name.
	thrown.message = message;
	thrown.description = description;
	return thrown;
}

/** The same for any error thrown. */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	return nodeError(node, describeError(error), itemIndex);
}
