import { exactText, type JsonObject } from '../../transport/json';
import type { CallLegacy } from './call';
import { fromChinaText, toChinaText } from '../chinaTime';
import { objectsIn } from '../lists';
import { countIn, pagesOf } from './pages';
import type { FileQuery, RecordedFile } from '../recordings';
import { MINUTE, SECOND } from '../requestRules';

/**
 * The recorded files of a channel: a page for each call. The legacy API gives no address; a file is
 * fetched from Video on Demand by its ID. Source: GetVodRecordFiles,
 * https://cloud.tencent.com/doc/api/258/5823
 *
 * @throws ApiError
 */
export async function* recordFilePages(
	call: CallLegacy,
	query: FileQuery,
): AsyncGenerator<RecordedFile[]> {
	const pages = pagesOf<RecordedFile>({
		// One without an ID is told apart by everything else.
		idOf: ({ fileId, raw }) => fileId || JSON.stringify(raw),
		async ask(number, size) {
			const answer = await call({
				action: 'GetVodRecordFiles',
				parameters: {
					channelId: query.channel,
					startTime: toChinaText(query.from),
					endTime: toChinaText(query.to),
					pageNum: String(number),
					pageSize: String(size),
				},
			});
			// The page's table and its example differ in the name of the count.
			const total = countIn(answer.totalCount ?? answer.total_count);
			return { entries: objectsIn(answer.filesInfo).map(fileOf), total };
		},
	});
	for await (const files of pages) {
		yield files.filter(({ taskId }) => query.taskId === null || taskId === query.taskId);
	}
}

/** A piece lasts so long at most: https://cloud.tencent.com/doc/api/258/4723 */
const LONGEST_PIECE = 30 * MINUTE;

/**
 * The files of a channel that may hold something of the time between two UNIX times in milliseconds.
 *
 * @throws ApiError
 */
export async function channelFiles(
	call: CallLegacy,
	channel: string,
	from: number,
	to: number,
): Promise<RecordedFile[]> {
	const files: RecordedFile[] = [];
	const around = { from: from - LONGEST_PIECE, to: to + LONGEST_PIECE };
	const stream = { channel, domain: null, appName: null, taskId: null, subAppId: null };
	for await (const page of recordFilePages(call, { ...stream, ...around })) files.push(...page);
	return files;
}

function fileOf(entry: JsonObject): RecordedFile {
	const [start, end] = [offsetOf(entry.startTime), offsetOf(entry.endTime)];
	return {
		fileId: exactText(entry.fileId) ?? '',
		name: exactText(entry.fileName) ?? null,
		url: null,
		taskId: exactText(entry.taskId) ?? null,
		// Small numbers in the page's example, whose meaning it does not say: they stay raw here.
		startTime: fromChinaText(exactText(entry.startTime)) ?? null,
		endTime: fromChinaText(exactText(entry.endTime)) ?? null,
		...(start === undefined || end === undefined ? {} : { sinceTask: { start, end } }),
		duration: null,
		size: null,
		format: null,
		raw: entry,
	};
}

/**
 * Small whole numbers, in milliseconds; undefined for anything else. In the example of the page they go
 * from "7" to "128", on from there to "250", and start at "7" again with the next task: seconds of the
 * task, as it seems.
 */
function offsetOf(value: unknown): number | undefined {
	const text = exactText(value) ?? '';
	return /^\d{1,6}$/.test(text) ? Number(text) * SECOND : undefined;
}
