import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { searchDomains } from './listSearch/domains';
import { searchChannels, searchStreams } from './listSearch/streams';
import { getSubApps } from './listSearch/subApps';
import { searchTemplates } from './listSearch/templates';
import { orFailedItem } from './n8n/tool';
import { itemValues } from './parameters/values';
import { operationOf, resourceFields } from './resources';

export class TencentLive implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tencent Live',
		name: 'tencentLive',
		icon: { light: 'file:tencentLive.svg', dark: 'file:tencentLive.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Record live streams on Tencent Cloud Live (CSS)',
		defaults: { name: 'Tencent Live' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Records live streams of Tencent Cloud Live (CSS), also known as LVB: creates, stops and lists recording tasks, fetches recorded files, tells whether a recording is complete and what is missing, and whether a stream is live. Retry On Fail is safe: a repeated create makes no second task.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-tencent-live.tencentLiveTrigger',
					relationHint:
						'Starts a workflow when a recorded file is ready or a stream starts or stops',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'tencentCloudApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Callback', value: 'callback' },
					{ name: 'Recording File', value: 'recordingFile' },
					{ name: 'Recording Rule', value: 'recordingRule' },
					{ name: 'Recording Task', value: 'recordingTask' },
					{ name: 'Recording Template', value: 'recordingTemplate' },
					{ name: 'Stream', value: 'stream' },
				],
				default: 'recordingTask',
			},
			...resourceFields,
		],
	};

	methods = {
		listSearch: { searchChannels, searchDomains, searchStreams, searchTemplates },
		loadOptions: { getSubApps },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const values = itemValues(this, 0);
		const resource = String(values.at('resource'));
		const name = String(values.at('operation'));
		const operation = operationOf(resource, name);
		if (operation === undefined) {
			throw new NodeOperationError(
				this.getNode(),
				`Resource ${resource} has no operation ${name}. Pick one from the list.`,
			);
		}
		return [await operation.execute(this).catch(orFailedItem(this))];
	}
}
