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
	/** What a model is told where the operation is a tool: the one text that n8n hands over. */
	toolDescription: string;
	fields: INodeProperties[];
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[]>;
}
