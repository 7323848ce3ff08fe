import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { toChinaIso } from '../../api/chinaTime';
import type { ApiVersion, RecordingRequest } from '../../api/recordings';
import { CreateError } from '../../create/CreateError';
import type { CreateResult } from '../../create/outcome';
import { describeError, type ItemError } from '../../n8n/errors';

/** A task, and the request that made it: after a retry that may be an earlier one. */
export interface Made {
	request: RecordingRequest;
	result: CreateResult;
}

/** The output, the same for both generations; what does not apply is null. */
export function taskItem(
	version: ApiVersion,
	{ request, result }: Made,
	item: number,
): INodeExecutionData {
	const { channel, domain, appName, tapeType, startTime, endTime } = request;
	const json: IDataObject = {
		task_id: result.taskId,
		code: 0,
		message: result.message,
		outcome: result.outcome,
		api_version: version,
		channel,
		domain,
		app_name: appName,
		tape_type: tapeType,
		start_time: startTime === null ? null : toChinaIso(startTime),
		end_time: toChinaIso(endTime),
		request_id: result.requestId,
	};
	return { json, pairedItem: { item } };
}

/** As for any item, and whether a task may exist: a workflow can branch on `outcome`. */
export function describeCreateError(error: unknown): ItemError {
	if (!(error instanceof CreateError)) {
		const described = describeError(error);
		return { ...described, details: { outcome: 'not_created', ...described.details } };
	}
	const { reason, taskId } = error.circumstances;
	const described = describeError(reason ?? error);
	return {
		...described,
		message: error.message,
		details: {
			outcome: error.outcome,
			...described.details,
			...(taskId === undefined ? {} : { task_id: taskId }),
		},
	};
}
