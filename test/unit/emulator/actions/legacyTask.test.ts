/** The recording task of the legacy API. */
import { DEFAULT_ACCOUNT, type Emulator } from '../../../emulator';
import { ask, codeOf, type Values } from '../clients';
import { contract, type Contract, each } from '../contract';
import { LIVE, MINUTE, NOON, NOW, numbers, OTHER, QUIET, start, times } from '../running';

const REAL_TIME = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:05:00' };
const SCHEDULED = {
	channelId: QUIET,
	tapeType: 0,
	startTime: '2026-03-02 13:00:00',
	endTime: '2026-03-02 14:00:00',
};

contract('CreateRecord', {
	least: REAL_TIME,
	takes: 'startTime=whenever | endTime="2026-03-03 12:00:00"',
	refuses: {
		20301: 'channelId="1"',
		20111: `channelId="${QUIET}"`,
		20323: 'endTime="2026-03-02 12:00:00"',
		4000: 'tapeType=2 | tapeType=yes | start_time="2026-03-02 12:00:00"',
	},
});

contract('CreateRecord', {
	least: SCHEDULED,
	takes: 'endTime="2026-03-03 13:00:00" | startTime="2026-03-02 11:00:00"',
	refuses: {
		4000: 'startTime="" | tapeType=2',
		20323: `
			endTime="2026-03-02 12:30:00" | endTime="2026-03-03 13:00:01" | endTime=2026-03-02T14:00:00+08:00
			endTime=${NOW + 7200} | endTime="2026-02-29 14:00:00" | endTime="2026-3-2 14:00:00"`,
	},
});

it('CreateRecord issues ids from the largest 64-bit number downwards, as numbers or as text', async () => {
	const emulator = await start();
	const text = async () => (await ask(emulator, 'CreateRecord', REAL_TIME)).text;
	expect(await text()).toBe('{"code":0,"message":"","task_id":18446744073709551615}');
	expect(await text()).toBe('{"code":0,"message":"","task_id":18446744073709551614}');
	emulator.state.idsAsText = true;
	expect(await text()).toBe('{"code":0,"message":"","task_id":"18446744073709551613"}');
});

it('CreateRecord records in real time from now, 30 minutes at most, or as scheduled in China', async () => {
	const emulator = await start();
	await ask(emulator, 'CreateRecord', { ...REAL_TIME, startTime: 'whenever' });
	await ask(emulator, 'CreateRecord', { ...REAL_TIME, endTime: '2026-03-03 12:00:00' });
	await ask(emulator, 'CreateRecord', SCHEDULED);
	const realTime = { realTime: true, start: NOON, channel: LIVE, domain: null, app: null };
	const hour = { start: Date.UTC(2026, 2, 2, 5), end: Date.UTC(2026, 2, 2, 6) };
	expect(emulator.truth.tasks()).toMatchObject([
		{ ...realTime, end: NOON + 5 * MINUTE },
		{ ...realTime, end: NOON + 30 * MINUTE },
		{ ...hour, realTime: false, status: 'scheduled', channel: QUIET },
	]);
});

it('CreateRecord asks whether the channel is live when it is called, and not closed', async () => {
	const channel = { id: QUIET, name: 'quiet', live: false, closed: false };
	const emulator = await start({ channels: [channel] });
	const [state] = emulator.state.channels;
	const create = async (changes: object) => {
		Object.assign(state ?? {}, changes);
		return await codeOf(emulator, 'CreateRecord', { ...REAL_TIME, channelId: QUIET });
	};
	expect(await create({ live: true })).toBe('');
	expect(await create({ closed: true })).toBe('20111');
});

it('a refusal by the product carries its code in front of the message of a 5100', async () => {
	const emulator = await start();
	const { text } = await ask(emulator, 'CreateRecord', { ...REAL_TIME, channelId: '1' });
	expect(text).toBe('{"code":5100,"message":"20301:channel does not exist"}');
	expect(emulator.truth.requests()).toMatchObject([{ code: '5100', innerCode: '20301' }]);
});

const TASK = { channelId: LIVE, taskId: '18446744073709551615' };

