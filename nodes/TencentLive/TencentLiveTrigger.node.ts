import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { searchDomains } from './listSearch/domains';
import { getSubApps } from './listSearch/subApps';
import { appNameField, domainField } from './parameters/fields';
import { simplifyField } from './parameters/simplify';
import { checkExists, create, remove } from './trigger/activate';
import { EVENT_NAMES, EVENTS, type EventName } from './trigger/events';
import { OPTION_FIELDS } from './trigger/options';
import { receive } from './trigger/receive';

const AUTOMATIC = { show: { setup: ['automatic'] } };

const FIELDS = EVENT_NAMES.map((name) => EVENTS[name])
	.map(({ displayName, consoleField }) => `${displayName}: ${consoleField}`)
	.join('; ');

const MANUAL_STEPS = `In the console of Tencent Cloud Live, open Feature Configuration > Live Stream Callback, and add or edit a template. Paste the Production URL, which is above under Webhook URLs, into the field of each event you picked (${FIELDS}), and the Callback Secret of the credential into Callback Key. Then bind the template to your push domain.`;

function eventOption(value: EventName): INodePropertyOptions {
	const { displayName: name, description, chinaOnly } = EVENTS[value];
	const automatic = chinaOnly ? '. Automatic setup: China site only.' : '';
	return { name, value, description: `${description}${automatic}` };
}

export class TencentLiveTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tencent Live Trigger',
		name: 'tencentLiveTrigger',
		icon: { light: 'file:tencentLive.svg', dark: 'file:tencentLive.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when a stream or a recording on Tencent Cloud Live changes',
		defaults: { name: 'Tencent Live Trigger' },
		builderHint: {
			searchHint:
				'Starts a workflow when a recorded file is ready, a recording changes or a stream starts or stops on Tencent Cloud Live (CSS). Each domain and app takes one such trigger: pick all events in it, and tell them apart by $json.event.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-tencent-live.tencentLive',
					relationHint:
						'Creates the tasks that events name by task_id, and lists the files they leave',
				},
			],
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'tencentCloudApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [
			{
				displayName:
					'The credential needs a <b>Callback Secret</b> before this trigger can run: a text of your own, at most 32 letters and digits. Events are accepted only with its signature.',
				name: 'secretNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				required: true,
				options: EVENT_NAMES.map(eventOption),
				default: ['recordingFile'],
				description: 'What starts the workflow',
			},
			{
				displayName: 'Setup',
				name: 'setup',
				type: 'options',
				options: [
					{
						name: 'Automatic',
						value: 'automatic',
						description: 'Tell Tencent Cloud on activation, and take it back on deactivation',
					},
					{
						name: 'Manual',
						value: 'manual',
						description: 'Paste the address of this trigger in the console yourself',
					},
				],
				default: 'automatic',
				description: 'How Tencent Cloud learns where to send events',
			},
			{
				displayName: MANUAL_STEPS,
				name: 'manualNotice',
				type: 'notice',
				default: '',
				displayOptions: { show: { setup: ['manual'] } },
			},
			{
				...domainField,
				displayOptions: AUTOMATIC,
				description: 'The push domain whose events are sent',
			},
			{
				...appNameField,
				displayOptions: AUTOMATIC,
				description: 'The push path whose events are sent',
			},
			simplifyField,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: OPTION_FIELDS,
			},
		],
	};

	methods = { listSearch: { searchDomains }, loadOptions: { getSubApps } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await remove(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
