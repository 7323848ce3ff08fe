import { exactText, type JsonObject } from '../../transport/json';
import type { CallLegacy } from './call';
import { fromChinaText } from '../chinaTime';
import { lookUp } from '../lookUp';
import { tasksIn, unreadableTask } from '../lists';
import type { TaskDetails, TaskQuery, TaskStatus } from '../recordings';

const PAGE_SIZE = 100;

/** DescribeRecordList's own: https://cloud.tencent.com/document/product/267/4731 */
const STATUS: Record<string, TaskStatus> = {
	'0': 'scheduled',
	'1': 'started',
	'2': 'finished',
	'3': 'failed',
};

/**
 * The tasks of one channel that a query finds, each once: a page for each call. The legacy API lists
 * the last two months and has no filter by time.
 *
 * @throws ApiError
 */
export async function* recordPages(
	call: CallLegacy,
	query: TaskQuery,
	beforeCall = () => {},
): AsyncGenerator<TaskDetails[]> {
	const channel = query.channel ?? '';
	const ids = new Set<string>();
	let seen = 0;
	for (let page = 1; ; page++) {
		beforeCall();
		const answer = await call({
			action: 'DescribeRecordList',
			parameters: { channelId: channel, pageNo: String(page), pageSize: String(PAGE_SIZE) },
		});
		const tasks = tasksIn(answer.taskSet).map((entry) => detailsOf(entry, channel));
		yield tasks.filter(
			({ taskId, startTime, endTime }) =>
				!ids.has(taskId) && startTime >= query.from && endTime <= query.to,
		);
		for (const { taskId } of tasks) ids.add(taskId);
		seen += tasks.length;
		// Fewer than it counts, and it shows no more: there are tasks that cannot be seen.
		if (tasks.length === 0 && seen < Number(answer.totalCount ?? 0)) throw unreadableTask();
		if (tasks.length === 0 || seen >= Number(answer.totalCount ?? Infinity)) return;
	}
}

function detailsOf(entry: JsonObject, channel: string): TaskDetails {
	const taskId = exactText(entry.id);
	const startTime = fromChinaText(exactText(entry.startTime));
	const endTime = fromChinaText(exactText(entry.endTime));
	if (taskId === undefined || startTime === undefined || endTime === undefined) {
		throw unreadableTask();
	}
	// A status that no page names counts as pending: taking it for over could mean a second task.
	const status = lookUp(STATUS, exactText(entry.status)) ?? 'scheduled';
	const fragments = Number(entry.count);
	return {
		taskId,
		channel,
		domain: null,
		appName: null,
		startTime,
		endTime,
		templateId: null,
		state: status === 'finished' || status === 'failed' ? 'over' : 'pending',
		status,
		stoppedAt: null,
		fragments: Number.isInteger(fragments) ? fragments : null,
		raw: entry,
	};
}
