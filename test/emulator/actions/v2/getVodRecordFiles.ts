import { DateTime } from 'luxon';

import { businessError } from '../../apiError';
import { readChinaTime } from '../../chinaTime';
import type { Json, JsonObject } from '../../json';
import { optional, type Parameters, required } from '../../parameters';
import type { RecordedFile } from '../../recordSettings';
import type { Action, ActionContext } from '../action';
import { pageOf } from '../paging';
import { channelOf, CODES } from './channelOf';
import { pageOptions } from './pageOptions';
import { writeTaskId } from './writeTaskId';

/** A time of the query in milliseconds, or undefined where it was not sent. */
function timeOf(parameters: Parameters, name: string): number | undefined {
	const text = parameters.text(name);
	if (text === undefined) return undefined;
	const time = readChinaTime(text);
	if (time !== null) return time;
	throw businessError(CODES.timeInvalid, `${name} is not of the form YYYY-MM-DD HH:mm:ss`);
}

function writeId(id: string, context: ActionContext): Json {
	return /^\d+$/.test(id) ? writeTaskId(id, context) : id;
}

/**
 * A file with its times in seconds of its task: the page's example has "7" to
 * "128", then "128" to "250", and starts at "7" again with the next task.
 */
function describe(file: RecordedFile, context: ActionContext): JsonObject {
	const task = context.tasks.all().find(({ id }) => id === file.taskId);
	const origin = task?.start ?? file.start;
	const seconds = (time: number) => String(Math.floor((time - origin) / 1000));
	return {
		fileId: writeId(file.id, context),
		fileName: file.name ?? `${file.stream}-${file.id}`,
		reportMessage: null,
		taskId: file.taskId === undefined ? '' : writeId(file.taskId, context),
		startTime: seconds(file.start),
		endTime: seconds(file.end),
	};
}

/**
 * GetVodRecordFiles, cloud.tencent.com/doc/api/258/5823. What startTime and
 * endTime are compared with is not said; here a file has to have begun between
 * them, both included. Files of the last two months only. The count is named as
 * in the example, `totalCount`; the table has total_count. Ids are text in the
 * example, and elsewhere typed as integers: `idsAsText` decides.
 */
export const getVodRecordFiles: Action = {
	name: 'GetVodRecordFiles',
	parameters: {
		channelId: required('string'),
		startTime: required('string'),
		endTime: optional('string'),
		pageNum: optional('integer'),
		pageSize: optional('integer'),
	},
	handle(parameters, context) {
		const channel = channelOf(parameters, context);
		const from = timeOf(parameters, 'startTime') ?? 0;
		const to = timeOf(parameters, 'endTime') ?? Infinity;
		const { page, size } = pageOptions(parameters, 'pageNum', 20);
		if (to <= from) throw businessError(CODES.timeInvalid, 'endTime is not later than startTime');
		const oldest = DateTime.fromMillis(context.now, { zone: 'UTC' })
			.minus({ months: 2 })
			.toMillis();
		const matching = context.state.files.filter(
			(file) =>
				file.stream === channel.id &&
				file.domain === undefined &&
				(file.account ?? context.account.secretId) === context.account.secretId &&
				file.end >= oldest &&
				file.start >= from &&
				file.start <= to,
		);
		return {
			codeDesc: 'Success',
			filesInfo: pageOf(matching, page, size).map((file) => describe(file, context)),
			totalCount: matching.length,
		};
	},
};
