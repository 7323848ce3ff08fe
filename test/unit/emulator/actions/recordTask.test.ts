/** The recording task of API 3.0. */
import { DEFAULT_ACCOUNT, type Emulator } from '../../../emulator';
import { ask, codeOf, type Values } from '../clients';
import { contract, each } from '../contract';
import { DAY, DOMAIN, HOUR, MINUTE, NOON, NOW, OTHER, start, STREAM } from '../running';

const DOMAINS = [
	DOMAIN,
	{ name: 'play.example.com', type: 'play', enabled: true },
	{ name: 'off.example.com', type: 'push', enabled: false },
] as const;
const WEEK = 7 * DAY;
const TASK = { ...STREAM, EndTime: NOW + HOUR };

/** Creates a task and gives its id. */
async function create(emulator: Emulator, values: Values = {}): Promise<Values> {
	const { fields } = await ask(emulator, 'CreateRecordTask', { ...TASK, ...values });
	return { TaskId: fields.TaskId };
}

contract('CreateRecordTask', {
	given: { domains: DOMAINS },
	least: TASK,
	takes: `
		StreamName="流 a&b=c+d" StreamType=1 TemplateId=99 Extension=""
		StartTime=${NOW + HOUR} EndTime=${NOW + HOUR + DAY} | StartTime=${NOW - HOUR} EndTime=${NOW + 1}
		StartTime=${NOW + WEEK - HOUR} EndTime=${NOW + WEEK - 1}`,
	refuses: {
		InvalidParameter: `
			StartTime=${NOW + HOUR} EndTime=${NOW + HOUR + DAY + 1} | EndTime=${NOW + DAY + 1}
			StartTime=${NOW + HOUR} EndTime=${NOW + HOUR} | StartTime=${NOW + HOUR} EndTime=${NOW + 60}
			StartTime=${NOW - HOUR} EndTime=${NOW} | EndTime=${NOW + 0.5} | EndTime=${NOON + HOUR * 1000}
			StartTime=${NOW + WEEK - HOUR} EndTime=${NOW + WEEK} | StreamType=2 | TemplateId=null
			DomainName=push.example.org | DomainName=play.example.com | DomainName=off.example.com`,
		UnknownParameter: 'Channel=x | constructor=x',
	},
});

contract('CreateRecordTask', {
	given: { site: 'international' },
	least: TASK,
	takes: `StartTime=${NOW + 6 * DAY} EndTime=${NOW + WEEK}`,
	refuses: { InvalidParameter: `StartTime=${NOW + 6 * DAY + 1} EndTime=${NOW + 6 * DAY + HOUR}` },
});

it('CreateRecordTask starts now without StartTime, and makes every accepted call a task', async () => {
	const emulator = await start();
	const made = [await create(emulator), await create(emulator, { StartTime: NOW })];
	const tasks = emulator.truth.tasks();
	expect(tasks.map(({ id }) => id)).toEqual(made.map(({ TaskId }) => TaskId));
	expect(new Set(tasks.map(({ id }) => id)).size).toBe(2);
	expect(tasks[0]?.id).toMatch(/^[A-Za-z0-9]{58}$/);
	const told = { account: DEFAULT_ACCOUNT.secretId, channel: 's', domain: DOMAIN, app: 'live' };
	const times = { start: NOON, end: NOON + HOUR * 1000, createdAt: NOON };
	const state = { generation: 'v3', status: 'running', stoppedAt: null, deletedAt: null };
	expect(tasks).toMatchObject([
		{ ...told, ...times, ...state, realTime: true },
		{ ...told, ...times, ...state, realTime: false },
	]);
});

contract('StopRecordTask', { least: { TaskId: 'a task' }, before: create });
contract('DeleteRecordTask', { least: { TaskId: 'a task' }, before: create });

it.each([undefined, 'InvalidParameterValue', 'ResourceNotFound.TaskId', 'UnsupportedOperation'])(
	'StopRecordTask and DeleteRecordTask answer %s where there is no such task of the account',
	async (taskNotFoundCode) => {
		const emulator = await start({ taskNotFoundCode, accounts: [DEFAULT_ACCOUNT, OTHER] });
		const task = await create(emulator);
		for (const action of ['StopRecordTask', 'DeleteRecordTask']) {
			const code = taskNotFoundCode ?? 'InvalidParameter';
			expect(await codeOf(emulator, action, { TaskId: 'x' })).toBe(code);
			expect(await codeOf(emulator, action, task, { account: OTHER })).toBe(code);
		}
		expect(emulator.truth.tasks()).toMatchObject([{ stoppedAt: null, deletedAt: null }]);
		emulator.state.taskNotFoundCode = 'Other';
		expect(await codeOf(emulator, 'StopRecordTask', { TaskId: 'x' })).toBe('Other');
	},
);

