import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { toChinaIso } from '../../api/chinaTime';
import type { ApiVersion } from '../../api/recordings';
import type { Made, Outcome } from '../../create/outcome';
import { ofTaskForModel } from '../../create/words';
import { describeError, type ItemError } from '../../n8n/errors';

/**
 * The output, the same for both generations; what does not apply is null.
 *
 * @param asTool whether a model reads it
 */
export function taskItem(
	version: ApiVersion,
	{ taskId, how, message, requestId, request }: Made,
	item: number,
	asTool: boolean,
): INodeExecutionData {
	const { channel, domain, appName, tapeType, startTime, endTime } = request;
	const json: IDataObject = {
		task_id: taskId,
		code: 0,
		message: asTool ? ofTaskForModel(message) : message,
		outcome: how,
		api_version: version,
		channel,
		domain,
		app_name: appName,
		tape_type: tapeType,
		start_time: startTime === null ? null : toChinaIso(startTime),
		end_time: toChinaIso(endTime),
		request_id: requestId,
	};
	return { json, pairedItem: { item } };
}

/** As for any item, and whether a task may exist: a workflow can branch on `outcome`. */
export function describeOutcome(outcome: Exclude<Outcome, Made>): ItemError {
	if (outcome.kind === 'refused') return described(outcome.error, 'not_created');
	const reason = 'reason' in outcome ? outcome.reason : null;
	const taskId = 'taskId' in outcome ? outcome.taskId : null;
	const mayExist = outcome.kind !== 'not_created' && !isUnsent(outcome);
	return {
		...described(
			reason ?? new Error(outcome.message),
			mayExist ? 'unknown' : 'not_created',
			taskId,
		),
		message: outcome.message,
		title: outcome.title,
		forModel: outcome.forModel,
	};
}

function isUnsent(outcome: Outcome): boolean {
	return outcome.kind === 'cancelled' && outcome.attempts.length === 0 && !outcome.followed;
}

function described(
	error: unknown,
	outcome: 'not_created' | 'unknown',
	taskId: string | null = null,
): ItemError {
	const itemError = describeError(error, true);
	const task = taskId === null ? {} : { task_id: taskId };
	return { ...itemError, details: { outcome, ...itemError.details, ...task } };
}
