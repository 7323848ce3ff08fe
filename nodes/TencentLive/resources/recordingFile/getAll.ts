import type { INodeProperties } from 'n8n-workflow';

import { filesOfTask } from '../../api/fileOwner';
import { TaskSearch } from '../../api/findTask';
import { NotFoundError } from '../../api/NotFoundError';
import type { RecordingApi } from '../../api/RecordingApi';
import type { FileQuery, RecordedFile, TaskDetails } from '../../api/recordings';
import { DAY } from '../../api/requestRules';
import { systemClock } from '../../transport/clock';
import { apiOf } from '../../n8n/caller';
import { apiVersionField } from '../../parameters/apiVersion';
import {
	appNameField,
	channelFields,
	domainField,
	subAppIdField,
	taskIdFields,
} from '../../parameters/fields';
import { fileOutput } from '../fileOutput';
import type { Operation } from '../Operation';
import { READS, STREAM, TASK_ID, TIMES } from '../toolDescriptions';
import { pageFields, readLimit, take } from '../../parameters/pages';
import { eachItemListing } from '../../items/eachItem';
import { rawItem, readSimplify, simplifyField } from '../../parameters/simplify';
import { placeInWords, rangeInWords } from '../../parameters/inWords';
import { rangeFields, readRange } from '../../parameters/range';
import { inside, readNumber } from '../../parameters/read';
import { readOneStream } from '../../parameters/stream';
import { readTaskId } from '../../parameters/taskId';
import { itemValues, type Values } from '../../parameters/values';

const ONLY_VOD =
	'Video on Demand (VOD) has no such file. That does not say that nothing was recorded: files that a template keeps in COS are in its bucket only. Their addresses come with the events of Tencent Live Trigger.';

/** Without times: what the last week recorded. */
const LOOK_BACK = 7 * DAY;

const fields: INodeProperties[] = [
	domainField,
	appNameField,
	...channelFields(),
	...taskIdFields({
		required: false,
		description:
			'Only files of this task, as text. With API 3.0 these are the files of the stream that were recorded within the times of the task.',
	}),
	...rangeFields(
		'Only what was recorded after this time; a week ago unless set. Not used with a Task ID.',
		'Only what was recorded before this time; now unless set. Not used with a Task ID.',
	),
	...pageFields,
	simplifyField,
	apiVersionField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { apiVersion: ['v3'] } },
		options: [subAppIdField],
	},
];

/** For a model, which cannot wait and look again by itself. */
const FILES_COME_LATE =
	'A file is listed some minutes after its recording has ended, and only where it is kept in Video on Demand (VOD)';

async function readQuery(
	values: Values,
	search: TaskSearch,
): Promise<{ query: FileQuery; task: TaskDetails | null }> {
	const now = systemClock.now();
	const taskId = readTaskId(values);
	const place = readOneStream(values);
	const range = readRange(values, { from: now - LOOK_BACK, to: now });
	// 0 stands for the main one.
	const subAppId = readNumber(values, inside('options', subAppIdField), 0) || null;
	if (taskId === null) return { query: { ...place, ...range, taskId, subAppId }, task: null };
	const task = await search.look({ ...place, taskId }, 'everywhere');
	if (task === undefined) {
		throw new NotFoundError(
			`Tencent Cloud lists no recording task ${taskId} of "${place.channel}", so its times are not known. Leave Task ID empty and set Start Time and End Time instead.`,
		);
	}
	const to = Math.min(task.endTime, task.stoppedAt ?? task.endTime);
	const { channel, domain, appName, startTime: from } = task;
	return { query: { channel, domain, appName, from, to, taskId, subAppId }, task };
}

function pagesOf(
	api: RecordingApi,
	query: FileQuery,
	task: TaskDetails | null,
): AsyncGenerator<RecordedFile[]> {
	const pages = api.filePages(query);
	if (task === null) return pages;
	const { channel, domain, appName } = query;
	// A task lasts a day at most, so that one that overlaps lies within a day around.
	const around = { from: task.startTime - DAY, to: task.endTime + DAY };
	return filesOfTask(pages, task, () => api.taskPages({ channel, domain, appName, ...around }));
}

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many recording files',
		description:
			'List the recorded files of a stream in Video on Demand (VOD), with their addresses; files in COS are not listed',
	},
	toolDescription: `Lists the recorded files of a stream on Tencent Cloud, with their addresses, times and sizes: those of one task, or of the last week or between Start Time and End Time. ${STREAM} ${TASK_ID} ${TIMES} Files are listed some minutes after a recording has ended. "found": 0 means that none is listed. ${READS}`,
	fields,

	async execute(context) {
		const api = await apiOf(context);
		const search = new TaskSearch(api, () => systemClock.now());
		let foundNone = false;
		const found = await eachItemListing(context, async (item) => {
			const values = itemValues(context, item);
			const limit = readLimit(values);
			const simple = readSimplify(values);
			const { query, task } = await readQuery(values, search);
			const of = `recorded files${placeInWords(query)}${rangeInWords(query)}. ${FILES_COME_LATE}`;
			// A task that was stopped before it began.
			if (query.to <= query.from) return { of, items: [] };
			const files = await take(pagesOf(api, query, task), limit);
			foundNone ||= files.length === 0;
			return {
				of,
				items: files.map((file) => (simple ? fileOutput(file, query.channel) : rawItem(file.raw))),
			};
		});
		if (foundNone) context.addExecutionHints({ message: ONLY_VOD });
		return found;
	},
};