it('StopRecordTask stops once: the first time stays', async () => {
	const emulator = await start();
	const task = await create(emulator);
	emulator.clock.advance(MINUTE);
	expect(await codeOf(emulator, 'StopRecordTask', task)).toBe('');
	emulator.clock.advance(MINUTE);
	expect(await codeOf(emulator, 'StopRecordTask', task)).toBe('');
	expect(emulator.truth.tasks()).toMatchObject([{ status: 'stopped', stoppedAt: NOON + MINUTE }]);
});

it('DeleteRecordTask does not touch what runs; the task is known no more', async () => {
	const emulator = await start();
	const task = await create(emulator);
	emulator.clock.advance(MINUTE);
	expect(await codeOf(emulator, 'DeleteRecordTask', task)).toBe('');
	const gone = { deleted: true, deletedAt: NOON + MINUTE, status: 'running', starts: true };
	expect(emulator.truth.tasks()).toMatchObject([gone]);
	expect(await codeOf(emulator, 'DeleteRecordTask', task)).toBe('InvalidParameter');
	expect(await codeOf(emulator, 'StopRecordTask', task)).toBe('InvalidParameter');
});

const WINDOW = { StartTime: NOW, EndTime: NOW + DAY };

contract('DescribeRecordTask', {
	given: { domains: [DOMAIN, 'push2.example.com'] },
	before: async (emulator) => {
		for (const task of [
			{ StreamName: 'a', StartTime: NOW + HOUR, EndTime: NOW + 2 * HOUR },
			{ StreamName: 'b', StartTime: NOW, EndTime: NOW + DAY, AppName: 'other' },
			{ StreamName: 'c', StartTime: NOW, DomainName: 'push2.example.com' },
			{ StreamName: 'starts before', StartTime: NOW - 1 },
			{ StreamName: 'ends after', StartTime: NOW + HOUR, EndTime: NOW + DAY + 1 },
		]) {
			await create(emulator, task);
		}
		return {};
	},
	least: WINDOW,
	takes: `
		StartTime=${NOW - WEEK} EndTime=${NOW} | StartTime=${NOW - 90 * DAY} EndTime=${NOW - 85 * DAY}
		StartTime=${NOW + DAY} EndTime=${NOW + 2 * DAY} | StreamName=a DomainName=b AppName=c ScrollToken=""`,
	refuses: {
		InvalidParameter: `
			StartTime=${NOW - WEEK - 1} EndTime=${NOW} | EndTime=${NOW} | EndTime=${NOW - 1}
			StartTime=${NOW - 90 * DAY - 1} EndTime=${NOW - 85 * DAY} | ScrollToken=x`,
	},
	shows: each('TaskList', 'StreamName'),
	answers: [
		['', ['a', 'b', 'c']],
		['StreamName=a', ['a']],
		['AppName=other', ['b']],
		['DomainName=push2.example.com', ['c']],
		['StreamName="" AppName="" DomainName=""', ['a', 'b', 'c']],
		['StreamName=a AppName=other', []],
	],
});

it('DescribeRecordTask scrolls, also while tasks come and go; a token is of one query', async () => {
	const emulator = await start({ recordTasksPerPage: 2 });
	for (const StreamName of ['a', 'b', 'c', 'd', 'e']) await create(emulator, { StreamName });
	const page = async (values: Values) => {
		const { fields, code } = await ask(emulator, 'DescribeRecordTask', { ...WINDOW, ...values });
		return { token: fields.ScrollToken, code, streams: each('TaskList', 'StreamName')(fields) };
	};
	const first = await page({});
	expect(first.streams).toEqual(['a', 'b']);
	await ask(emulator, 'DeleteRecordTask', { TaskId: emulator.truth.tasks()[0]?.id });
	const second = await page({ ScrollToken: first.token });
	expect(second.streams).toEqual(['c', 'd']);
	expect(await page({ ScrollToken: second.token })).toMatchObject({ token: '', streams: ['e'] });
	for (const change of [{ StreamName: 'a' }, { AppName: 'live' }, { EndTime: NOW + DAY - 1 }]) {
		const { code } = await page({ ScrollToken: first.token, ...change });
		expect(code).toBe('InvalidParameter');
	}
});

it('DescribeRecordTask lists after the delay, to the own account, ended and stopped tasks too', async () => {
	const emulator = await start({ listingDelayMs: 5000, accounts: [DEFAULT_ACCOUNT, OTHER] });
	const task = await create(emulator);
	const list = async (account = DEFAULT_ACCOUNT) =>
		(await ask(emulator, 'DescribeRecordTask', WINDOW, { account })).fields.TaskList;
	emulator.clock.advance(4999);
	expect(await list()).toEqual([]);
	emulator.clock.advance(1);
	expect(await list()).toMatchObject([{ ...STREAM, Stopped: 0 }]);
	expect(await list(OTHER)).toEqual([]);
	emulator.clock.advance(55_500);
	await ask(emulator, 'StopRecordTask', task);
	emulator.clock.advance(DAY * 1000);
	const times = { StartTime: NOW, EndTime: NOW + HOUR, Stopped: NOW + 60 };
	expect(await list()).toEqual([{ ...task, ...STREAM, ...times, TemplateId: 0 }]);
});
