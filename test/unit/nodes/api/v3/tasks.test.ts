import { Api3 } from '../../../../../nodes/TencentLive/api/v3/Api3';
import type { Action3, Call3 } from '../../../../../nodes/TencentLive/api/v3/call';
import { collect } from '../../../../../nodes/TencentLive/api/lists';
import type { TaskDetails, TaskQuery } from '../../../../../nodes/TencentLive/api/recordings';
import { recordTaskPages } from '../../../../../nodes/TencentLive/api/v3/tasks';
import { DAY, HOUR } from '../../../../../nodes/TencentLive/api/requestRules';
import type { JsonObject } from '../../../../../nodes/TencentLive/transport/json';
import { NOW } from '../../support/recordingRequest';
import { noPause, TIME } from '../../support/accountTime';
import { answering, answeringInTurn } from '../../support/replies';
import { apiFailureOf } from '../../support/thrown';

const SECOND = 1000;
const NOW_S = NOW / SECOND;

const QUERY: TaskQuery = {
	domain: 'push.example.com',
	appName: 'live',
	channel: 'my-stream',
	from: NOW,
	to: NOW + DAY,
};

const ENTRY: JsonObject = {
	TaskId: 'a',
	DomainName: 'push.example.com',
	AppName: 'live',
	StreamName: 'my-stream',
	StartTime: NOW_S,
	EndTime: NOW_S + 3600,
	TemplateId: 0,
	Stopped: 0,
};

const TASK: TaskDetails = {
	taskId: 'a',
	channel: 'my-stream',
	domain: 'push.example.com',
	appName: 'live',
	startTime: NOW,
	endTime: NOW + HOUR,
	templateId: null,
	state: 'pending',
	status: 'due',
	stoppedAt: null,
	fragments: null,
	raw: ENTRY,
};

const listRecordTasks = async (call: Call3, query: TaskQuery, now: number, mostPages: number) => {
	const time = { now: () => now, serviceNow: () => now };
	return await collect((count) => recordTaskPages(call, query, time, count), mostPages);
};

/** The tasks in an answer with these entries. */
async function tasksIn(...entries: unknown[]) {
	const { call } = answering<Action3>({ TaskList: entries, ScrollToken: '' });
	return await listRecordTasks(call, QUERY, NOW, 10);
}

describe('what is asked for', () => {
	it('is the time and the stream', async () => {
		const { call, calls } = answering<Action3>({});
		await listRecordTasks(call, QUERY, NOW, 10);
		expect(calls).toStrictEqual([
			{
				service: 'live',
				version: '2018-08-01',
				action: 'DescribeRecordTask',
				parameters: {
					StartTime: NOW_S,
					EndTime: NOW_S + 86_400,
					DomainName: 'push.example.com',
					AppName: 'live',
					StreamName: 'my-stream',
				},
			},
		]);
	});

	it('leaves out what is not given', async () => {
		const { call, calls } = answering<Action3>({});
		const anything = { ...QUERY, domain: null, appName: null, channel: null };
		await listRecordTasks(call, anything, NOW, 10);
		expect(calls[0]?.parameters).toStrictEqual({ StartTime: NOW_S, EndTime: NOW_S + 86_400 });
	});

	it('is in whole seconds that hold the window', async () => {
		const { call, calls } = answering<Action3>({});
		await listRecordTasks(call, { ...QUERY, from: NOW + 999, to: NOW + HOUR + 1 }, NOW, 10);
		expect(calls[0]?.parameters).toMatchObject({ StartTime: NOW_S, EndTime: NOW_S + 3601 });
	});

	it('is where it most likely is first, for who looks for one task', async () => {
		const { call, calls } = answering<Action3>({});
		const everywhere = { from: NOW - 12 * DAY, to: NOW + 8 * DAY, likelyFirst: true };
		await listRecordTasks(call, { ...QUERY, ...everywhere }, NOW, 10);
		const days = calls.map(({ parameters: { StartTime } }) => (Number(StartTime) - NOW_S) / 86_400);
		expect(days).toStrictEqual([-1 + 1 / 86_400, -5, 1, -11, -12]);
	});

	it('is every range, following every ScrollToken, each task once', async () => {
		const { call, calls } = answeringInTurn<Action3>([
			{ TaskList: [ENTRY], ScrollToken: 'x' },
			{ TaskList: [{ ...ENTRY, TaskId: 'b' }], ScrollToken: 'y' },
			{ TaskList: null, ScrollToken: '' },
			{
				TaskList: [
					{ ...ENTRY, TaskId: 'b' },
					{ ...ENTRY, TaskId: 'c' },
				],
			},
		]);
		const tasks = await listRecordTasks(call, { ...QUERY, to: NOW + 8 * DAY }, NOW, 4);
		expect(tasks?.map(({ taskId }) => taskId)).toStrictEqual(['a', 'b', 'c']);
		const newest = [NOW_S + 86_400, NOW_S + 8 * 86_400];
		expect(
			calls.map(({ parameters: { StartTime, EndTime, ScrollToken } }) => [
				StartTime,
				EndTime,
				ScrollToken,
			]),
		).toStrictEqual([
			[...newest, undefined],
			[...newest, 'x'],
			[...newest, 'y'],
			[NOW_S, NOW_S + 2 * 86_400, undefined],
		]);
		expect(calls[3]?.parameters).not.toHaveProperty('ScrollToken');
	});
});

