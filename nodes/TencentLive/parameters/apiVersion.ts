import type { INodeProperties } from 'n8n-workflow';

/** Which generation of the API a call goes through. */
export const apiVersionField: INodeProperties = {
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'API 3.0',
			value: 'v3',
			description: 'The current API: push domain, app and stream name',
		},
		{
			name: 'Legacy API 2.0',
			value: 'v2',
			description:
				'The API before it, with channel IDs. Tencent Cloud announced its end for 2023; for gateways and accounts that still have it.',
		},
	],
	default: 'v3',
	builderHint: {
		propertyHint: 'Keep v3. Choose v2 only where the user names the legacy API or channel IDs.',
	},
	description:
		'Which generation of the Tencent Cloud Live API to call. The output is the same for both.',
};
