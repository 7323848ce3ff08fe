import {
	isResourceLocatorValue,
	type IExecuteFunctions,
	type IHookFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { fromAiIn, givenTo, endsWithAi, requireOwn, type FromAi } from './fromAi';

/** What the fields of a node hold: for one item of a run, or where a node has no items. */
export interface Values {
	/** What stands at a path, expressions resolved; null where the field is not shown. */
	at(path: string): unknown;
	/** What stands there as the user left it: an expression is its own text. */
	rawAt(path: string): unknown;
	/** The value of a model that the field is; undefined where the user set it, or put it together. */
	fromAi(path: string): FromAi | undefined;
	/** Whether what a model gives is the field, or the end of what the builder put together. */
	endsWithAi(path: string): boolean;
	/** The workflow's time zone, as its settings name it. */
	zone(): string;
}

/** What a resource locator holds; anything else is itself. */
export const insideLocator = (value: unknown): unknown =>
	isResourceLocatorValue(value) ? value.value : value;

/** The values of one item. */
export function itemValues(context: IExecuteFunctions, item: number): Values {
	const rawAt = (path: string): unknown =>
		context.getNodeParameter(path, item, null, { rawExpressions: true });
	const resolved = (path: string): unknown => context.getNodeParameter(path, item, null);
	const ofCall = (path: string): unknown => {
		const raw = rawAt(path);
		const call = context.getInputData()[item]?.json ?? {};
		const one = fromAiIn(insideLocator(raw));
		if (one === undefined) {
			requireOwn(insideLocator(raw), call, path, (text) => context.evaluateExpression(text, item));
			return resolved(path);
		}
		const own = givenTo(call, one.key) ?? one.fallback ?? null;
		return isResourceLocatorValue(raw) ? { ...raw, value: own } : own;
	};
	return {
		at: isCall(context) ? ofCall : resolved,
		rawAt,
		fromAi: (path) => fromAiIn(insideLocator(rawAt(path))),
		endsWithAi: (path) => endsWithAi(insideLocator(rawAt(path))),
		zone: () => context.getTimezone(),
	};
}

/** The values of a trigger, which has no items. */
export function nodeValues(context: IHookFunctions | IWebhookFunctions): Values {
	return {
		at: (path) => context.getNodeParameter(path, null),
		rawAt: (path) => context.getNodeParameter(path, null, { rawExpressions: true }),
		fromAi: () => undefined,
		endsWithAi: () => false,
		zone: () => context.getTimezone(),
	};
}

/**
 * Whether the item is what a model gave to this call. Not in Agent 3.x, where a tool runs as a step:
 * there the item is that of the agent, with the arguments laid over it.
 */
function isCall(context: IExecuteFunctions): boolean {
	return typeof context.isToolExecution === 'function' && context.isToolExecution();
}
