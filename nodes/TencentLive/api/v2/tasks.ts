import { exactText, type JsonObject } from '../../transport/json';
import type { CallLegacy } from './call';
import { fromChinaText } from '../chinaTime';
import { lookUp } from '../lookUp';
import { tasksIn, unreadableTask } from '../lists';
import { countIn, pagesOf } from './pages';
import type { TaskDetails, TaskQuery, TaskStatus } from '../recordings';

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
	const pages = pagesOf<TaskDetails>({
		idOf: ({ taskId }) => taskId,
		async ask(number, size) {
			beforeCall();
			const answer = await call({
				action: 'DescribeRecordList',
				parameters: { channelId: channel, pageNo: String(number), pageSize: String(size) },
			});
			const entries = tasksIn(answer.taskSet).map((entry) => detailsOf(entry, channel));
			return { entries, total: countIn(answer.totalCount) };
		},
	});
	const isWhole = yield* within(pages, query);
	// Fewer than it counts, and it shows no more: there are tasks that cannot be seen.
	if (!isWhole) throw unreadableTask();
}

async function* within(
	pages: AsyncGenerator<TaskDetails[], boolean>,
	{ from, to }: TaskQuery,
): AsyncGenerator<TaskDetails[], boolean> {
	for (;;) {
		const { done, value } = await pages.next();
		if (done === true) return value;
		yield value.filter(({ startTime, endTime }) => startTime >= from && endTime <= to);
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
