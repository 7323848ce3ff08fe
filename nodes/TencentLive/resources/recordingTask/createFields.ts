import type { INodeProperties } from 'n8n-workflow';

import { REAL_TIME, SCHEDULED } from '../../api/recordings';
import { apiVersionField } from '../../parameters/apiVersion';
import { appNameField, channelFields, domainField, templateIdField } from '../../parameters/fields';
import { LONGEST_TIMER } from '../../transport/clock';
import {
	endTimeField as endTime,
	startTimeField as startTime,
	timeNotice,
} from '../../parameters/range';

/** Tencent advises against a client timeout of 3 s or less: a repeat would create a second task. */
export const SHORTEST_TIMEOUT = 3_000;
export const DEFAULT_TIMEOUT = 15_000;

export const tapeTypeField: INodeProperties = {
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
};

export const startTimeField: INodeProperties = {
	...startTime,
	required: true,
	// As text too, in which n8n compares: a workflow that was written by a program may have it so.
	displayOptions: { show: { tapeType: [SCHEDULED, '0', 'Scheduled'] } },
	builderHint: {
		propertyHint:
			'ISO 8601 with an offset, such as 2026-11-23T18:00:00+08:00, or an expression such as {{ $now.plus({ hours: 1 }).toISO() }}; at most 6 days ahead',
	},
	description: `When to start, at most 6 days ahead. ${startTime.description}`,
};

export const endTimeField: INodeProperties = {
	...endTime,
	default: '={{ $now.plus({ hours: 1 }) }}',
	required: true,
	builderHint: {
		propertyHint:
			'ISO 8601 with an offset, such as 2026-11-23T19:00:00+08:00, or an expression such as {{ $now.plus({ hours: 2 }).toISO() }}; at most 24 hours after the start',
	},
	description: `When to stop, at most 24 hours after the start; the legacy API cuts a Real-Time recording to 30 minutes. ${endTime.description}`,
};

export const ifTaskExistsField: INodeProperties = {
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
};

export const ifUnknownField: INodeProperties = {
	displayName: 'If Unknown',
	name: 'ifUnknown',
	type: 'options',
	options: [
		{
			name: 'Record Anyway',
			value: 'recordAnyway',
			description: 'Send one more request: there may be two tasks in the end',
		},
		{
			name: 'Never Twice',
			value: 'neverTwice',
			description: 'Send none before the first one is settled: part of the show may be missed',
		},
	],
	default: 'recordAnyway',
	description:
		'What to do when the answer of a request was lost, no task is listed, and waiting would cost part of the recording',
};

export const matchExistingField: INodeProperties = {
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
};

export const streamTypeField: INodeProperties = {
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
};

export const timeoutField: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { maxValue: LONGEST_TIMER },
	default: DEFAULT_TIMEOUT,
	description: `How many milliseconds to wait for the answer. More than ${SHORTEST_TIMEOUT}: a call given up earlier may still have created its task.`,
};

export const createFields: INodeProperties[] = [
	domainField,
	appNameField,
	...channelFields(),
	tapeTypeField,
	startTimeField,
	endTimeField,
	timeNotice,
	apiVersionField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			ifTaskExistsField,
			ifUnknownField,
			matchExistingField,
			templateIdField,
			streamTypeField,
			timeoutField,
		],
	},
];
