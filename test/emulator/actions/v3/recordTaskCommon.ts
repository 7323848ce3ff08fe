import { ApiError } from '../../apiError';
import type { Parameters } from '../../parameters';
import type { RecordingTask } from '../../tasks/recordingTask';
import type { ActionContext } from '../action';

/** What the pages of all four recording task actions say about calling them. */
export const RECORD_TASK_CALL = { perSecond: 20, regionRequired: true } as const;

/**
 * The account's task named by TaskId.
 *
 * @throws ApiError InvalidParameter where there is none or it was deleted: of
 * the codes the pages list for these actions it is the only one that fits
 */
export function taskOf(parameters: Parameters, context: ActionContext): RecordingTask {
	const id = parameters.requiredText('TaskId');
	const task = context.tasks.find('v3', context.account.secretId, id);
	if (task === undefined) throw new ApiError('InvalidParameter', 'The task does not exist.');
	return task;
}
