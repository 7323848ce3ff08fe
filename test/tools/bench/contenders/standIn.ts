/* eslint-disable @n8n/community-nodes/node-usable-as-tool -- a stand-in of the benchmark, never shipped and never a tool */
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** What a stand-in does when its turn comes. */
export type Work = (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;

/** A node that does what it is handed, so that other ways to call stand in the same engine. */
export class StandIn implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stand-in',
		name: 'standIn',
		group: ['transform'],
		version: 1,
		description: 'Does what it is handed',
		defaults: { name: 'Stand-in' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'tencentCloudApi', required: true }],
		properties: [],
	};

	readonly execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

	constructor(work: Work) {
		this.execute = async function (this: IExecuteFunctions) {
			return [await work(this)];
		};
	}
}
