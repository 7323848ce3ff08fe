import { exactText, type JsonObject } from '../../transport/json';
import type { CallLegacy } from './call';
import { fromChinaText, toChinaText } from '../chinaTime';
import { objectsIn } from '../lists';
import { countIn, pagesOf } from './pages';
import type { FileQuery, RecordedFile } from '../recordings';

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

function fileOf(entry: JsonObject): RecordedFile {
	return {
		fileId: exactText(entry.fileId) ?? '',
		name: exactText(entry.fileName) ?? null,
		url: null,
		taskId: exactText(entry.taskId) ?? null,
		// Small numbers in the page's example, whose meaning it does not say: those stay raw.
		startTime: fromChinaText(exactText(entry.startTime)) ?? null,
		endTime: fromChinaText(exactText(entry.endTime)) ?? null,
		duration: null,
		size: null,
		format: null,
		raw: entry,
	};
}
