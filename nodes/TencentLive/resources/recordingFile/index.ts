import type { Resource } from '../shared/Resource';
import { getAll } from './getAll';

export const recordingFile: Resource = {
	operationField: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['recordingFile'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many recording files',
				description: 'List the recorded files of a stream, with their addresses',
			},
		],
		default: 'getAll',
	},
	operations: { getAll },
};
