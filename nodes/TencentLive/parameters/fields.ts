import type { INodeProperties } from 'n8n-workflow';

const ONLY_V3 = { show: { apiVersion: ['v3'] } };
const ONLY_V2 = { show: { apiVersion: ['v2'] } };

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

/** The stream of API 3.0. */
export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	displayOptions: ONLY_V3,
	builderHint: {
		propertyHint: 'The stream name, as text; mode "id" for text or expressions',
	},
	description: 'The name of the stream, the last part of its push address',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchStreams', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. my-stream',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*(?:(?:rtmps?|webrtc|RTMPS?|WEBRTC)://\\S+|(?!.*://).*)\\s*$',
						errorMessage: 'Not a push address. Give the stream name alone, or rtmp://…',
					},
				},
			],
		},
	],
};

/** The same for the legacy API, which knows channels by their IDs. */
export const legacyChannelField: INodeProperties = {
	...channelField,
	displayOptions: ONLY_V2,
	builderHint: {
		propertyHint: 'The channel ID, as text; mode "id" for text or expressions',
	},
	description: 'The ID of the channel',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchChannels', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 9896587163684165400',
		},
	],
};

/** Channel as it is in either generation, with what an operation says of it. */
export function channelFields(
	stream: Partial<INodeProperties> = {},
	channel: Partial<INodeProperties> = {},
): INodeProperties[] {
	return [
		{ ...channelField, ...stream },
		{ ...legacyChannelField, ...channel },
	];
}

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
	displayOptions: ONLY_V3,
	placeholder: 'e.g. UpTbk5RSVhRQFkAAfHwQCCjcRD0lRFcZ0xTSlNTQ',
	builderHint: {
		propertyHint:
			'The task_id of the node that created the task, such as {{ $json.task_id }}: text, never a number',
	},
	description:
		'The task_id that Create gave, as text: a number this large would lose its last digits',
};

/** Task ID as it looks in either generation, with what an operation says of it. */
export function taskIdFields(changes: Partial<INodeProperties> = {}): INodeProperties[] {
	const placeholder = 'e.g. 18446744073709551615';
	return [
		{ ...taskIdField, ...changes },
		{ ...taskIdField, ...changes, displayOptions: ONLY_V2, placeholder },
	];
}

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

/** For accounts that have applications of Video on Demand. */
export const subAppIdField: INodeProperties = {
	displayName: 'VOD Sub-Application Name or ID',
	name: 'subAppId',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getSubApps' },
	default: 0,
	description:
		'The application of Video on Demand the files are in. Accounts that opened VOD after 2023-12-25 need it. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};
