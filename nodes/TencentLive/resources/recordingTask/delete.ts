import { apiOf } from '../../n8n/caller';
import type { Operation } from '../Operation';
import { REPEATS, TASK_ID } from '../toolDescriptions';
import { eachItemOnce } from '../../items/eachItem';
import { itemValues } from '../../parameters/values';
import { process } from './process';
import { orOver } from './orOver';
import { readTaskRef, taskRefFields } from './taskRef';

export const deleteTask: Operation = {
	choice: {
		name: 'Delete',
		action: 'Delete recording task',
		description: 'Remove a task; a recording that is running goes on',
	},
	toolDescription: `Deletes a recording task of Tencent Cloud; a recording that runs goes on, so to end one stop it instead. ${TASK_ID} ${REPEATS}`,
	fields: taskRefFields,

	async execute(context) {
		const api = await apiOf(context);
		return await eachItemOnce(
			context,
			taskRefFields,
			async (item) => {
				const ref = readTaskRef(itemValues(context, item), api);
				const { known } = process;
				const wasDeleted = known.wasDeleted(api.account, ref.taskId);
				const isFresh = known.isFresh(api.account, ref.taskId) && !wasDeleted;
				await api.deleteTask(ref, isFresh).catch(orOver(wasDeleted));
				known.end(api.account, ref.taskId, true);
				return { deleted: true, task_id: ref.taskId, outcome: 'deleted' };
			},
			{ holds: () => true },
		);
	},
};
