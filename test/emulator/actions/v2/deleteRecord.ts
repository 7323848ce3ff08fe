import { required } from '../../parameters';
import type { Action } from '../action';
import { taskOf } from './channelOf';

/** DeleteRecord, cloud.tencent.com/doc/api/258/4729: the task exists no longer. */
export const deleteRecord: Action = {
	name: 'DeleteRecord',
	parameters: { channelId: required('string'), taskId: required('id') },
	handle(parameters, context) {
		taskOf(parameters, context).deletedAt = context.now;
		return {};
	},
};
