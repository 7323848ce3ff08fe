import type { Resource } from '../shared/Resource';
import { get } from './get';
import { getAll } from './getAll';

export const stream: Resource = {
	operationField: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['stream'] } },
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get stream state',
				description: 'Tell whether a stream is active, inactive or forbidden',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many streams',
				description: 'List the streams that are live now; in the legacy API, the channels',
			},
		],
		default: 'get',
	},
	operations: { get, getAll },
};
