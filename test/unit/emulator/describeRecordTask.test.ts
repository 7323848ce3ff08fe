import { DEFAULT_ACCOUNT, type Emulator } from '../../emulator';
import { isObject } from '../../emulator/json';
import { call3, codeOf, NOON, responseOf } from './clients';
import { start, stopAll } from './running';

afterEach(stopAll);

const NOW = NOON / 1000;
const HOUR = 3600;
const DAY = 24 * HOUR;
const WINDOW = { StartTime: NOW, EndTime: NOW + DAY };

async function create(
	emulator: Emulator,
	stream: string,
	from: number,
	to: number,
	more: Record<string, unknown> = {},
): Promise<void> {
	const answer = await call3(emulator, 'CreateRecordTask', {
		StreamName: stream,
		DomainName: 'push.example.com',
		AppName: 'live',
		StartTime: from,
		EndTime: to,
		...more,
	});
	expect(codeOf(answer)).toBe('');
}

async function page(
	emulator: Emulator,
	values: Record<string, unknown>,
	account = DEFAULT_ACCOUNT,
) {
	const response = responseOf(await call3(emulator, 'DescribeRecordTask', values, { account }));
	const list: unknown[] = Array.isArray(response.TaskList) ? response.TaskList : [];
	return {
		token: String(response.ScrollToken),
		streams: list.map((task) => (isObject(task) ? String(task.StreamName) : '')),
	};
}

it('lists what both starts and ends inside the window', async () => {
	const emulator = await start();
	await create(emulator, 'inside', NOW + HOUR, NOW + 2 * HOUR);
	await create(emulator, 'whole', NOW, NOW + DAY);
	await create(emulator, 'starts before', NOW - 1, NOW + HOUR);
	await create(emulator, 'ends after', NOW + HOUR, NOW + DAY + 1);
	expect(await page(emulator, WINDOW)).toEqual({ token: '', streams: ['inside', 'whole'] });
});

it('filters by stream, domain and path, and takes an empty filter as none', async () => {
	const emulator = await start({ domains: ['push.example.com', 'push2.example.com'] });
	await create(emulator, 'a', NOW, NOW + HOUR);
	await create(emulator, 'b', NOW, NOW + HOUR, { AppName: 'other' });
	await create(emulator, 'c', NOW, NOW + HOUR, { DomainName: 'push2.example.com' });
	const streamsWith = async (filter: Record<string, string>) =>
		(await page(emulator, { ...WINDOW, ...filter })).streams;
	expect(await streamsWith({ StreamName: 'a' })).toEqual(['a']);
	expect(await streamsWith({ AppName: 'other' })).toEqual(['b']);
	expect(await streamsWith({ DomainName: 'push2.example.com' })).toEqual(['c']);
	expect(await streamsWith({ StreamName: '', AppName: '', DomainName: '' })).toEqual([
		'a',
		'b',
		'c',
	]);
	expect(await streamsWith({ StreamName: 'a', AppName: 'other' })).toEqual([]);
});

it('scrolls through pages, also while tasks come and go', async () => {
	const emulator = await start({ recordTasksPerPage: 2 });
	for (const name of ['a', 'b', 'c', 'd', 'e']) await create(emulator, name, NOW, NOW + HOUR);
	const first = await page(emulator, WINDOW);
	expect(first.streams).toEqual(['a', 'b']);
	const [a] = emulator.truth.tasks();
	await call3(emulator, 'DeleteRecordTask', { TaskId: a?.id });
	const second = await page(emulator, { ...WINDOW, ScrollToken: first.token });
	expect(second.streams).toEqual(['c', 'd']);
	const third = await page(emulator, { ...WINDOW, ScrollToken: second.token });
	expect(third).toEqual({ token: '', streams: ['e'] });
	for (const values of [
		{ ...WINDOW, StreamName: 'a', ScrollToken: first.token },
		{ ...WINDOW, ScrollToken: 'nonsense' },
	]) {
		expect(codeOf(await call3(emulator, 'DescribeRecordTask', values))).toBe('InvalidParameter');
	}
});

it('gives no token after a page that is just full', async () => {
	const emulator = await start({ recordTasksPerPage: 2 });
	for (const name of ['a', 'b']) await create(emulator, name, NOW, NOW + HOUR);
	expect(await page(emulator, WINDOW)).toEqual({ token: '', streams: ['a', 'b'] });
});

it.each<[string, number, number, string]>([
	['a week', NOW - 7 * DAY, NOW, ''],
	['a second more than a week', NOW - 7 * DAY - 1, NOW, 'InvalidParameter'],
	['no length', NOW, NOW, 'InvalidParameter'],
	['the wrong way round', NOW, NOW - 1, 'InvalidParameter'],
	['from 90 days ago', NOW - 90 * DAY, NOW - 85 * DAY, ''],
	['from a second earlier', NOW - 90 * DAY - 1, NOW - 85 * DAY, 'InvalidParameter'],
	['in the future', NOW + DAY, NOW + 2 * DAY, ''],
])('a window of %s', async (_, StartTime, EndTime, code) => {
	const emulator = await start();
	expect(codeOf(await call3(emulator, 'DescribeRecordTask', { StartTime, EndTime }))).toBe(code);
});

it('lists a task only after the listing delay, and not to other accounts', async () => {
	const other = { secretId: 'AKIDother', secretKey: 'k' };
	const emulator = await start({ listingDelayMs: 5000, accounts: [DEFAULT_ACCOUNT, other] });
	await create(emulator, 'a', NOW, NOW + HOUR);
	expect(emulator.truth.createdCount).toBe(1);
	emulator.clock.advance(4999);
	expect((await page(emulator, WINDOW)).streams).toEqual([]);
	emulator.clock.advance(1);
	expect((await page(emulator, WINDOW)).streams).toEqual(['a']);
	expect((await page(emulator, WINDOW, other)).streams).toEqual([]);
});

it('keeps ended and stopped tasks listed, and tells the time of stopping', async () => {
	const emulator = await start();
	await create(emulator, 'a', NOW, NOW + HOUR);
	emulator.clock.advance(60_500);
	const [task] = emulator.truth.tasks();
	await call3(emulator, 'StopRecordTask', { TaskId: task?.id });
	emulator.clock.advance(DAY * 1000);
	const answer = await call3(emulator, 'DescribeRecordTask', WINDOW);
	expect(responseOf(answer).TaskList).toEqual([
		{
			TaskId: task?.id,
			DomainName: 'push.example.com',
			AppName: 'live',
			StreamName: 'a',
			StartTime: NOW,
			EndTime: NOW + HOUR,
			TemplateId: 0,
			Stopped: NOW + 60,
		},
	]);
});
