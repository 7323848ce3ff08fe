import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { InvalidParameterError } from '../api/InvalidParameterError';
import {
	whatHappened,
	whatIsMissing,
	whatIsWrong,
	whatNext,
	whatNextUnknown,
	withoutPeople,
} from '../api/aiWords';
import { NotFoundError } from '../api/NotFoundError';
import { ApiError } from '../transport/ApiError';
import { inTwoParts } from './twoParts';

/** What a failed item tells the workflow: a sentence, and facts it can branch on. */
export interface ItemError {
	message: string;
	/** What n8n shows first, where the first sentence of the message is too long for it. */
	title?: string;
	description: string | undefined;
	/** What to do, where the message does not say. */
	otherwise: string;
	/** The same for a model, which has this text alone: with the service's words, and what to do next. */
	forModel: string;
	details: IDataObject;
	/** Whether the service failed the call, rather than the parameters or n8n. */
	byService: boolean;
	throttled: boolean;
}

/**
 * Reads any error thrown while an item ran.
 *
 * @param changes whether what failed would have changed something
 */
export function describeError(error: unknown, changes = false): ItemError {
	if (error instanceof ApiError) {
		const { code, requestId, detail } = error.facts;
		return {
			message: error.message,
			description: detail === null ? undefined : `Tencent Cloud: ${detail}`,
			otherwise: adviceOn(error, changes),
			forModel: forModel(error, changes),
			details: { code, request_id: requestId },
			byService: true,
			throttled: error.kind === 'throttled',
		};
	}
	const field = error instanceof InvalidParameterError ? { field: error.field } : {};
	return {
		message: error instanceof Error ? error.message : String(error),
		description: descriptionOf(error),
		otherwise: error instanceof InvalidParameterError ? 'Nothing was sent. Mend the value.' : '',
		forModel: forModel(error, changes),
		details: { code: null, request_id: null, ...field },
		byService: false,
		throttled: false,
	};
}

/** What a person does about a failed call that says no more. */
function adviceOn({ kind, facts }: ApiError, changes: boolean): string {
	switch (kind) {
		case 'throttled':
			return 'Nothing was done. Wait a minute, and run this again.';
		case 'clock':
			return 'Nothing was done. Set the clock of this machine, and run this again.';
		case 'notSent':
			return 'Nothing was sent. Run this again in a minute.';
		case 'rejected':
			return facts.detail === null
				? 'Nothing was done. Check the values, or look in the console.'
				: "Nothing was done. Tencent Cloud's own words say what to change.";
		case 'unknown':
			return changes
				? 'It may have been carried out all the same. Look first, then run this again.'
				: 'Nothing was changed. Run this again in a minute.';
	}
}

function forModel(error: unknown, changes: boolean): string {
	if (error instanceof ApiError) {
		const next = error.kind === 'unknown' ? whatNextUnknown(changes) : whatNext(error);
		return `${whatHappened(error)} ${next}`;
	}
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof InvalidParameterError) return whatIsWrong(message);
	if (error instanceof NotFoundError) return whatIsMissing(message);
	const words = [message.replace(/[^.?!]$/, '$&.'), descriptionOf(error)];
	return `${withoutPeople(words.join(' ').trim())} Tell the user what happened.`;
}

/** n8n's own errors, of an expression for example, say in a description what to do. */
function descriptionOf(error: unknown): string | undefined {
	if (!(error instanceof Error) || !('description' in error)) return undefined;
	const { description } = error;
	return typeof description === 'string' && description !== '' ? description : undefined;
}

/**
 * An item for the error output or Continue On Fail: only keys that n8n takes for an error.
 *
 * @param asTool whether a model reads it
 */
export function failedItem(
	node: INode,
	error: ItemError,
	item: number,
	asTool = false,
): INodeExecutionData {
	const { description, details } = error;
	const failed = {
		json: {
			error: asTool ? error.forModel : error.message,
			details: description === undefined ? details : { ...details, description },
		},
		pairedItem: { item },
	};
	return node.onError === 'continueErrorOutput'
		? leavingByErrorOutput(failed, whole(node, error, item, asTool))
		: failed;
}

/** n8n writes its message over the item's: it has to be the whole. */
function whole(...[node, error, item, asTool]: Parameters<typeof nodeError>) {
	const thrown = nodeError(node, error, item, asTool);
	thrown.message = asTool === true ? error.forModel : error.message;
	return thrown;
}

/**
 * Before n8n 2.34 the error output takes an item with `details` only if it has an `error` of its own.
 * Of such an item n8n keeps the message alone, in every version, unless it copied it, which drops
 * what is not enumerable: so it may write `json`, but the details stay.
 */
function leavingByErrorOutput(
	{ json, ...rest }: INodeExecutionData,
	error: NodeApiError | NodeOperationError,
): INodeExecutionData {
	const item = Object.defineProperty({ ...rest, json }, 'json', {
		enumerable: true,
		get: () => json,
		set: (written: IDataObject) => {
			json = { ...json, ...written };
		},
	});
	return Object.defineProperty(item, 'error', { value: error, writable: true });
}

/**
 * The error that stops the node.
 *
 * @param asTool whether a model is told of it: of most errors the message only
 */
export function nodeError(
	node: INode,
	error: ItemError,
	itemIndex?: number,
	asTool = false,
): NodeApiError | NodeOperationError {
	const { byService, throttled } = error;
	const message = asTool ? error.forModel : titleOf(error);
	const description = asTool ? error.description : belowTitle(error);
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

function titleOf({ message, title }: ItemError): string {
	return inTwoParts(message, title).title.replace(/; its own words follow\.$/, '.');
}

/** What to do, the code of the service, and its own words. */
function belowTitle({ message, title, description, otherwise }: ItemError): string {
	const { advice, code } = inTwoParts(message, title);
	const words = [advice || otherwise, code && `(${code})`, description];
	return words.filter((one) => one !== undefined && one !== '').join(' ');
}

/** The same for any error thrown. */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	return nodeError(node, describeError(error), itemIndex);
}
