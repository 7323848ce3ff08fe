import { textOf, type JsonObject } from '../transport/json';
import type { CallLegacy } from './callLegacy';
import { fromChinaText } from './chinaTime';
import { objectsIn, unreadableTask } from './listing';
import type { ListedTask, TaskQuery } from './RecordingApi';

const PAGE_SIZE = 100;

/** DescribeRecordList's status: 0 not started, 1 started, 2 finished, 3 abnormal. */
const OVER = new Set(['2', '3']);

/**
 * The tasks of one channel, each once, page by page. The legacy API lists the last two months and
 * has no filter by time (https://cloud.tencent.com/document/product/267/4731).
 *
 * @param mostPages gives up after so many calls, with undefined
 * @throws ApiFailure
 */
export async function listRecords(
	call: CallLegacy,
	query: TaskQuery,
	mostPages: number,
): Promise<ListedTask[] | undefined> {
	const channel = query.channel ?? '';
	const tasks = new Map<string, ListedTask>();
	let seen = 0;
	for (let page = 1; ; page++) {
		if (page > mostPages) return undefined;
		const answer = await call({
			action: 'DescribeRecordList',
			parameters: { channelId: channel, pageNo: String(page), pageSize: String(PAGE_SIZE) },
		});
		const entries = objectsIn(answer.taskSet);
		for (const entry of entries) {
			const task = taskOf(entry, channel);
			tasks.set(task.taskId, task);
		}
		seen += entries.length;
		if (entries.length === 0 || seen >= Number(answer.totalCount ?? Infinity)) break;
	}
	return [...tasks.values()].filter(
		({ startTime, endTime }) => startTime >= query.from && endTime <= query.to,
	);
}

function taskOf(entry: JsonObject, channel: string): ListedTask {
	const taskId = textOf(entry.id);
	const startTime = fromChinaText(textOf(entry.startTime) ?? '');
	const endTime = fromChinaText(textOf(entry.endTime) ?? '');
	if (taskId === undefined || startTime === undefined || endTime === undefined) {
		throw unreadableTask();
	}
	return {
		taskId,
		channel,
		domain: null,
		appName: null,
		startTime,
		endTime,
		templateId: null,
		state: OVER.has(textOf(entry.status) ?? '') ? 'over' : 'pending',
	};
}
