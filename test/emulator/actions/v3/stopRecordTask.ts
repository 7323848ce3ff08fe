import { required } from '../../parameters';
import type { Action3 } from '../action';
import { RECORD_TASK_CALL, taskOf } from './recordTaskCommon';

/**
 * StopRecordTask, cloud.tencent.com/document/product/267/45981: a stopped task
 * never starts again. Stopping a task twice, or one that has ended, is not
 * described; it is taken as done and the first time of stopping stays.
 */
export const stopRecordTask: Action3 = {
	name: 'StopRecordTask',
	...RECORD_TASK_CALL,
	parameters: { TaskId: required('string') },
	handle(parameters, context) {
		const task = taskOf(parameters, context);
		task.stoppedAt ??= context.now;
		return {};
	},
};
