import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../shared/Resource';
import { create } from './create';
import { deleteTask } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { stop } from './stop';

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
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete recording task',
			description: 'Remove a task; a recording that is running goes on',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get recording task',
			description: 'Get one task by its ID, with its status',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many recording tasks',
			description: 'List tasks by stream and time, with their status',
		},
		{
			name: 'Stop',
			value: 'stop',
			action: 'Stop recording task',
			description: 'End a task before its time; its files are kept',
		},
	],
	default: 'create',
};

export const recordingTask: Resource = {
	operationField,
	operations: { create, delete: deleteTask, get, getAll, stop },
};
