import type { Operation } from '../Operation';
import { STREAM, TIMES } from '../toolDescriptions';
import { createFields } from './createFields';
import { createReader } from './readCreate';
import { runCreate } from './runCreate';

export const create: Operation = {
	choice: {
		name: 'Create',
		action: 'Create recording task',
		description: 'Record a stream, at once or at a given time, and get the task ID',
	},
	toolDescription: `Records a live stream on Tencent Cloud: makes one recording task, of 24 hours at most. ${STREAM} Tape Type "Real-Time" (1) records at once until End Time; "Scheduled" (0) from Start Time, at most 6 days ahead, until End Time. ${TIMES} The same call again is safe and makes no second task; one with other times makes another. Outcome "created", "existing" (there was one, look at its times) or "recovered" (the answer was lost, the task is there): done, tell the user task_id and times. "not_created": do what "error" says. "unknown": it may exist; call again with exactly the same values, do not move the times.`,
	fields: createFields,

	async execute(context) {
		return await runCreate(context, createFields, createReader(context));
	},
};
