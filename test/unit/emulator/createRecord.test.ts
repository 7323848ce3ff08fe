import { DEFAULT_ACCOUNT, type Emulator } from '../../emulator';
import { isObject } from '../../emulator/json';
import { callLegacy, codeOf, innerCodeOf, NOON } from './clients';
import { LIVE, QUIET, start, stopAll } from './running';

afterEach(stopAll);

const MINUTE = 60_000;

type Values = Record<string, string | number>;

/** The code a create gets: the inner one of a 5100, else the outer one, '' for success. */
async function create(emulator: Emulator, values: Values): Promise<string> {
	const answer = await callLegacy(emulator, 'CreateRecord', values);
	return innerCodeOf(answer) === '' ? codeOf(answer) : innerCodeOf(answer);
}

const REAL_TIME = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:05:00' };
const SCHEDULED = {
	channelId: QUIET,
	tapeType: 0,
	startTime: '2026-03-02 13:00:00',
	endTime: '2026-03-02 14:00:00',
};

it('issues ids from the largest 64-bit number downwards, as numbers or as text', async () => {
	const emulator = await start();
	const text = async () => (await callLegacy(emulator, 'CreateRecord', REAL_TIME)).text;
	expect(await text()).toBe('{"code":0,"message":"","task_id":18446744073709551615}');
	expect(await text()).toBe('{"code":0,"message":"","task_id":18446744073709551614}');
	emulator.state.idsAsText = true;
	expect(await text()).toBe('{"code":0,"message":"","task_id":"18446744073709551613"}');
});

it('records in real time from now to the end, 30 minutes at most, and does not read startTime', async () => {
	const emulator = await start();
	expect(await create(emulator, { ...REAL_TIME, startTime: 'whenever' })).toBe('');
	expect(await create(emulator, { ...REAL_TIME, endTime: '2026-03-03 12:00:00' })).toBe('');
	expect(emulator.truth.tasks()).toMatchObject([
		{ realTime: true, start: NOON, end: NOON + 5 * MINUTE, channel: LIVE, domain: null, app: null },
		{ realTime: true, start: NOON, end: NOON + 30 * MINUTE },
	]);
});

it('reads and writes China Standard Time', async () => {
	const emulator = await start();
	expect(await create(emulator, SCHEDULED)).toBe('');
	expect(emulator.truth.tasks()).toMatchObject([
		{
			realTime: false,
			start: Date.UTC(2026, 2, 2, 5),
			end: Date.UTC(2026, 2, 2, 6),
			status: 'scheduled',
		},
	]);
	const list = await callLegacy(emulator, 'DescribeRecordList', { channelId: QUIET });
	expect(list.text).toBe(
		'{"code":0,"message":"","totalCount":1,"taskSet":[{"id":18446744073709551615,' +
			'"startTime":"2026-03-02 13:00:00","endTime":"2026-03-02 14:00:00","status":0,"count":0}]}',
	);
});

it.each<[string, Values, string]>([
	['a channel nobody has', { ...REAL_TIME, channelId: '1' }, '20301'],
	['real time without an active push', { ...REAL_TIME, channelId: QUIET }, '20111'],
	[
		'real time with an end that has passed',
		{ ...REAL_TIME, endTime: '2026-03-02 12:00:00' },
		'20323',
	],
	[
		'scheduled without a start',
		{ channelId: QUIET, tapeType: 0, endTime: SCHEDULED.endTime },
		'4000',
	],
	['scheduled with an empty start', { ...SCHEDULED, startTime: '' }, '4000'],
	['an end before the start', { ...SCHEDULED, endTime: '2026-03-02 12:30:00' }, '20323'],
	['a whole day', { ...SCHEDULED, endTime: '2026-03-03 13:00:00' }, ''],
	['a second more than a day', { ...SCHEDULED, endTime: '2026-03-03 13:00:01' }, '20323'],
	['ISO text', { ...SCHEDULED, endTime: '2026-03-02T14:00:00+08:00' }, '20323'],
	['a UNIX time', { ...SCHEDULED, endTime: NOON / 1000 + 7200 }, '20323'],
	['a day that does not exist', { ...SCHEDULED, endTime: '2026-02-29 14:00:00' }, '20323'],
	['one digit too few', { ...SCHEDULED, endTime: '2026-3-2 14:00:00' }, '20323'],
	['another tapeType', { ...REAL_TIME, tapeType: 2 }, '4000'],
])('%s is answered %j', async (_, values, code) => {
	const emulator = await start();
	expect(await create(emulator, values)).toBe(code);
	expect(emulator.truth.createdCount).toBe(code === '' ? 1 : 0);
});

it('a channel starts and stops being live while the emulator runs', async () => {
	const emulator = await start();
	const channel = emulator.state.channels.find(({ id }) => id === QUIET);
	if (channel === undefined) throw new Error('no such channel');
	channel.live = true;
	expect(await create(emulator, { ...REAL_TIME, channelId: QUIET })).toBe('');
});

