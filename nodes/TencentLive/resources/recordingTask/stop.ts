import { apiOf } from '../../n8n/caller';
import type { Operation } from '../Operation';
import { REPEATS, TASK_ID } from '../toolDescriptions';
import { eachItemOnce } from '../../items/eachItem';
import { itemValues } from '../../parameters/values';
import { process } from './process';
import { orOver } from './orOver';
import { readTaskRef, taskRefFields } from './taskRef';

export const stop: Operation = {
	choice: {
		name: 'Stop',
		action: 'Stop recording task',
		description: 'End a task before its time; its files are kept',
	},
	toolDescription: `Stops a recording task of Tencent Cloud for good, before its time; what was recorded is kept. ${TASK_ID} Outcome "stopped": it was stopped now. "already_over": it was over before. ${REPEATS}`,
	fields: taskRefFields,

	async execute(context) {
		const api = await apiOf(context);
		return await eachItemOnce(
			context,
			taskRefFields,
			async (item) => {
				const ref = readTaskRef(itemValues(context, item), api);
				const { known } = process;
				const { account } = api;
				// A recording that runs goes on after its task was deleted.
				const wasEnded =
					known.hasEnded(account, ref.taskId) && !known.wasDeleted(account, ref.taskId);
				const isFresh = known.isFresh(account, ref.taskId) && !known.hasEnded(account, ref.taskId);
				const ended = await api.stopTask(ref, isFresh).catch(orOver(wasEnded));
				known.end(account, ref.taskId);
				return {
					stopped: true,
					task_id: ref.taskId,
					outcome: ended === 'over' ? 'already_over' : 'stopped',
				};
			},
			{ holds: () => true },
		);
	},
};
