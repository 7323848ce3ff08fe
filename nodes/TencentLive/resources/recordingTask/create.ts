import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../../api/InvalidParameterError';
import { REAL_TIME, SCHEDULED } from '../../api/recordings';
import {
	apiVersionField,
	appNameField,
	channelField,
	domainField,
	templateIdField,
} from '../../parameters/fields';
import type { Operation } from '../Operation';
import {
	readChoice,
	readOptionalChoice,
	readPositiveInteger,
	readText,
	readTimeField,
} from '../../parameters/read';
import type { Asked } from '../../create/plan';
import { runCreate } from './runCreate';

const IF_EXISTS = ['reuse', 'create', 'fail'] as const;
const MATCHES = ['sameTimes', 'overlapping'] as const;

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
		builderHint: {
			propertyHint: '1 to start at once, until endTime; 0 to record from startTime to endTime',
		},
		description: 'When the recording starts',
	},
	{
		displayName: 'Start Time',
		name: 'startTime',
		type: 'dateTime',
		default: '',
		displayOptions: { show: { tapeType: [SCHEDULED] } },
		builderHint: {
			propertyHint:
				'ISO 8601 with an offset, such as 2026-11-23T18:00:00+08:00, or an expression such as {{ $now.plus({ hours: 1 }).toISO() }}; at most 6 days ahead',
		},
		description:
			'When to start. ISO 8601 with an offset, or a UNIX time, is that instant; without an offset it is read in the time zone of the workflow.',
	},
	{
		displayName: 'End Time',
		name: 'endTime',
		type: 'dateTime',
		default: '',
		required: true,
		builderHint: {
			propertyHint:
				'ISO 8601 with an offset, such as 2026-11-23T19:00:00+08:00, or an expression such as {{ $now.plus({ hours: 2 }).toISO() }}; at most 24 hours after the start',
		},
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
			{
				displayName: 'If Task Exists',
				name: 'ifTaskExists',
				type: 'options',
				options: [
					{
						name: 'Reuse It',
						value: 'reuse',
						description: 'Output the task that exists; create none',
					},
					{
						name: 'Create Another',
						value: 'create',
						description: 'Create one more, whatever exists',
					},
					{
						name: 'Fail',
						value: 'fail',
						description: 'Stop with an error; create none',
					},
				],
				default: 'reuse',
				description: 'What to do when a task for the same recording exists already',
			},
			{
				displayName: 'Match Existing',
				name: 'matchExisting',
				type: 'options',
				options: [
					{
						name: 'Same Times',
						value: 'sameTimes',
						description: 'Same stream, times and template; in Real-Time mode the same end',
					},
					{
						name: 'Overlapping',
						value: 'overlapping',
						description:
							'Any task of the stream that overlaps. Choose it when a time comes from $now and the workflow may be repeated after a crash.',
					},
				],
				default: 'sameTimes',
				builderHint: {
					propertyHint: 'overlapping wherever startTime or endTime is an expression of $now',
				},
				description: 'Which task counts as existing',
			},
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

function read(context: IExecuteFunctions, item: number): Asked {
	const tapeType = readChoice(context, 'tapeType', 'Tape Type', item, [SCHEDULED, REAL_TIME]);
	const startTime = readTimeField(context, 'startTime', 'Start Time', item);
	const ignoresStart = tapeType === REAL_TIME && startTime !== null;
	const endTime = readTimeField(context, 'endTime', 'End Time', item);
	if (endTime === null) {
		throw new InvalidParameterError('End Time', 'is empty. Say when the recording stops.');
	}
	return {
		wanted: {
			request: {
				channel: readText(context, 'channel', 'Channel', item) ?? '',
				domain: readText(context, 'domain', 'Domain', item),
				appName: readText(context, 'appName', 'App Name', item),
				tapeType,
				startTime: ignoresStart ? null : startTime,
				endTime,
				templateId: readPositiveInteger(context, 'options.templateId', 'Recording Template', item),
				streamType: readOptionalChoice(context, 'options.streamType', 'Stream Type', item, [0, 1]),
			},
			ifTaskExists:
				readOptionalChoice(context, 'options.ifTaskExists', 'If Task Exists', item, IF_EXISTS) ??
				'reuse',
			matchExisting:
				readOptionalChoice(context, 'options.matchExisting', 'Match Existing', item, MATCHES) ??
				'sameTimes',
			ifUnknown: 'recordAnyway',
		},
		timeout: readTimeout(context, item),
		moves: moves(context),
		advice: ignoresStart
			? ['Start Time is ignored in Real-Time mode: the recording starts at once.']
			: [],
	};
}

/** Times that an expression makes of the current moment: they differ with every reading. */
const FROM_NOW =
	/\$now|\$today|DateTime\s*\.\s*(?:now|local|utc)\s*\(|Date\s*\.\s*now|new Date\(\s*\)/;

function moves(context: IExecuteFunctions): boolean {
	const { startTime, endTime } = context.getNode().parameters;
	return [startTime, endTime].some(
		(value) => typeof value === 'string' && value.startsWith('=') && FROM_NOW.test(value),
	);
}

function readTimeout(context: IExecuteFunctions, item: number): number {
	const timeout =
		readPositiveInteger(context, 'options.timeout', 'Timeout', item) ?? DEFAULT_TIMEOUT;
	if (timeout > SHORTEST_TIMEOUT) return timeout;
	throw new InvalidParameterError(
		'Timeout',
		`${timeout} ms is too short: a call given up within ${SHORTEST_TIMEOUT} ms may still have created its task. Choose more, such as ${DEFAULT_TIMEOUT}.`,
	);
}

export const create: Operation = {
	choice: {
		name: 'Create',
		action: 'Create recording task',
		description: 'Record a stream, at once or at a given time, and get the task ID',
	},
	fields,

	async execute(context) {
		return await runCreate(context, fields, (item) => read(context, item));
	},
};