describe('StopRecord and DeleteRecord', () => {
	async function withTask(): Promise<Emulator> {
		const other = { secretId: 'AKIDother', secretKey: 'k' };
		const emulator = await start({ accounts: [DEFAULT_ACCOUNT, other] });
		expect(await create(emulator, REAL_TIME)).toBe('');
		emulator.clock.advance(MINUTE);
		return emulator;
	}

	const task = { channelId: LIVE, taskId: '18446744073709551615' };

	it('stops once and deletes once', async () => {
		const emulator = await withTask();
		const call = async (action: string) => innerCodeOf(await callLegacy(emulator, action, task));
		expect(await call('StopRecord')).toBe('');
		expect(await call('StopRecord')).toBe('');
		expect(emulator.truth.tasks()).toMatchObject([{ status: 'stopped', stoppedAt: NOON + MINUTE }]);
		expect(await call('DeleteRecord')).toBe('');
		expect(await call('DeleteRecord')).toBe('20327');
		expect(await call('StopRecord')).toBe('20327');
	});

	it.each<[string, Values, string]>([
		['of another channel', { ...task, channelId: QUIET }, '20327'],
		['of a channel nobody has', { ...task, channelId: '1' }, '20301'],
		['with rounded digits', { ...task, taskId: '18446744073709552000' }, '4000'],
		['nobody has', { ...task, taskId: '1' }, '20327'],
		['that is no number', { ...task, taskId: '1e19' }, '4000'],
		['that is negative', { ...task, taskId: '-1' }, '4000'],
	])('refuses a task %s', async (_, values, code) => {
		const emulator = await withTask();
		for (const action of ['StopRecord', 'DeleteRecord']) {
			const answer = await callLegacy(emulator, action, values);
			expect(innerCodeOf(answer) === '' ? codeOf(answer) : innerCodeOf(answer)).toBe(code);
		}
		expect(emulator.truth.tasks()).toMatchObject([{ stoppedAt: null, deletedAt: null }]);
	});

	it('knows tasks of the own account only', async () => {
		const emulator = await withTask();
		const account = { secretId: 'AKIDother', secretKey: 'k' };
		expect(innerCodeOf(await callLegacy(emulator, 'StopRecord', task, { account }))).toBe('20327');
	});
});

describe('DescribeRecordList', () => {
	async function list(emulator: Emulator, values: Values = {}) {
		const answer = await callLegacy(emulator, 'DescribeRecordList', { channelId: LIVE, ...values });
		const set: unknown = answer.json?.taskSet;
		const tasks: unknown[] = Array.isArray(set) ? set : [];
		return {
			code: codeOf(answer),
			total: answer.json?.totalCount,
			starts: tasks.map((task) => (isObject(task) ? task.startTime : undefined)),
			states: tasks.map((task) => (isObject(task) ? task.status : undefined)),
			counts: tasks.map((task) => (isObject(task) ? task.count : undefined)),
		};
	}

	it('pages', async () => {
		const emulator = await start();
		for (let count = 0; count < 12; count += 1) {
			await create(emulator, REAL_TIME);
			emulator.clock.advance(1000);
		}
		const first = await list(emulator);
		expect(first.total).toBe(12);
		expect(first.starts).toHaveLength(10);
		expect(first.starts[0]).toBe('2026-03-02 12:00:00');
		expect((await list(emulator, { pageNo: 2 })).starts).toEqual([
			'2026-03-02 12:00:10',
			'2026-03-02 12:00:11',
		]);
		expect((await list(emulator, { pageNo: 4, pageSize: 3 })).starts).toHaveLength(3);
		expect((await list(emulator, { pageNo: 3 })).starts).toEqual([]);
		expect((await list(emulator, { pageNo: 0 })).code).toBe('4000');
		expect((await list(emulator, { pageSize: 0 })).code).toBe('4000');
	});

	it('tells states and fragments as time goes by', async () => {
		const emulator = await start();
		await create(emulator, { ...SCHEDULED, channelId: LIVE, endTime: '2026-03-02 14:10:00' });
		expect(await list(emulator)).toMatchObject({ states: [0], counts: [0] });
		emulator.clock.set(Date.UTC(2026, 2, 2, 5, 45));
		expect(await list(emulator)).toMatchObject({ states: [1], counts: [1] });
		emulator.clock.set(Date.UTC(2026, 2, 2, 6, 30));
		expect(await list(emulator)).toMatchObject({ states: [2], counts: [3] });
	});

	it('lists after the listing delay, for two months, and one channel at a time', async () => {
		const emulator = await start({ listingDelayMs: 3000 });
		await create(emulator, REAL_TIME);
		expect((await list(emulator)).total).toBe(0);
		emulator.clock.advance(3000);
		expect((await list(emulator)).total).toBe(1);
		expect((await list(emulator, { channelId: QUIET })).total).toBe(0);
		emulator.clock.set(Date.UTC(2026, 4, 2, 4, 5));
		expect((await list(emulator)).total).toBe(1);
		emulator.clock.advance(1);
		expect((await list(emulator)).total).toBe(0);
	});
});
