import type { Emulator } from '../../emulator';
import { call3, callLegacy, codeOf, NOON } from './clients';
import { LIVE, start, stopAll } from './running';

afterEach(stopAll);

const NOW = NOON / 1000;
const HOUR = 3600;

async function create(
	emulator: Emulator,
	from: number,
	to: number,
	more: Record<string, unknown> = {},
): Promise<void> {
	const answer = await call3(emulator, 'CreateRecordTask', {
		StreamName: 's',
		DomainName: 'push.example.com',
		AppName: 'live',
		StartTime: NOW + from,
		EndTime: NOW + to,
		...more,
	});
	expect(codeOf(answer)).toBe('');
}

function whichStart(emulator: Emulator): boolean[] {
	return emulator.truth.tasks().map((task) => task.starts);
}

it('creates a fourth overlapping task, but starts three', async () => {
	const emulator = await start();
	for (let count = 0; count < 4; count += 1) await create(emulator, HOUR, 2 * HOUR);
	expect(whichStart(emulator)).toEqual([true, true, true, false]);
	emulator.clock.advance(90 * 60_000);
	expect(emulator.truth.tasks().map(({ status }) => status)).toEqual([
		'running',
		'running',
		'running',
		'notStarted',
	]);
});

it('lets the earliest start win, and starts again what begins when another has ended', async () => {
	const emulator = await start();
	await create(emulator, 2 * HOUR, 5 * HOUR);
	await create(emulator, HOUR, 4 * HOUR);
	await create(emulator, HOUR, 3 * HOUR);
	await create(emulator, HOUR, 3 * HOUR);
	await create(emulator, 3 * HOUR, 4 * HOUR);
	expect(whichStart(emulator)).toEqual([false, true, true, true, true]);
});

it('counts each stream, path, domain and kind of stream by itself', async () => {
	const emulator = await start({ domains: ['push.example.com', 'push2.example.com'] });
	for (let count = 0; count < 3; count += 1) await create(emulator, 0, HOUR);
	await create(emulator, 0, HOUR, { StreamName: 't' });
	await create(emulator, 0, HOUR, { AppName: 'other' });
	await create(emulator, 0, HOUR, { DomainName: 'push2.example.com' });
	await create(emulator, 0, HOUR, { StreamType: 1 });
	expect(whichStart(emulator)).toEqual(Array(7).fill(true));
});

it('a task that was stopped or deleted before its start makes room', async () => {
	const emulator = await start();
	for (let count = 0; count < 5; count += 1) await create(emulator, HOUR, 2 * HOUR);
	const [first, second] = emulator.truth.tasks();
	await call3(emulator, 'StopRecordTask', { TaskId: first?.id });
	await call3(emulator, 'DeleteRecordTask', { TaskId: second?.id });
	expect(whichStart(emulator)).toEqual([false, false, true, true, true]);
});

it('a task that is deleted while it runs keeps its place, one that is stopped does not', async () => {
	const emulator = await start();
	for (let count = 0; count < 3; count += 1) await create(emulator, 0, 2 * HOUR);
	emulator.clock.advance(60_000);
	const [first, second] = emulator.truth.tasks();
	await call3(emulator, 'DeleteRecordTask', { TaskId: first?.id });
	await create(emulator, 120, HOUR);
	expect(whichStart(emulator)).toEqual([true, true, true, false]);
	await call3(emulator, 'StopRecordTask', { TaskId: second?.id });
	expect(whichStart(emulator)).toEqual([true, true, true, true]);
});

it('shows a legacy task that did not start as abnormal', async () => {
	const emulator = await start();
	for (let count = 0; count < 4; count += 1) {
		const values = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:20:00' };
		expect(codeOf(await callLegacy(emulator, 'CreateRecord', values))).toBe('');
	}
	const list = await callLegacy(emulator, 'DescribeRecordList', { channelId: LIVE });
	expect(list.json?.taskSet).toMatchObject([
		{ status: 1 },
		{ status: 1 },
		{ status: 1 },
		{ status: 3 },
	]);
});
