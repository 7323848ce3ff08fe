import type { INodeProperties } from 'n8n-workflow';

const ONLY_V3 = { show: { apiVersion: ['v3'] } };

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

export const domainField: INodeProperties = {
	displayName: 'Domain',
	name: 'domain',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	displayOptions: ONLY_V3,
	builderHint: {
		propertyHint:
			'The push domain, not the one viewers play from; mode "name" for text or expressions',
	},
	description: 'The push domain the stream is sent to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchDomains', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. push.example.com',
		},
	],
};

export const appNameField: INodeProperties = {
	displayName: 'App Name',
	name: 'appName',
	type: 'string',
	default: 'live',
	required: true,
	displayOptions: ONLY_V3,
	placeholder: 'e.g. live',
	description: 'The push path, the part of the push address between the domain and the stream name',
};

export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	builderHint: {
		propertyHint:
			'The stream name in v3, the channel ID in v2, as text; mode "id" for text or expressions',
	},
	description: 'The stream name in API 3.0, the channel ID in the legacy API',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchStreams', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. my-stream',
		},
	],
};

export const templateIdField: INodeProperties = {
	displayName: 'Recording Template',
	name: 'templateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	displayOptions: { show: { '/apiVersion': ['v3'] } },
	description:
		'The template that sets format, length and storage. Without one, Tencent Cloud records HLS and keeps it forever.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 12345',
		},
	],
};

export const taskIdField: INodeProperties = {
	displayName: 'Task ID',
	name: 'taskId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 18446744073709551615',
	builderHint: {
		propertyHint:
			'The task_id of the node that created the task, such as {{ $json.task_id }}: text, never a number',
	},
	description:
		'The task_id that Create gave, as text: a number this large would lose its last digits',
};

/** The place of a task: needed by the legacy API, which has no task without its channel. */
export const legacyChannelField: INodeProperties = {
	...channelField,
	displayOptions: { show: { apiVersion: ['v2'] } },
	description: 'The channel of the task',
};

/** Fields of a resource that only API 3.0 has, which therefore has no choice of generation. */
export function withoutApiVersion(fields: INodeProperties[]): INodeProperties[] {
	return fields.map((field) => ({ ...field, displayOptions: undefined }));
}

/** A template that the operation is about. */
export const existingTemplateField: INodeProperties = {
	...templateIdField,
	required: true,
	displayOptions: undefined,
	description: 'The template to work on',
};
