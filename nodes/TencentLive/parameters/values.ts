import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What the fields of a node hold: for one item of a run, or where a node has no items. */
export interface Values {
	/** What stands at a path, expressions resolved; null where the field is not shown. */
	at(path: string): unknown;
	/** What stands there as the user left it: an expression is its own text. */
	rawAt(path: string): unknown;
	/** The workflow's time zone, as its settings name it. */
	zone(): string;
}

/** The values of one item. */
export function itemValues(context: IExecuteFunctions, item: number): Values {
	return {
		at: (path) => context.getNodeParameter(path, item, null),
		rawAt: (path) => context.getNodeParameter(path, item, null, { rawExpressions: true }),
		zone: () => context.getTimezone(),
	};
}

/** The values of a trigger, which has no items. */
export function nodeValues(context: IHookFunctions | IWebhookFunctions): Values {
	return {
		at: (path) => context.getNodeParameter(path, null),
		rawAt: (path) => context.getNodeParameter(path, null, { rawExpressions: true }),
		zone: () => context.getTimezone(),
	};
}
