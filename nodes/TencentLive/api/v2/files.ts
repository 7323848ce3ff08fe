import { exactText, type JsonObject } from '../../transport/json';
import type { CallLegacy } from './call';
import { fromChinaText, toChinaText } from '../chinaTime';
import { objectsIn } from '../lists';
import type { FileQuery, RecordedFile } from '../recordings';

const PAGE_SIZE = 100;

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
	let seen = 0;
	for (let page = 1; ; page++) {
		const answer = await call({
			action: 'GetVodRecordFiles',
			parameters: {
				channelId: query.channel,
				startTime: toChinaText(query.from),
				endTime: toChinaText(query.to),
				pageNum: String(page),
				pageSize: String(PAGE_SIZE),
			},
		});
		const files = objectsIn(answer.filesInfo).map(fileOf);
		yield files.filter(({ taskId }) => query.taskId === null || taskId === query.taskId);
		seen += files.length;
		// The page's table and its example differ in the name.
		const total = Number(answer.totalCount ?? answer.total_count ?? Infinity);
		if (files.length === 0 || seen >= total) return;
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
