import { createHash } from 'node:crypto';

import { ApiError } from '../../apiError';
import type { JsonObject } from '../../json';
import { optional, type Parameters, required } from '../../parameters';
import type { RecordingTask } from '../../tasks/recordingTask';
import type { Action3, ActionContext } from '../action';
import { RECORD_TASK_CALL } from './recordTaskCommon';

const DAY = 24 * 3600;
const RETENTION_DAYS = 90;

function invalid(text: string): ApiError {
	return new ApiError('InvalidParameter', text);
}

/** The window asked for, in UNIX seconds: at most a week, nothing of it longer ago than 90 days. */
function windowOf(parameters: Parameters, context: ActionContext): { start: number; end: number } {
	const start = parameters.requiredInteger('StartTime');
	const end = parameters.requiredInteger('EndTime');
	if (end <= start) throw invalid('EndTime must be later than StartTime.');
	if (end - start > 7 * DAY) throw invalid('The time range must not exceed one week.');
	if (start < Math.floor(context.now / 1000) - RETENTION_DAYS * DAY) {
		throw invalid('StartTime must not be earlier than 90 days ago.');
	}
	return { start, end };
}

/** Ties a token to its query: whoever continues with other filters would miss tasks unseen. */
function fingerprint(parameters: Parameters): string {
	const filters = [
		parameters.integer('StartTime'),
		parameters.integer('EndTime'),
		parameters.text('StreamName'),
		parameters.text('DomainName'),
		parameters.text('AppName'),
	];
	return createHash('sha256').update(JSON.stringify(filters)).digest('hex').slice(0, 16);
}

function writeToken(parameters: Parameters, lastSequence: number): string {
	return Buffer.from(`${fingerprint(parameters)}:${lastSequence}`).toString('base64url');
}

/** The sequence number after which the list goes on. */
function readToken(parameters: Parameters): number {
	const token = parameters.text('ScrollToken');
	if (token === undefined || token === '') return 0;
	const [query, sequence = ''] = Buffer.from(token, 'base64url').toString().split(':');
	if (query !== fingerprint(parameters) || !/^\d+$/.test(sequence)) {
		throw invalid('ScrollToken does not belong to this query.');
	}
	return Number(sequence);
}

function describe(task: RecordingTask): JsonObject {
	return {
		TaskId: task.id,
		DomainName: task.domain,
		AppName: task.app,
		StreamName: task.channel,
		StartTime: Math.floor(task.start / 1000),
		EndTime: Math.floor(task.end / 1000),
		TemplateId: task.templateId,
		Stopped: task.stoppedAt === null ? 0 : Math.floor(task.stoppedAt / 1000),
	};
}

/**
 * DescribeRecordTask, cloud.tencent.com/document/api/267/56133: tasks that both
 * start and end inside the window, without deleted ones. What the platform no
 * longer keeps (3 months) lies outside of any window. Order and size of a page are not documented; tasks
 * come in order of creation, so that the newest are on the last page. An empty
 * filter is taken as none.
 */
export const describeRecordTask: Action3 = {
	name: 'DescribeRecordTask',
	...RECORD_TASK_CALL,
	parameters: {
		StartTime: required('integer'),
		EndTime: required('integer'),
		StreamName: optional('string'),
		DomainName: optional('string'),
		AppName: optional('string'),
		ScrollToken: optional('string'),
	},
	handle(parameters, context) {
		const { start, end } = windowOf(parameters, context);
		const after = readToken(parameters);
		const stream = parameters.text('StreamName') ?? '';
		const domain = parameters.text('DomainName') ?? '';
		const app = parameters.text('AppName') ?? '';
		const matching = context.tasks
			.ofAccount('v3', context.account.secretId)
			.filter(
				(task) =>
					task.sequence > after &&
					task.createdAt + context.state.listingDelayMs <= context.now &&
					Math.floor(task.start / 1000) >= start &&
					Math.floor(task.end / 1000) <= end &&
					(stream === '' || task.channel === stream) &&
					(domain === '' || task.domain === domain) &&
					(app === '' || task.app === app),
			);
		const page = matching.slice(0, context.state.recordTasksPerPage);
		const last = page.at(-1);
		return {
			ScrollToken:
				last !== undefined && matching.length > page.length
					? writeToken(parameters, last.sequence)
					: '',
			TaskList: page.map(describe),
		};
	},
};
