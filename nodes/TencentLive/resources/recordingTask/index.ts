import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../shared/Resource';
import { create } from './create';

const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['recordingTask'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create recording task',
			description: 'Record a stream, at once or at a given time, and get the task ID',
		},
	],
	default: 'create',
};

export const recordingTask: Resource = { operationField, operations: { create } };
