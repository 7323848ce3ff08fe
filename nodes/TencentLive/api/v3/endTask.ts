import { ApiError } from '../../transport/ApiError';
import type { AccountTime } from '../../transport/quotas';
import { rethrow } from '../../transport/rethrow';
import type { Call3 } from './call';
import { allTasks, findTask } from '../findTask';
import { LIVE } from './live';
import type { Ended, TaskQuery, TaskRef } from '../recordings';
import { recordTaskPages } from './tasks';

/**
 * Codes with which the service may say that it has no such task; no page names the one. Whether it is
 * really gone, the listing tells.
 */
const PERHAPS_GONE = new Set([
	'FailedOperation',
	'FailedOperation.AlterTaskState',
	'FailedOperation.NotFound',
	'InternalError.NotFound',
	'InvalidParameter',
	'InvalidParameterValue',
	'ResourceNotFound',
	'ResourceNotFound.TaskId',
	'UnsupportedOperation',
]);

/**
 * Stops or deletes a task. One that is not there any more, or is over, counts as done.
 *
 * @throws ApiError
 */
export async function endTask3(
	call: Call3,
	action: 'StopRecordTask' | 'DeleteRecordTask',
	ref: TaskRef,
	time: AccountTime,
): Promise<Ended> {
	try {
		await call({ ...LIVE, action, parameters: { TaskId: ref.taskId } });
		return 'done';
	} catch (error) {
		if (!(error instanceof ApiError) || !PERHAPS_GONE.has(error.facts.code ?? '')) {
			return await rethrow(error);
		}
		const taskPages = (query: TaskQuery) => recordTaskPages(call, query, time);
		const task = await findTask({ taskPages }, ref, allTasks(time.now()));
		const isGone = task === undefined || (action === 'StopRecordTask' && task.state === 'over');
		return isGone ? 'gone' : await rethrow(error);
	}
}
