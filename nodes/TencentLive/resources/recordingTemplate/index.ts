import type { Resource } from '../shared/Resource';
import { create } from './create';
import { deleteTemplate } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const recordingTemplate: Resource = {
	operationField: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['recordingTemplate'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create recording template',
				description: 'Set formats, length and storage for recordings to come',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete recording template',
				description: 'Delete a template that no rule uses',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get recording template',
				description: 'Get one template by its ID',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many recording templates',
				description: 'List the templates of the account',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update recording template',
				description: 'Change a template; what is not given stays as it is',
			},
		],
		default: 'create',
	},
	operations: { create, delete: deleteTemplate, get, getAll, update },
};
