import { ApiError } from '../../apiError';
import type { Parameters } from '../../parameters';
import type { RecordingTask } from '../../tasks/recordingTask';
import type { ActionContext } from '../action';

/** What the pages of all four recording task actions say about calling them. */
export const RECORD_TASK_CALL = { perSecond: 20, regionRequired: true } as const;

/**
 * The account's task named by TaskId.
 *
 * @throws ApiError `taskNotFoundCode` where there is none or it was deleted
 */
export function taskOf(parameters: Parameters, context: ActionContext): RecordingTask {
	const id = parameters.requiredText('TaskId');
	const task = context.tasks.find('v3', context.account.secretId, id);
	if (task !== undefined) return task;
	throw new ApiError(context.state.taskNotFoundCode, 'The task does not exist.');
}
