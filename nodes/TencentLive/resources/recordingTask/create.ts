import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { toChinaIso } from '../../api/chinaTime';
import { recordingApi } from '../../api/generations';
import { InvalidParameter } from '../../api/InvalidParameter';
import {
	REAL_TIME,
	SCHEDULED,
	type ApiVersion,
	type RecordingRequest,
} from '../../api/RecordingApi';
import { CreateFailure } from '../../create/CreateFailure';
import { createOnce, type CreateResult } from '../../create/createOnce';
import { senderOf } from '../../transport/request';
import {
	apiVersionField,
	appNameField,
	channelField,
	domainField,
	templateIdField,
} from '../shared/fields';
import { describeError, failedItem, nodeError, type ItemError } from '../shared/itemError';
import type { Operation } from '../shared/Operation';
import {
	readApiVersion,
	readChoice,
	readOptionalChoice,
	readPositiveInteger,
	readText,
	readTimeField,
} from '../shared/read';

/** Tencent advises against a client timeout of 3 s or less: a repeat would create a second task. */
const SHORTEST_TIMEOUT = 3_000;
const DEFAULT_TIMEOUT = 15_000;

const fields: INodeProperties[] = [
	apiVersionField,
	domainField,
	appNameField,
	channelField,
	{
		displayName: 'Tape Type',
		name: 'tapeType',
		type: 'options',
		options: [
			{
				name: 'Real-Time',
				value: REAL_TIME,
				description: 'Start recording at once, until End Time',
			},
			{
				name: 'Scheduled',
				value: SCHEDULED,
				description: 'Record from Start Time to End Time',
			},
		],
		default: REAL_TIME,
		description: 'When the recording starts',
	},
	{
		displayName: 'Start Time',
		name: 'startTime',
		type: 'dateTime',
		default: '',
		displayOptions: { show: { tapeType: [SCHEDULED] } },
		description:
			'When to start. ISO 8601 with an offset, or a UNIX time, is that instant; without an offset it is read in the time zone of the workflow.',
	},
	{
		displayName: 'End Time',
		name: 'endTime',
		type: 'dateTime',
		default: '',
		required: true,
		description:
			'When to stop, at most 24 hours after the start. ISO 8601 with an offset, or a UNIX time, is that instant; without an offset it is read in the time zone of the workflow.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			templateIdField,
			{
				displayName: 'Stream Type',
				name: 'streamType',
				type: 'options',
				displayOptions: { show: { '/apiVersion': ['v3'] } },
				options: [
					{ name: 'Live Push', value: 0 },
					{ name: 'Mixed Stream', value: 1 },
				],
				default: 0,
				description: 'Whether to record the stream as it is pushed or the mixed one',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				default: DEFAULT_TIMEOUT,
				description:
					'How many milliseconds to wait for the answer. More than 3000: a call given up earlier may still have created its task.',
			},
		],
	},
];

interface Asked {
	request: RecordingRequest;
	/** Milliseconds to wait for the answer. */
	timeout: number;
	/** What the user should know although the request is allowed. */
	advice: string[];
}

function read(context: IExecuteFunctions, item: number): Asked {
	const tapeType = readChoice(context, 'tapeType', 'Tape Type', item, [SCHEDULED, REAL_TIME]);
	const startTime = readTimeField(context, 'startTime', 'Start Time', item);
	const ignoresStart = tapeType === REAL_TIME && startTime !== null;
	const endTime = readTimeField(context, 'endTime', 'End Time', item);
	if (endTime === null) {
		throw new InvalidParameter('End Time', 'is empty. Say when the recording stops.');
	}
	return {
		request: {
			channel: readText(context, 'channel', 'Channel', item) ?? '',
			domain: readText(context, 'domain', 'Domain', item),
			appName: readText(context, 'appName', 'App Name', item),
			tapeType,
			startTime: tapeType === REAL_TIME ? null : startTime,
			endTime,
			templateId: readPositiveInteger(context, 'options.templateId', 'Recording Template', item),
			streamType: readOptionalChoice(context, 'options.streamType', 'Stream Type', item, [0, 1]),
		},
		timeout: readTimeout(context, item),
		advice: ignoresStart
			? ['Start Time is ignored in Real-Time mode: the recording starts at once.']
			: [],
	};
}

function readTimeout(context: IExecuteFunctions, item: number): number {
	const timeout =
		readPositiveInteger(context, 'options.timeout', 'Timeout', item) ?? DEFAULT_TIMEOUT;
	if (timeout > SHORTEST_TIMEOUT) return timeout;
	throw new InvalidParameter(
		'Timeout',
		`${timeout} ms is too short: a call given up within ${SHORTEST_TIMEOUT} ms may still have created its task. Choose more, such as ${DEFAULT_TIMEOUT}.`,
	);
}

/** The output, the same for both generations; what does not apply is null. */
function outputOf(
	version: ApiVersion,
	request: RecordingRequest,
	result: CreateResult,
): IDataObject {
	const { channel, domain, appName, tapeType, startTime, endTime } = request;
	return {
		task_id: result.taskId,
		code: 0,
		message: result.message,
		outcome: result.outcome,
		api_version: version,
		channel,
		domain,
		app_name: appName,
		tape_type: tapeType,
		start_time: startTime === null ? null : toChinaIso(startTime),
		end_time: toChinaIso(endTime),
		request_id: result.requestId,
	};
}

/** As for any item, and whether a task may exist: the workflow can branch on `outcome`. */
function describeCreateError(error: unknown): ItemError {
	const failure = error instanceof CreateFailure ? error : undefined;
	const described = describeError(failure?.reason ?? error);
	return {
		...described,
		message: failure?.message ?? described.message,
		details: { outcome: failure?.outcome ?? 'not_created', ...described.details },
	};
}

export const create: Operation = {
	fields,

	async execute(context) {
		const credential = await context.getCredentials('tencentCloudApi');
		const api = recordingApi(readApiVersion(context), credential, senderOf(context));
		const output: INodeExecutionData[] = [];
		const hints = new Set<string>();
		for (const item of context.getInputData().keys()) {
			try {
				const { request, timeout, advice } = read(context, item);
				const now = Date.now();
				api.check(request, now);
				for (const hint of [...advice, ...api.advise(request, now)]) hints.add(hint);
				const result = await createOnce(api, request, timeout);
				output.push({ json: outputOf(api.version, request, result), pairedItem: { item } });
			} catch (error) {
				const described = describeCreateError(error);
				if (!context.continueOnFail()) throw nodeError(context.getNode(), described, item);
				output.push(failedItem(described, item));
			}
		}
		context.addExecutionHints(...[...hints].map((message) => ({ message })));
		return output;
	},
};
