import type { Operation } from '../Operation';
import { createFields } from './createFields';
import { createReader } from './readCreate';
import { runCreate } from './runCreate';

export const create: Operation = {
	choice: {
		name: 'Create',
		action: 'Create recording task',
		description: 'Record a stream, at once or at a given time, and get the task ID',
	},
	fields: createFields,

	async execute(context) {
		return await runCreate(context, createFields, createReader(context));
	},
};
