import type { Emulator, RecordTemplate } from '../../emulator';
import { call3, callLegacy, codeOf, NOON, responseOf } from './clients';
import { LIVE, start, stopAll } from './running';
import { search } from './vodClients';

afterEach(stopAll);

const NOW = NOON / 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A task of an hour from noon. Gives its id. */
async function create(emulator: Emulator, more: Record<string, unknown> = {}): Promise<string> {
	const task = { StreamName: 's', DomainName: 'push.example.com', AppName: 'live' };
	const values = { ...task, EndTime: NOW + 3600, ...more };
	const answer = await call3(emulator, 'CreateRecordTask', values);
	expect(codeOf(answer)).toBe('');
	return String(responseOf(answer).TaskId);
}

const piecesOf = (emulator: Emulator) =>
	emulator.state.files.map(({ format, start: from, end }) => [
		format,
		(from - NOON) / MINUTE,
		(end - NOON) / MINUTE,
	]);

describe('a task of API 3.0', () => {
	it('without a template gives one HLS file, once it has ended', async () => {
		const emulator = await start();
		const taskId = await create(emulator);
		emulator.clock.advance(HOUR - 1);
		expect(emulator.state.files).toEqual([]);
		emulator.clock.advance(1);
		expect(emulator.state.files).toEqual([
			{
				id: '5285485487985271487',
				stream: 's',
				domain: 'push.example.com',
				app: 'live',
				format: 'hls',
				start: NOON,
				end: NOON + HOUR,
				createdAt: NOON + HOUR,
				name: 's_2026-03-02-12-00-00_2026-03-02-13-00-00',
				taskId,
				account: 'AKIDemulator0000000000000000000000',
			},
		]);
		emulator.clock.advance(HOUR);
		expect(emulator.state.files).toHaveLength(1);
	});

	it('gives its file when it is stopped', async () => {
		const emulator = await start();
		const TaskId = await create(emulator);
		emulator.clock.advance(10 * MINUTE);
		await call3(emulator, 'StopRecordTask', { TaskId });
		expect(piecesOf(emulator)).toEqual([['hls', 0, 10]]);
	});

	it('gives its file although it was deleted while it ran', async () => {
		const emulator = await start();
		const TaskId = await create(emulator);
		emulator.clock.advance(10 * MINUTE);
		await call3(emulator, 'DeleteRecordTask', { TaskId });
		emulator.clock.advance(HOUR);
		expect(piecesOf(emulator)).toEqual([['hls', 0, 60]]);
	});

	it('gives none where it never starts: stopped or deleted before, or a fourth of one time', async () => {
		const emulator = await start();
		const later = { StartTime: NOW + 600 };
		await call3(emulator, 'StopRecordTask', { TaskId: await create(emulator, later) });
		await call3(emulator, 'DeleteRecordTask', { TaskId: await create(emulator, later) });
		for (let count = 0; count < 4; count += 1) await create(emulator, later);
		emulator.clock.advance(2 * HOUR);
		expect(emulator.state.files).toHaveLength(3);
	});

	it('gives none for a push of ten seconds', async () => {
		const emulator = await start();
		await create(emulator, { EndTime: NOW + 10 });
		await create(emulator, { EndTime: NOW + 11 });
		emulator.clock.advance(HOUR);
		expect(emulator.state.files).toMatchObject([{ end: NOON + 11_000 }]);
	});

	it('gives a file for each push between breaks of its stream', async () => {
		const emulator = await start({
			breaks: [
				{ stream: 's', from: NOON + 10 * MINUTE, to: NOON + 15 * MINUTE },
				{ stream: 'other', from: NOON, to: NOON + HOUR },
			],
		});
		await create(emulator);
		emulator.clock.advance(10 * MINUTE);
		expect(piecesOf(emulator)).toEqual([['hls', 0, 10]]);
		emulator.clock.advance(HOUR);
		expect(piecesOf(emulator)).toEqual([
			['hls', 0, 10],
			['hls', 15, 60],
		]);
	});

	it('gives none where nobody pushes', async () => {
		const emulator = await start({ breaks: [{ stream: 's', from: 0, to: NOON + HOUR }] });
		await create(emulator);
		emulator.clock.advance(HOUR);
		expect(emulator.state.files).toEqual([]);
	});

	it.each<[string, Partial<RecordTemplate>, unknown[]]>([
		['no format', {}, []],
		[
			'HLS',
			{ formats: ['hls'] },
			[
				['hls', 0, 20],
				['hls', 21, 60],
			],
		],
		['HLS that goes on', { formats: ['hls'], flowContinueDuration: 60 }, [['hls', 0, 60]]],
		[
			'MP4 of half an hour',
			{ formats: ['mp4'] },
			[
				['mp4', 0, 20],
				['mp4', 21, 51],
				['mp4', 51, 60],
			],
		],
		[
			'FLV and AAC',
			{ formats: ['flv', 'aac'], settings: { flv: { interval: 7200 }, aac: { interval: 1200 } } },
			[
				['flv', 0, 20],
				['aac', 0, 20],
				['aac', 21, 41],
				['flv', 21, 60],
				['aac', 41, 60],
			],
		],
		['COS', { formats: ['hls'], cosStore: 1 }, []],
	])('with a template of %s', async (_, template, pieces) => {
		const emulator = await start({
			templates: [{ id: 5, name: 'five', ...template }],
			breaks: [{ stream: 's', from: NOON + 20 * MINUTE, to: NOON + 21 * MINUTE }],
		});
		await create(emulator, { TemplateId: 5 });
		emulator.clock.advance(HOUR);
		expect(piecesOf(emulator)).toEqual(pieces);
	});

	it('names, keeps and files what it records as the template says', async () => {
		const hls = { vodFileName: '{StreamID} {EndMinute}', storageTime: 60, vodSubAppId: 9 };
		const emulator = await start({
			templates: [{ id: 5, name: 'five', formats: ['hls'], settings: { hls } }],
		});
		await create(emulator, { TemplateId: 5, EndTime: NOW + 1800 });
		emulator.clock.advance(HOUR / 2);
		expect(emulator.state.files).toMatchObject([
			{ name: 's 30', expiresAt: NOON + HOUR / 2 + MINUTE, subAppId: 9 },
		]);
		expect(await search(emulator, { SubAppId: 9 })).toMatchObject({ total: 1 });
		expect(await search(emulator)).toMatchObject({ total: 0 });
		emulator.clock.advance(MINUTE);
		expect(await search(emulator, { SubAppId: 9 })).toMatchObject({ total: 0 });
	});
});

