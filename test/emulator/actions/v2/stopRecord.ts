import { required } from '../../parameters';
import type { Action } from '../action';
import { taskOf } from './channelOf';

/**
 * StopRecord, cloud.tencent.com/document/product/267/4724. Stopping a task
 * twice, or one that has ended, is not described; it is taken as done and the
 * first time of stopping stays.
 */
export const stopRecord: Action = {
	name: 'StopRecord',
	parameters: { channelId: required('string'), taskId: required('id') },
	handle(parameters, context) {
		const task = taskOf(parameters, context);
		task.stoppedAt ??= context.now;
		return {};
	},
};
