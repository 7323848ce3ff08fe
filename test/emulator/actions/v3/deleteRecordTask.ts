import { required } from '../../parameters';
import type { Action3 } from '../action';
import { RECORD_TASK_CALL, taskOf } from './recordTaskCommon';

/**
 * DeleteRecordTask, cloud.tencent.com/document/product/267/45982: the task is
 * no longer listed; a recording that runs is not affected.
 */
export const deleteRecordTask: Action3 = {
	name: 'DeleteRecordTask',
	...RECORD_TASK_CALL,
	parameters: { TaskId: required('string') },
	handle(parameters, context) {
		taskOf(parameters, context).deletedAt = context.now;
		return {};
	},
};
