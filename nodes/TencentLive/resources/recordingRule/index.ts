import type { Resource } from '../shared/Resource';
import { create } from './create';
import { deleteRule } from './delete';
import { getAll } from './getAll';

export const recordingRule: Resource = {
	operationField: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['recordingRule'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create recording rule',
				description: 'Record every push of a domain, app or stream with a template',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete recording rule',
				description: 'Stop recording every push; recordings that are running go on',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many recording rules',
				description: 'List the rules of the account',
			},
		],
		default: 'create',
	},
	operations: { create, delete: deleteRule, getAll },
};
