import { toChinaIso } from '../../api/chinaTime';
import { allTasks, TaskSearch } from '../../api/findTask';
import { missingTask } from '../../api/missingTask';
import { systemClock } from '../../transport/clock';
import { apiOf } from '../../n8n/caller';
import type { Operation } from '../Operation';
import { READS, TASK_ID, TIMES } from '../toolDescriptions';
import { eachItem } from '../../items/eachItem';
import { itemValues } from '../../parameters/values';
import { rangeFields, readRange, withinReach } from '../../parameters/range';
import { taskOutput } from './taskOutput';
import { readTaskRef, taskRefFields } from './taskRef';

export const get: Operation = {
	choice: {
		name: 'Get',
		action: 'Get recording task',
		description: 'Get one task by its ID, with its status',
	},
	toolDescription: `Gets one recording task of Tencent Cloud with its status: scheduled, due (between its start and end), ended or stopped. ${TASK_ID} Start Time and End Time, where it takes them, narrow the search. ${TIMES} ${READS}`,
	fields: [
		...taskRefFields,
		...rangeFields(
			'Looks only among tasks that start at or after this time; 90 days ago unless set.',
			'Looks only among tasks that end at or before this time; as late as can be unless set.',
		),
	],

	async execute(context) {
		const api = await apiOf(context);
		const search = new TaskSearch(api, () => systemClock.now());
		// One moment for all: what they look through is the same then.
		const now = systemClock.now();
		const all = allTasks(now);
		return await eachItem(context, async (item) => {
			const values = itemValues(context, item);
			const ref = readTaskRef(values, api);
			const reach = { looksBack: api.traits.tasksListedFor, of: 'tasks' };
			const range = withinReach(readRange(values, all), reach, now);
			const task = await search.find(ref, range);
			if (task !== undefined) return taskOutput(task);
			throw missingTask(
				api.version,
				ref.taskId,
				`It was looked for between ${toChinaIso(range.from)} and ${toChinaIso(range.to)}.`,
			);
		});
	},
};
