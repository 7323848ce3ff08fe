import { ApiError } from '../../apiError';
import { optional, required } from '../../parameters';
import type { Action3, ActionContext } from '../action';
import { RECORD_TASK_CALL } from './recordTaskCommon';

const HOUR = 3600;
const DAY = 24 * HOUR;

function invalid(text: string): ApiError {
	return new ApiError('InvalidParameter', text);
}

/** The rules for times, all in UNIX seconds. The two sites document different horizons. */
function checkTimes(start: number, end: number, context: ActionContext): void {
	const now = context.now / 1000;
	if (end <= start) throw invalid('EndTime must be later than StartTime.');
	if (end <= now) throw invalid('EndTime must be later than the current time.');
	if (end - start > DAY) throw invalid('EndTime minus StartTime must not exceed 24 hours.');
	if (context.state.site === 'china' && end >= now + 7 * DAY) {
		throw invalid('EndTime must be earlier than the current time plus 7 days.');
	}
	if (context.state.site === 'international' && start > now + 6 * DAY) {
		throw invalid('StartTime must not be later than the current time plus 6 days.');
	}
}

/**
 * CreateRecordTask, cloud.tencent.com/document/product/267/45983 (china) and
 * tencentcloud.com/document/product/267/37309 (international). No active push
 * is needed. Nothing makes a repeated call the same task: every accepted call
 * creates one. A TemplateId that does not exist stands for the default.
 */
export const createRecordTask: Action3 = {
	name: 'CreateRecordTask',
	...RECORD_TASK_CALL,
	parameters: {
		StreamName: required('string'),
		DomainName: required('string'),
		AppName: required('string'),
		EndTime: required('integer'),
		StartTime: optional('integer'),
		StreamType: optional('integer'),
		TemplateId: optional('integer'),
		Extension: optional('string'),
	},
	handle(parameters, context) {
		const domain = parameters.requiredText('DomainName');
		const streamType = parameters.integer('StreamType') ?? 0;
		const startTime = parameters.integer('StartTime');
		const start = startTime ?? Math.floor(context.now / 1000);
		const end = parameters.requiredInteger('EndTime');
		const known = context.state.domains.some(
			(candidate) => candidate.name === domain && candidate.type === 'push' && candidate.enabled,
		);
		if (!known) throw invalid('DomainName is not an enabled push domain of this account.');
		if (streamType !== 0 && streamType !== 1) throw invalid('StreamType must be 0 or 1.');
		checkTimes(start, end, context);
		const task = context.tasks.create('v3', {
			account: context.account.secretId,
			channel: parameters.requiredText('StreamName'),
			domain,
			app: parameters.requiredText('AppName'),
			realTime: startTime === undefined,
			start: start * 1000,
			end: end * 1000,
			templateId: parameters.integer('TemplateId') ?? 0,
			streamType,
			createdAt: context.now,
		});
		return { TaskId: task.id };
	},
};