it('a file appears only after the delay, to VOD and to the test', async () => {
	const emulator = await start({ fileDelayMs: 5 * MINUTE });
	await create(emulator);
	emulator.clock.advance(HOUR + 5 * MINUTE - 1);
	expect(await search(emulator)).toEqual({ total: 0, ids: [] });
	expect(emulator.state.files).toEqual([]);
	emulator.clock.advance(1);
	expect(await search(emulator)).toEqual({ total: 1, ids: ['5285485487985271487'] });
	expect(emulator.state.files).toMatchObject([{ createdAt: NOON + HOUR + 5 * MINUTE }]);
});

it('files can be added and taken away by hand', async () => {
	const hand = { id: '1', stream: 's', format: 'mp4' as const, start: NOON, end: NOON + MINUTE };
	const emulator = await start({ files: [hand] });
	await create(emulator);
	emulator.state.files.push({ ...hand, id: '2' });
	emulator.clock.advance(HOUR);
	expect((await search(emulator)).ids).toEqual(['5285485487985271487', '2', '1']);
	emulator.state.files = [{ ...hand, id: '3' }];
	expect((await search(emulator)).ids).toEqual(['3']);
});

it('files that are replaced are gone, whether or not anyone has looked at them', async () => {
	const emulator = await start();
	await create(emulator);
	emulator.clock.advance(HOUR);
	emulator.state.files = [];
	expect(emulator.state.files).toEqual([]);
});

it('a task in channel mode gives fragments of half an hour, and counts them', async () => {
	const emulator = await start();
	const task = { channelId: LIVE, tapeType: 0, startTime: '2026-03-02 12:00:00' };
	await callLegacy(emulator, 'CreateRecord', { ...task, endTime: '2026-03-02 13:10:00' });
	emulator.state.breaks.push({ stream: LIVE, from: NOON + 5 * MINUTE, to: NOON + 10 * MINUTE });
	emulator.clock.advance(HOUR);
	expect(piecesOf(emulator)).toEqual([
		['flv', 0, 5],
		['flv', 10, 40],
	]);
	const listed = await callLegacy(emulator, 'DescribeRecordList', { channelId: LIVE });
	expect(listed.json).toMatchObject({ taskSet: [{ count: 2, status: 1 }] });
	emulator.clock.advance(HOUR);
	expect(piecesOf(emulator)).toHaveLength(3);
});
