import { DateTime } from 'luxon';

import { writeChinaTime } from '../../chinaTime';
import type { JsonObject } from '../../json';
import { optional, required } from '../../parameters';
import { cut, pushesDuring } from '../../recordings/pieces';
import { FRAGMENT } from '../../recordings/recordings';
import type { RecordingTask } from '../../tasks/recordingTask';
import { starts, taskStatus } from '../../tasks/taskStatus';
import type { Action, ActionContext } from '../action';
import { pageOf } from '../paging';
import { channelOf } from './channelOf';
import { pageOptions } from './pageOptions';
import { writeTaskId } from './writeTaskId';

/** 0 not started, 1 started, 2 finished, 3 abnormal: a task whose time came and that did not start. */
const STATUS = { scheduled: 0, running: 1, ended: 2, stopped: 2, notStarted: 3 } as const;

/** Fragments finished so far. */
function fragments(task: RecordingTask, context: ActionContext): number {
	if (!starts(task, context.tasks.all())) return 0;
	const pieces = cut(pushesDuring(task, context.state), FRAGMENT);
	return pieces.filter(({ end }) => end <= context.now).length;
}

function describe(task: RecordingTask, context: ActionContext): JsonObject {
	return {
		id: writeTaskId(task.id, context),
		startTime: writeChinaTime(task.start),
		endTime: writeChinaTime(task.end),
		status: STATUS[taskStatus(task, context.tasks.all(), context.now)],
		count: fragments(task, context),
	};
}

/**
 * DescribeRecordList, cloud.tencent.com/document/api/267/4731: the tasks of the
 * last two months, counted here from a task's end. The order is not documented;
 * tasks come in order of creation, so that the newest are on the last page.
 */
export const describeRecordList: Action = {
	name: 'DescribeRecordList',
	parameters: {
		channelId: required('string'),
		pageNo: optional('integer'),
		pageSize: optional('integer'),
	},
	handle(parameters, context) {
		const channel = channelOf(parameters, context);
		const { page, size } = pageOptions(parameters);
		const oldest = DateTime.fromMillis(context.now, { zone: 'UTC' })
			.minus({ months: 2 })
			.toMillis();
		const matching = context.tasks
			.ofAccount('v2', context.account.secretId)
			.filter(
				(task) =>
					task.channel === channel.id &&
					task.end >= oldest &&
					task.createdAt + context.state.listingDelayMs <= context.now,
			);
		return {
			totalCount: matching.length,
			taskSet: pageOf(matching, page, size).map((task) => describe(task, context)),
		};
	},
};