describe('a task', () => {
	it('is read', async () => {
		expect(await tasksIn(ENTRY)).toStrictEqual([TASK]);
	});

	it('may have its numbers as text', async () => {
		const text = {
			...ENTRY,
			TaskId: '18446744073709551615',
			StartTime: String(NOW_S),
			EndTime: String(NOW_S + 3600),
			TemplateId: '12345',
			Stopped: '0',
		};
		expect(await tasksIn(text)).toStrictEqual([
			{ ...TASK, taskId: '18446744073709551615', templateId: 12345, raw: text },
		]);
	});

	it.each([
		[undefined, null],
		[null, null],
		[0, null],
		[-1, null],
		[1, 1],
		[12345, 12345],
	])('of template %p has template %p', async (TemplateId, templateId) => {
		const raw = { ...ENTRY, TemplateId };
		expect(await tasksIn(raw)).toStrictEqual([{ ...TASK, templateId, raw }]);
	});

	it.each([
		['has not been stopped', { Stopped: 0 }, 'due', 'pending', null],
		['says nothing of it', { Stopped: undefined }, 'due', 'pending', null],
		['says null of it', { Stopped: null }, 'due', 'pending', null],
		['was stopped', { Stopped: NOW_S - 5 }, 'stopped', 'over', NOW - 5 * SECOND],
		['was stopped, as text', { Stopped: '1' }, 'stopped', 'over', SECOND],
		['was stopped before its end', { Stopped: 1, EndTime: 2 }, 'stopped', 'over', SECOND],
		['starts in a second', { StartTime: NOW_S + 1 }, 'scheduled', 'pending', null],
		['starts now', { StartTime: NOW_S }, 'due', 'pending', null],
		['ends in a second', { EndTime: NOW_S + 1 }, 'due', 'pending', null],
		['ends now', { EndTime: NOW_S }, 'ended', 'over', null],
		['has ended', { EndTime: NOW_S - 1 }, 'ended', 'over', null],
	])('that %s: %p', async (_what, parts, status, state, stoppedAt) => {
		expect(await tasksIn({ ...ENTRY, ...parts })).toMatchObject([{ status, state, stoppedAt }]);
	});

	it('may lack its place', async () => {
		const { TaskId, StartTime, EndTime } = ENTRY;
		const raw = { TaskId, StartTime, EndTime };
		expect(await tasksIn(raw)).toStrictEqual([
			{ ...TASK, channel: '', domain: '', appName: '', raw },
		]);
	});

	it.each([
		['without an ID', { TaskId: undefined }],
		['with an empty ID', { TaskId: '' }],
		['without a start', { StartTime: undefined }],
		['without an end', { EndTime: undefined }],
		['with a start that is no number', { StartTime: '2026-11-23 18:00:00' }],
		['with an end that is no number', { EndTime: 'soon' }],
	])('that cannot be read fails the listing: %s', async (_what, parts) => {
		expect(await apiFailureOf(() => tasksIn(ENTRY, { ...ENTRY, ...parts }))).toMatchObject({
			kind: 'unknown',
			message: 'A recording task in the list of Tencent Cloud cannot be read.',
		});
	});
});

it('case 32: a ScrollToken that comes back is an error', async () => {
	const { call, calls } = answeringInTurn<Action3>([
		{ ScrollToken: 'x' },
		{ ScrollToken: 'y' },
		{ ScrollToken: 'x' },
	]);
	expect(await apiFailureOf(() => listRecordTasks(call, QUERY, NOW, 10))).toMatchObject({
		kind: 'unknown',
		message: 'The list of recording tasks goes in a circle: it has no end.',
	});
	expect(calls).toHaveLength(3);
});

describe('Api3', () => {
	it('lists tasks, two hundred pages at most', async () => {
		const calls: Action3[] = [];
		const call: Call3 = async (action) => {
			calls.push(action);
			return await Promise.resolve({ TaskList: [ENTRY], ScrollToken: `more ${calls.length}` });
		};
		const api = new Api3(call, 'an account', TIME, noPause);
		expect(await api.listTasks(QUERY)).toBeUndefined();
		expect(calls).toHaveLength(200);
		expect(await api.listTasks(QUERY, 2)).toBeUndefined();
		expect(calls).toHaveLength(202);
	});
});
