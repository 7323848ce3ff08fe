import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../../api/InvalidParameterError';
import type { RecordingApi } from '../../api/RecordingApi';
import { MINUTE } from '../../api/requestRules';
import { eachItem } from '../../items/eachItem';
import { apiOf, signalOf } from '../../n8n/caller';
import { isTool } from '../../n8n/tool';
import { apiVersionField } from '../../parameters/apiVersion';
import {
	appNameField,
	channelFields,
	domainField,
	subAppIdField,
	taskIdFields,
} from '../../parameters/fields';
import { rangeFields, readRange, startTimeField } from '../../parameters/range';
import { inside, isGiven, readNumber } from '../../parameters/read';
import { readOneStream } from '../../parameters/stream';
import { readTaskId } from '../../parameters/taskId';
import { itemValues, type Values } from '../../parameters/values';
import { surveyPatiently, type PatientAsk } from '../../result/patience';
import type { Answer } from '../../result/survey';
import { notSentBy } from '../../transport/CancelledError';
import { systemClock } from '../../transport/clock';
import { rethrow } from '../../transport/rethrow';
import type { Operation } from '../Operation';
import { READS, STREAM, TASK_ID, TIMES } from '../toolDescriptions';
import { resultOutput } from './resultOutput';

const waitField: INodeProperties = {
	displayName: 'Wait Until Complete',
	name: 'waitUntilComplete',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 30 },
	default: 10,
	description:
		'Minutes to wait at most while files can still come, looking again at growing intervals; 0 does not wait. The execution runs on meanwhile: for longer use a Wait node. As a tool it does not wait.',
};

const fields: INodeProperties[] = [
	domainField,
	appNameField,
	...channelFields(),
	...taskIdFields({
		required: false,
		description:
			'The task to look at, by its task_id as text. Leave it empty for everything that was recorded of the stream between two times.',
	}),
	...rangeFields(
		'Without a Task ID: the beginning of what should be there. Not used with a Task ID.',
		'Without a Task ID: the end of what should be there; now unless set. Not used with a Task ID.',
	),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [{ ...subAppIdField, displayOptions: { show: { '/apiVersion': ['v3'] } } }, waitField],
	},
	apiVersionField,
];

function readAsk(values: Values, api: RecordingApi, waits: boolean): PatientAsk {
	const now = systemClock.now();
	const stream = readOneStream(values);
	const taskId = readTaskId(values);
	// 0 stands for the main one.
	const subAppId = readNumber(values, inside('options', subAppIdField), 0) || null;
	const minutes = readNumber(values, inside('options', waitField), 0) ?? 0;
	const patience = waits ? minutes * MINUTE : 0;
	if (taskId !== null) {
		api.checkRef({ ...stream, taskId });
		return { stream, taskId, window: { from: now, to: now }, subAppId, patience };
	}
	if (!isGiven(values, startTimeField)) {
		throw new InvalidParameterError(
			startTimeField.displayName,
			'is empty, and so is Task ID. Give the task to look at, or the times between which the stream should have been recorded.',
		);
	}
	return { stream, taskId, window: readRange(values, { from: now, to: now }), subAppId, patience };
}

/** Waits, and ends at once when the execution is cancelled. */
function pausing(context: IExecuteFunctions): (milliseconds: number) => Promise<void> {
	const signal = signalOf(context);
	return async (milliseconds) => {
		await systemClock
			.sleep(milliseconds, signal)
			.catch(
				async (error: unknown) =>
					await rethrow(signal?.aborted === true ? notSentBy(signal) : error),
			);
	};
}

export const getResult: Operation = {
	choice: {
		name: 'Get Result',
		action: 'Get recording result',
		description:
			'Tell whether a recording is there, all of it: its files in order, what is missing, and why',
	},
	toolDescription: `Tells whether a recording on Tencent Cloud is there, all of it: of a task, or of a stream between Start Time and End Time. "complete" is true, false, or null while files can still come (ask again some minutes after the end); "gaps" say what is missing and why, "formats" hold the files. ${STREAM} ${TASK_ID} ${TIMES} ${READS}`,
	fields,

	async execute(context) {
		const api = await apiOf(context);
		const waits = !isTool(context);
		const asks = context.getInputData().map((_item, at): PatientAsk | { error: unknown } => {
			try {
				return readAsk(itemValues(context, at), api, waits);
			} catch (error) {
				return { error };
			}
		});
		// All at once: tasks and files of an app are listed once for all items.
		const readable = asks.flatMap((ask) => ('error' in ask ? [] : ask));
		let answers: Promise<Answer[]> | undefined;
		return await eachItem(context, async (item) => {
			const ask = asks[item];
			if (ask === undefined || 'error' in ask) return await rethrow(ask?.error);
			answers ??= surveyPatiently(api, readable, {
				now: () => systemClock.now(),
				pause: pausing(context),
			});
			const answer = (await answers)[readable.indexOf(ask)];
			if (answer?.kind === 'done') return resultOutput(answer.recorded);
			return await rethrow(answer?.error);
		});
	},
};