async function create(emulator: Emulator, values: Values = {}): Promise<Values> {
	await ask(emulator, 'CreateRecord', { ...REAL_TIME, ...values });
	return {};
}

const END: Contract = {
	least: TASK,
	before: create,
	refuses: {
		20301: 'channelId="1"',
		20327: `channelId="${QUIET}" | taskId="1"`,
		4000: 'taskId="18446744073709552000" | taskId="1e19" | taskId="-1"',
	},
};

contract('StopRecord', END);
contract('DeleteRecord', END);

it('StopRecord and DeleteRecord know tasks of the own account only', async () => {
	const emulator = await start({ accounts: [DEFAULT_ACCOUNT, OTHER] });
	await create(emulator);
	expect(await codeOf(emulator, 'StopRecord', TASK, { account: OTHER })).toBe('20327');
	expect(await codeOf(emulator, 'DeleteRecord', TASK, { account: OTHER })).toBe('20327');
	expect(emulator.truth.tasks()).toMatchObject([{ stoppedAt: null, deletedAt: null }]);
});

it('a task stops once, the first time stays, and is deleted once', async () => {
	const emulator = await start();
	await create(emulator);
	const call = async (action: string) => {
		emulator.clock.advance(MINUTE);
		return await codeOf(emulator, action, TASK);
	};
	expect(await call('StopRecord')).toBe('');
	expect(await call('StopRecord')).toBe('');
	expect(emulator.truth.tasks()).toMatchObject([{ status: 'stopped', stoppedAt: NOON + MINUTE }]);
	expect(await call('DeleteRecord')).toBe('');
	expect(await call('DeleteRecord')).toBe('20327');
	expect(await call('StopRecord')).toBe('20327');
});

const start12 = (second: number) => `2026-03-02 12:00:${String(second).padStart(2, '0')}`;

contract('DescribeRecordList', {
	before: async (emulator) => {
		await times(12, async () => {
			await create(emulator);
			emulator.clock.advance(1000);
		});
		return {};
	},
	least: { channelId: LIVE },
	takes: 'pageNo=2 pageSize=5',
	refuses: { 4000: 'pageNo=0 | pageSize=0', 20301: 'channelId="1"' },
	shows: (fields) => [fields.totalCount, ...each('taskSet', 'startTime')(fields)],
	answers: [
		['', [12, ...numbers(10).map(start12)]],
		['pageNo=2', [12, start12(10), start12(11)]],
		['pageNo=4 pageSize=3', [12, start12(9), start12(10), start12(11)]],
		['pageNo=3', [12]],
		[`channelId="${QUIET}"`, [0]],
	],
});

it('DescribeRecordList tells states and fragments as time goes by, and keeps every digit', async () => {
	const emulator = await start();
	await create(emulator, { ...SCHEDULED, endTime: '2026-03-02 14:10:00' });
	const list = async (hour: number, minute: number) => {
		emulator.clock.set(Date.UTC(2026, 2, 2, hour, minute));
		return (await ask(emulator, 'DescribeRecordList', { channelId: QUIET })).text;
	};
	const task = '"id":18446744073709551615,"startTime":"2026-03-02 13:00:00"';
	const text = `{"code":0,"message":"","totalCount":1,"taskSet":[{${task},"endTime":"2026-03-02 14:10:00",`;
	expect(await list(4, 0)).toBe(`${text}"status":0,"count":0}]}`);
	expect(await list(5, 30)).toBe(`${text}"status":1,"count":1}]}`);
	expect(await list(6, 30)).toBe(`${text}"status":2,"count":3}]}`);
});

it('DescribeRecordList lists after the delay, for two months', async () => {
	const emulator = await start({ listingDelayMs: 3000 });
	await create(emulator);
	const total = async () =>
		(await ask(emulator, 'DescribeRecordList', { channelId: LIVE })).fields.totalCount;
	emulator.clock.advance(2999);
	expect(await total()).toBe(0);
	emulator.clock.advance(1);
	expect(await total()).toBe(1);
	emulator.clock.set(Date.UTC(2026, 4, 2, 4, 5));
	expect(await total()).toBe(1);
	emulator.clock.advance(1);
	expect(await total()).toBe(0);
});
