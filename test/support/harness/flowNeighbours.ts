/* eslint-disable @n8n/community-nodes/node-usable-as-tool -- stand-ins of the harness, never shipped and never a tool */
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { systemClock } from '../../../nodes/TencentLive/transport/clock';

/* Stand-ins for n8n's nodes that start, hold up, part and join what flows through an example. */

const base = {
	group: ['transform' as const],
	version: [1, 1.1, 1.2, 1.5, 2, 2.1, 2.2, 3.2],
	description: 'A neighbour in a test workflow',
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
};

/** Hands on what came in, each item paired with itself. */
function passOn(items: INodeExecutionData[]): INodeExecutionData[] {
	return items.map(({ json }, item) => ({ json, pairedItem: { item } }));
}

/** Schedule Trigger: its time has come. */
export class ScheduleTrigger implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Schedule Trigger',
		name: 'scheduleTrigger',
		defaults: { name: 'Schedule Trigger' },
		inputs: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Webhook: was called with what the test starts from. */
export class Webhook implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Webhook',
		name: 'webhook',
		defaults: { name: 'Webhook' },
		inputs: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Respond to Webhook: hands on what it would answer from. */
export class RespondToWebhook implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Respond to Webhook',
		name: 'respondToWebhook',
		defaults: { name: 'Respond to Webhook' },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [passOn(this.getInputData())];
	}
}

const MILLISECONDS: Record<string, number> = {
	seconds: 1_000,
	minutes: 60_000,
	hours: 3_600_000,
	days: 86_400_000,
};

/** Wait: on the clock of the node under test, which a test moves in place of waiting. */
export class Wait implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Wait',
		name: 'wait',
		defaults: { name: 'Wait' },
		properties: [
			{ displayName: 'Resume', name: 'resume', type: 'string', default: 'timeInterval' },
			{ displayName: 'Amount', name: 'amount', type: 'number', default: 5 },
			{ displayName: 'Unit', name: 'unit', type: 'string', default: 'seconds' },
			{ displayName: 'Date and Time', name: 'dateTime', type: 'dateTime', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const text = (name: string) => String(this.getNodeParameter(name, 0));
		const milliseconds =
			text('resume') === 'specificTime'
				? Date.parse(text('dateTime')) - systemClock.now()
				: Number(text('amount')) * (MILLISECONDS[text('unit')] ?? NaN);
		if (!(milliseconds > 0)) throw new Error(`Wait was told to wait ${milliseconds} ms.`);
		await systemClock.sleep(milliseconds);
		return [passOn(this.getInputData())];
	}
}

const conditions: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'filter',
	default: {},
	typeOptions: { filter: { caseSensitive: true, typeValidation: 'strict', version: 2 } },
};

/** The items for which the conditions hold, and the others; n8n itself tells which. */
function parted(context: IExecuteFunctions): [INodeExecutionData[], INodeExecutionData[]] {
	const holds: INodeExecutionData[] = [];
	const others: INodeExecutionData[] = [];
	for (const [item, { json }] of context.getInputData().entries()) {
		const hold = context.getNodeParameter('conditions', item, false, { extractValue: true });
		(hold === true ? holds : others).push({ json, pairedItem: { item } });
	}
	return [holds, others];
}

export class If implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'If',
		name: 'if',
		defaults: { name: 'If' },
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [conditions],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return parted(this);
	}
}

export class Filter implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Filter',
		name: 'filter',
		defaults: { name: 'Filter' },
		properties: [conditions],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [holds] = parted(this);
		return [holds];
	}
}

/** Merge, as far as the examples use it: the items of input 1 that match none of input 2. */
export class Merge implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Merge',
		name: 'merge',
		defaults: { name: 'Merge' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Fields', name: 'fieldsToMatchString', type: 'string', default: '' },
			{ displayName: 'Output Type', name: 'joinMode', type: 'string', default: '' },
			{ displayName: 'Output Data From', name: 'outputDataFrom', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const text = (name: string) => String(this.getNodeParameter(name, 0));
		if (text('joinMode') !== 'keepNonMatches' || text('outputDataFrom') !== 'input1') {
			throw new Error('The harness merges by keeping what does not match, of input 1.');
		}
		const field = text('fieldsToMatchString');
		const matches = new Set(this.getInputData(1).map(({ json }) => json[field]));
		return [passOn(this.getInputData(0)).filter(({ json }) => !matches.has(json[field]))];
	}
}
