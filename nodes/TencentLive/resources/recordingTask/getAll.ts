import type { INodeProperties } from 'n8n-workflow';

import { DAY } from '../../api/requestRules';
import { systemClock } from '../../transport/clock';
import { apiOf } from '../../n8n/caller';
import { apiVersionField, channelFields, domainField, appNameField } from '../../parameters/fields';
import type { Operation } from '../Operation';
import { pageFields, readLimit, take } from '../../parameters/pages';
import { eachItem } from '../../items/eachItem';
import { rangeFields, readRange } from '../../parameters/range';
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
	fields,

	async execute(context) {
		const api = await apiOf(context);
		return await eachItem(
			context,
			async (item) => {
				const now = systemClock.now();
				const defaults = { from: now - LOOK_BACK, to: now + LOOK_AHEAD };
				const values = itemValues(context, item);
				const query = { ...readStream(values), ...readRange(values, defaults) };
				const tasks = await take(api.taskPages(query), readLimit(values));
				return tasks.map(taskOutput);
			},
			{ lists: 'recording tasks' },
		);
	},
};
