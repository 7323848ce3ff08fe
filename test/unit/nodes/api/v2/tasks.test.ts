import type { CallLegacy, LegacyAction } from '../../../../../nodes/TencentLive/api/v2/call';
import { LegacyApi } from '../../../../../nodes/TencentLive/api/v2/LegacyApi';
import { collect } from '../../../../../nodes/TencentLive/api/lists';
import { recordPages } from '../../../../../nodes/TencentLive/api/v2/tasks';
import type { TaskDetails, TaskQuery } from '../../../../../nodes/TencentLive/api/recordings';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { NOW } from '../../support/recordingRequest';
import { noPause, TIME } from '../../support/accountTime';
import { answering } from '../../support/replies';
import { apiFailureOf } from '../../support/thrown';

const HOUR = 3_600_000;

const QUERY: TaskQuery = { domain: null, appName: null, channel: 'c', from: NOW, to: NOW + HOUR };

/** From 18:00 to 19:00 in China: the query exactly. */
const ENTRY: JsonObject = {
	id: '1',
	startTime: '2026-11-23 18:00:00',
	endTime: '2026-11-23 19:00:00',
	status: 1,
};

const TASK: TaskDetails = {
	taskId: '1',
	channel: 'c',
	domain: null,
	appName: null,
	startTime: NOW,
	endTime: NOW + HOUR,
	templateId: null,
	state: 'pending',
	status: 'started',
	stoppedAt: null,
	fragments: null,
	raw: ENTRY,
};

const listRecords = async (call: CallLegacy, query: TaskQuery, mostPages: number) =>
	await collect((count) => recordPages(call, query, count), mostPages);

/** The tasks in an answer with these entries. */
async function tasksIn(...entries: unknown[]) {
	const { call } = answering<LegacyAction>({ totalCount: entries.length, taskSet: entries });
	return await listRecords(call, QUERY, 10);
}

describe('a task', () => {
	it('is read', async () => {
		expect(await tasksIn(ENTRY)).toStrictEqual([TASK]);
	});

	it('may have its ID as a number, and 64 bits of it', async () => {
		const tasks = await tasksIn({ ...ENTRY, id: 7 }, { ...ENTRY, id: '18446744073709551615' });
		expect(tasks?.map(({ taskId }) => taskId)).toStrictEqual(['7', '18446744073709551615']);
	});

	it.each([
		[0, 'scheduled', 'pending'],
		['0', 'scheduled', 'pending'],
		[1, 'started', 'pending'],
		['1', 'started', 'pending'],
		[2, 'finished', 'over'],
		['2', 'finished', 'over'],
		[3, 'failed', 'over'],
		['3', 'failed', 'over'],
		// Taking it for over could mean a second task.
		[4, 'scheduled', 'pending'],
		[undefined, 'scheduled', 'pending'],
		[null, 'scheduled', 'pending'],
	])('of status %p is %s, which is %s', async (given, status, state) => {
		const raw = { ...ENTRY, status: given };
		expect(await tasksIn(raw)).toStrictEqual([{ ...TASK, status, state, raw }]);
	});

	it.each([
		[0, 0],
		[3, 3],
		['3', 3],
		[1.5, null],
		['many', null],
		[undefined, null],
	])('of %p pieces has %p', async (count, fragments) => {
		const [task] = (await tasksIn({ ...ENTRY, count })) ?? [];
		expect(task?.fragments).toBe(fragments);
	});

	it.each([
		['without an ID', { id: undefined }],
		['with an empty ID', { id: '' }],
		['without a start', { startTime: undefined }],
		['without an end', { endTime: null }],
		['with times in UNIX seconds', { startTime: 1795341600 }],
		['with times that are none', { endTime: '0000-00-00 00:00:00' }],
	])('that cannot be read fails the listing: %s', async (_what, parts) => {
		expect(await apiFailureOf(() => tasksIn(ENTRY, { ...ENTRY, ...parts }))).toMatchObject({
			kind: 'unknown',
			message: 'A recording task in the list of Tencent Cloud cannot be read.',
		});
	});
});

describe('the window asked for', () => {
	it.each([
		['just fits', '18:00:00', '19:00:00', true],
		['is larger', '18:00:01', '18:59:59', true],
		['begins too late', '17:59:59', '19:00:00', false],
		['ends too early', '18:00:00', '19:00:01', false],
	])('%s', async (_what, start, end, found) => {
		const entry = { ...ENTRY, startTime: `2026-11-23 ${start}`, endTime: `2026-11-23 ${end}` };
		expect(await tasksIn(entry)).toHaveLength(found ? 1 : 0);
	});
});

describe('pages', () => {
	const page = (first: number, size: number) =>
		Array.from({ length: size }, (_, at) => ({ ...ENTRY, id: first + at }));

	it('hold a hundred tasks of a channel', async () => {
		const { call, calls } = answering<LegacyAction>({ totalCount: 0 });
		await listRecords(call, QUERY, 10);
		expect(calls).toStrictEqual([
			{
				action: 'DescribeRecordList',
				parameters: { channelId: 'c', pageNo: '1', pageSize: '100' },
			},
		]);
	});

	it('are given up after as many as are allowed', async () => {
		const { call, calls } = answering<LegacyAction>({ totalCount: 1000, taskSet: page(1, 100) });
		expect(await listRecords(call, QUERY, 1)).toBeUndefined();
		expect(calls).toHaveLength(1);
	});
});

describe('LegacyApi', () => {
	it('lists the tasks of the channel, fifty pages at most', async () => {
		const calls: LegacyAction[] = [];
		const call: CallLegacy = async (action) => {
			calls.push(action);
			const id = Number(action.parameters.pageNo);
			return await Promise.resolve({ totalCount: 1e6, taskSet: [{ ...ENTRY, id }] });
		};
		const api = new LegacyApi(call, 'an account', TIME, noPause);
		expect(await api.listTasks(QUERY)).toBeUndefined();
		expect(calls).toHaveLength(50);
		expect(await api.listTasks(QUERY, 2)).toBeUndefined();
		expect(calls).toHaveLength(52);
	});
});
