import type { Emulator, RecordedFile } from '../../emulator';
import { isObject } from '../../emulator/json';
import { callLegacy, codeOf, innerCodeOf, legacySdkCall, NOON } from './clients';
import { LIVE, QUIET, start, stopAll } from './running';

afterEach(stopAll);

const MINUTE = 60_000;
const START = { channelId: LIVE, startTime: '2026-03-01 00:00:00' };

/** Files of a minute each, the first one at noon. */
function files(count: number, more: Partial<RecordedFile> = {}): RecordedFile[] {
	return [...Array(count).keys()].map((number) => ({
		id: `98961257840855677${20 + number}`,
		stream: LIVE,
		format: 'flv',
		start: NOON + number * MINUTE,
		end: NOON + (number + 1) * MINUTE,
		...more,
	}));
}

async function idsOf(emulator: Emulator, values: Record<string, string | number>) {
	const { json } = await callLegacy(emulator, 'GetVodRecordFiles', values);
	const list: unknown[] = Array.isArray(json?.filesInfo) ? json.filesInfo : [];
	return {
		total: json?.totalCount,
		files: list.map((file) => (isObject(file) ? String(file.fileId) : '')),
	};
}

it.each([
	[true, '"fileId":"5285485487985271488"', '"taskId":"18446744073709551615"'],
	[false, '"fileId":5285485487985271488,', '"taskId":18446744073709551615,'],
])('gives what a task recorded, ids as text: %s', async (idsAsText, fileId, taskId) => {
	const emulator = await start({ idsAsText });
	const task = { channelId: LIVE, tapeType: 0, startTime: '2026-03-02 12:00:00' };
	await callLegacy(emulator, 'CreateRecord', { ...task, endTime: '2026-03-02 12:45:00' });
	emulator.clock.advance(45 * MINUTE);
	const answer = await callLegacy(emulator, 'GetVodRecordFiles', START);
	expect(answer.json).toMatchObject({
		code: 0,
		message: '',
		codeDesc: 'Success',
		totalCount: 2,
		filesInfo: [
			{
				fileName: `${LIVE}-20260302-1200-20260302-1230`,
				reportMessage: null,
				startTime: '0',
				endTime: '1800',
			},
			{ startTime: '1800', endTime: '2700' },
		],
	});
	expect(answer.text).toContain(fileId);
	expect(answer.text).toContain(taskId);
});

it('is asked by qcloudapi-sdk', async () => {
	const emulator = await start({ idsAsText: true, files: files(1) });
	expect(await legacySdkCall(emulator, 'GetVodRecordFiles', START)).toMatchObject({
		code: 0,
		totalCount: 1,
		filesInfo: [{ fileId: '9896125784085567720', taskId: '' }],
	});
	expect(await legacySdkCall(emulator, 'DescribeLVBChannel', { channelId: LIVE })).toMatchObject({
		channelInfo: [{ channel_id: LIVE, channel_status: '1' }],
	});
});

it('has pages of 20, and takes the number as pageNum', async () => {
	const emulator = await start({ files: files(23) });
	expect((await idsOf(emulator, START)).files).toHaveLength(20);
	const second = await idsOf(emulator, { ...START, pageNum: 2 });
	expect(second).toMatchObject({ total: 23 });
	expect(second.files).toHaveLength(3);
	expect((await idsOf(emulator, { ...START, pageNum: 6, pageSize: 4 })).files).toHaveLength(3);
	for (const [name, value] of [
		['pageNo', 2],
		['pageNum', 0],
		['pageSize', 0],
		['pageNum', 'x'],
	] as const) {
		const values = { ...START, [name]: value };
		const answer = await callLegacy(emulator, 'GetVodRecordFiles', values);
		expect(codeOf(answer)).toBe('4000');
	}
});

it('finds what began between the times, both included', async () => {
	const emulator = await start({ files: files(4) });
	const count = async (startTime: string, endTime?: string) =>
		(await idsOf(emulator, { ...START, startTime, ...(endTime === undefined ? {} : { endTime }) }))
			.total;
	expect(await count('2026-03-02 12:01:00')).toBe(3);
	expect(await count('2026-03-02 12:01:01')).toBe(2);
	expect(await count('2026-03-02 12:00:00', '2026-03-02 12:02:00')).toBe(3);
	expect(await count('2026-03-02 12:00:00', '2026-03-02 12:01:59')).toBe(2);
});

it('leaves out other channels, streams of API 3.0, other accounts and what is over two months old', async () => {
	const old = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 0, 2) - 1 };
	const emulator = await start({
		files: [
			...files(1, { stream: QUIET }),
			...files(1, { domain: 'push.example.com', app: 'live' }),
			...files(1, { account: 'AKIDother' }),
			...files(1, old),
		],
	});
	const since2025 = { ...START, startTime: '2025-01-01 00:00:00' };
	expect((await idsOf(emulator, since2025)).total).toBe(0);
	emulator.state.files = files(1, { ...old, end: Date.UTC(2026, 0, 2, 4) });
	expect((await idsOf(emulator, since2025)).total).toBe(1);
});

it.each<[string, Record<string, string | number>, string, string]>([
	['no channel', { startTime: START.startTime }, '4000', ''],
	['no start', { channelId: LIVE }, '4000', ''],
	['a channel nobody has', { ...START, channelId: '1' }, '5100', '20301'],
	['a start that is none', { ...START, startTime: '2026-03-01T00:00:00' }, '5100', '20323'],
	['an end before the start', { ...START, endTime: '2026-02-01 00:00:00' }, '5100', '20323'],
	['an unknown parameter', { ...START, taskId: 5 }, '4000', ''],
])('refuses %s', async (_, values, code, inner) => {
	const emulator = await start();
	const answer = await callLegacy(emulator, 'GetVodRecordFiles', values);
	expect([codeOf(answer), innerCodeOf(answer)]).toEqual([code, inner]);
});

it('a closed channel says so, and starts nothing', async () => {
	const channels = [{ id: LIVE, name: 'closed', live: true, closed: true }];
	const emulator = await start({ channels });
	const one = await callLegacy(emulator, 'DescribeLVBChannel', { channelId: LIVE });
	expect(one.json).toMatchObject({ channelInfo: [{ channel_status: '3' }] });
	const all = await callLegacy(emulator, 'DescribeLVBChannelList', { channelStatus: 3 });
	expect(all.json).toMatchObject({ all_count: '1', channelSet: [{ channel_status: '3' }] });
	const task = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:20:00' };
	expect(innerCodeOf(await callLegacy(emulator, 'CreateRecord', task))).toBe('20111');
});
