import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

/** One operation: how it is picked, its fields, and what it does, together in one file. */
export interface Operation {
	/** How people and AI agents find it: in the list of operations, and as an action of the node. */
	choice: Required<Pick<INodePropertyOptions, 'name' | 'action' | 'description'>>;
	fields: INodeProperties[];
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
}
