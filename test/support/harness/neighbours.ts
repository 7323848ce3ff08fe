/* eslint-disable @n8n/community-nodes/node-usable-as-tool -- stand-ins of the harness, never shipped and never a tool */
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/*
 * The nodes that stand around ours in an example workflow. n8n's own live in a package of several
 * hundred megabytes; these do the same for what the examples use, under the same type names.
 */

const base = {
	group: ['transform' as const],
	description: 'A neighbour in a test workflow',
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
};

/** Starts a workflow with one empty item, or with the items the test handed to it. */
export class ManualTrigger implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		version: 1,
		defaults: { name: 'Manual Trigger' },
		inputs: [],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Edit Fields: sets each assignment's value, read for each item, on an item of its own. */
export class EditFields implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Edit Fields (Set)',
		name: 'set',
		version: [3, 3.4],
		defaults: { name: 'Edit Fields' },
		properties: [
			{
				displayName: 'Fields to Set',
				name: 'assignments',
				type: 'assignmentCollection',
				default: {},
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [
			this.getInputData().map((_, item) => {
				const rows = this.getNodeParameter('assignments.assignments', item, []);
				const json: IDataObject = {};
				for (const row of Array.isArray(rows) ? rows : []) {
					if (isAssignment(row)) json[row.name] = row.value;
				}
				return { json, pairedItem: { item } };
			}),
		];
	}
}

function isAssignment(row: unknown): row is { name: string; value: IDataObject[string] } {
	return typeof row === 'object' && row !== null && 'name' in row && typeof row.name === 'string';
}

/** Sticky Note: only to be read in the editor. */
export class StickyNote implements INodeType {
	description: INodeTypeDescription = {
		...base,
		displayName: 'Sticky Note',
		name: 'stickyNote',
		version: 1,
		defaults: { name: 'Sticky Note' },
		inputs: [],
		outputs: [],
		properties: [],
	};
}
