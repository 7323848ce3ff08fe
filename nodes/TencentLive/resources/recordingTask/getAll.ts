import type { INodeProperties } from 'n8n-workflow';

import { DAY } from '../../api/requestRules';
import { systemClock } from '../../transport/clock';
import { apiOf } from '../../n8n/caller';
import { apiVersionField } from '../../parameters/apiVersion';
import { channelFields, domainField, appNameField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { READS, STREAM, TIMES } from '../toolDescriptions';
import { pageFields, readLimit, take } from '../../parameters/pages';
import { eachItemListing } from '../../items/eachItem';
import { placeInWords, rangeInWords } from '../../parameters/inWords';
import { rangeFields, readRange, withinReach } from '../../parameters/range';
import { readStream } from '../../parameters/stream';
import { itemValues } from '../../parameters/values';
import { taskOutput } from './taskOutput';

/** Without times: the last week, and as far ahead as tasks can lie. */
const LOOK_BACK = 7 * DAY;
const LOOK_AHEAD = 8 * DAY;

const fields: INodeProperties[] = [
	{ ...domainField, required: false, description: 'Only tasks of this push domain' },
	{ ...appNameField, required: false, default: '', description: 'Only tasks of this push path' },
	...channelFields(
		{ required: false, description: 'Only tasks of this stream' },
		{ description: 'The channel whose tasks are listed' },
	),
	...rangeFields(
		'Only tasks that start at or after this time; a week ago unless set.',
		'Only tasks that end at or before this time; as late as can be unless set.',
	),
	...pageFields,
	apiVersionField,
];

export const getAll: Operation = {
	choice: {
		name: 'Get Many',
		action: 'Get many recording tasks',
		description: 'List tasks by stream and time, with their status',
	},
	toolDescription: `Lists recording tasks of Tencent Cloud with task_id, status and times: all, or those of one domain, app or stream, between two times (the last week and what is to come, unless given). ${STREAM} ${TIMES} A task made a moment ago may be listed only half a minute later. "found": 0 means that none is listed. ${READS}`,
	fields,

	async execute(context) {
		const api = await apiOf(context);
		return await eachItemListing(context, async (item) => {
			const now = systemClock.now();
			const defaults = { from: now - LOOK_BACK, to: now + LOOK_AHEAD };
			const values = itemValues(context, item);
			const reach = { looksBack: api.traits.tasksListedFor, of: 'tasks' };
			const range = withinReach(readRange(values, defaults), reach, now);
			const query = { ...readStream(values), ...range };
			const tasks = await take(api.taskPages(query), readLimit(values));
			return {
				of: `recording tasks${placeInWords(query)}${rangeInWords(query)}`,
				items: tasks.map(taskOutput),
			};
		});
	},
};
