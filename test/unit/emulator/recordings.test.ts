/** Which tasks start, and what they leave in VOD. */
import type { Emulator, RecordTemplate } from '../../emulator';
import { ask, type Values } from './clients';
import { each } from './contract';
import { DOMAIN, HOUR, LIVE, MINUTE, NOON, NOW, start, times, STREAM } from './running';

/** A task from so many hours after noon to so many. Gives its id. */
async function create(emulator: Emulator, from = 0, to = 1, more: Values = {}): Promise<unknown> {
	const times = { StartTime: NOW + from * HOUR, EndTime: NOW + to * HOUR };
	const answer = await ask(emulator, 'CreateRecordTask', { ...STREAM, ...times, ...more });
	expect(answer.code).toBe('');
	return answer.fields.TaskId;
}

const end = async (emulator: Emulator, how: 'Stop' | 'Delete', TaskId: unknown) =>
	await ask(emulator, `${how}RecordTask`, { TaskId });

const whichStart = ({ truth }: Emulator) => truth.tasks().map((task) => task.starts);

const piecesOf = ({ state }: Emulator) =>
	state.files.map((file) => [
		file.format,
		(file.start - NOON) / MINUTE,
		(file.end - NOON) / MINUTE,
	]);

const search = async (emulator: Emulator, values: Values = {}) =>
	each('MediaInfoSet', 'FileId')((await ask(emulator, 'SearchMedia', values)).fields);

describe('of tasks that overlap', () => {
	it('a fourth is created, and does not start', async () => {
		const emulator = await start();
		await times(4, async () => await create(emulator, 1, 2));
		expect(whichStart(emulator)).toEqual([true, true, true, false]);
		emulator.clock.advance(90 * MINUTE);
		const states = emulator.truth.tasks().map(({ status }) => status);
		expect(states).toEqual(['running', 'running', 'running', 'notStarted']);
		emulator.clock.advance(60 * MINUTE);
		expect(emulator.state.files).toHaveLength(3);
	});

	it('the earliest start wins, and what begins when another has ended starts again', async () => {
		const emulator = await start();
		await create(emulator, 2, 5);
		await create(emulator, 1, 4);
		await create(emulator, 1, 3);
		await create(emulator, 1, 3);
		await create(emulator, 3, 4);
		expect(whichStart(emulator)).toEqual([false, true, true, true, true]);
	});

	it('each stream, path, domain and kind of stream counts by itself', async () => {
		const emulator = await start({ domains: [DOMAIN, 'push2.example.com'] });
		await times(3, async () => await create(emulator));
		await create(emulator, 0, 1, { StreamName: 't' });
		await create(emulator, 0, 1, { AppName: 'other' });
		await create(emulator, 0, 1, { DomainName: 'push2.example.com' });
		await create(emulator, 0, 1, { StreamType: 1 });
		expect(whichStart(emulator)).toEqual(Array(7).fill(true));
	});

	it('one that is stopped or deleted before its start makes room, and leaves nothing', async () => {
		const emulator = await start();
		await end(emulator, 'Stop', await create(emulator, 1, 2));
		await end(emulator, 'Delete', await create(emulator, 1, 2));
		await times(3, async () => await create(emulator, 1, 2));
		expect(whichStart(emulator)).toEqual([false, false, true, true, true]);
		emulator.clock.advance(120 * MINUTE);
		expect(emulator.state.files).toHaveLength(3);
	});

	it('one that is deleted while it runs keeps its place, one that is stopped does not', async () => {
		const emulator = await start();
		const ids = [await create(emulator), await create(emulator), await create(emulator)];
		emulator.clock.advance(MINUTE);
		await end(emulator, 'Delete', ids[0]);
		await create(emulator, 0.1);
		expect(whichStart(emulator)).toEqual([true, true, true, false]);
		await end(emulator, 'Stop', ids[1]);
		expect(whichStart(emulator)).toEqual([true, true, true, true]);
	});

	it('the legacy API shows one that did not start as abnormal', async () => {
		const emulator = await start();
		const task = { channelId: LIVE, tapeType: 1, endTime: '2026-03-02 12:20:00' };
		await times(4, async () => await ask(emulator, 'CreateRecord', task));
		const { fields } = await ask(emulator, 'DescribeRecordList', { channelId: LIVE });
		expect(each('taskSet', 'status')(fields)).toEqual([1, 1, 1, 3]);
	});
});

describe('a task of API 3.0', () => {
	it('without a template gives one HLS file, once it has ended', async () => {
		const emulator = await start();
		const taskId = await create(emulator);
		emulator.clock.advance(60 * MINUTE - 1);
		expect(emulator.state.files).toEqual([]);
		emulator.clock.advance(1);
		const file = {
			id: '5285485487985271487',
			stream: 's',
			domain: DOMAIN,
			app: 'live',
			format: 'hls',
			start: NOON,
			end: NOON + 60 * MINUTE,
			createdAt: NOON + 60 * MINUTE,
			name: 's_2026-03-02-12-00-00_2026-03-02-13-00-00',
			taskId,
			account: 'AKIDemulator0000000000000000000000',
		};
		expect(emulator.state.files).toEqual([file]);
		emulator.clock.advance(60 * MINUTE);
		expect(emulator.state.files).toEqual([file]);
	});

	it.each([
		['Stop', 10],
		['Delete', 60],
	] as const)('gives its file although it is ended by %s', async (how, minutes) => {
		const emulator = await start();
		const TaskId = await create(emulator);
		emulator.clock.advance(10 * MINUTE);
		await end(emulator, how, TaskId);
		emulator.clock.advance(60 * MINUTE);
		expect(piecesOf(emulator)).toEqual([['hls', 0, minutes]]);
	});

	it('gives none for a push of ten seconds', async () => {
		const emulator = await start();
		await create(emulator, 0, 10 / HOUR);
		await create(emulator, 0, 11 / HOUR);
		emulator.clock.advance(60 * MINUTE);
		expect(emulator.state.files).toMatchObject([{ end: NOON + 11_000 }]);
	});

	it('gives a file for each push between breaks of its stream, and none where nobody pushes', async () => {
		const emulator = await start({
			breaks: [
				{ stream: 's', from: NOON + 10 * MINUTE, to: NOON + 15 * MINUTE },
				{ stream: 'never', from: 0, to: NOON + 60 * MINUTE },
			],
		});
		await create(emulator);
		await create(emulator, 0, 1, { StreamName: 'never' });
		emulator.clock.advance(10 * MINUTE);
		expect(piecesOf(emulator)).toEqual([['hls', 0, 10]]);
		emulator.clock.advance(60 * MINUTE);
		expect(piecesOf(emulator)).toEqual([
			['hls', 0, 10],
			['hls', 15, 60],
		]);
	});

	it.each<[string, Partial<RecordTemplate>, string]>([
		['no format', {}, ''],
		['HLS', { formats: ['hls'] }, 'hls 0 20, hls 21 60'],
		['HLS that goes on', { formats: ['hls'], flowContinueDuration: 60 }, 'hls 0 60'],
		['MP4 of half an hour', { formats: ['mp4'] }, 'mp4 0 20, mp4 21 51, mp4 51 60'],
		[
			'FLV and AAC',
			{ formats: ['flv', 'aac'], settings: { flv: { interval: 7200 }, aac: { interval: 1200 } } },
			'flv 0 20, aac 0 20, aac 21 41, flv 21 60, aac 41 60',
		],
		['COS', { formats: ['hls'], cosStore: 1 }, ''],
	])('with a template of %s', async (_, template, pieces) => {
		const emulator = await start({
			templates: [{ id: 5, name: 'five', ...template }],
			breaks: [{ stream: 's', from: NOON + 20 * MINUTE, to: NOON + 21 * MINUTE }],
		});
		await create(emulator, 0, 1, { TemplateId: 5 });
		emulator.clock.advance(60 * MINUTE);
		const made = piecesOf(emulator).map((piece) => piece.join(' '));
		expect(made.join(', ')).toBe(pieces);
	});

	it('names, keeps and files what it records as the template says', async () => {
		const hls = { vodFileName: '{StreamID} {EndMinute}', storageTime: 60, vodSubAppId: 9 };
		const template = { id: 5, name: 'five', formats: ['hls'] as const, settings: { hls } };
		const emulator = await start({ templates: [template] });
		await create(emulator, 0, 0.5, { TemplateId: 5 });
		emulator.clock.advance(30 * MINUTE);
		const file = { name: 's 30', expiresAt: NOON + 31 * MINUTE, subAppId: 9 };
		expect(emulator.state.files).toMatchObject([file]);
		expect(await search(emulator, { SubAppId: 9 })).toHaveLength(1);
		expect(await search(emulator)).toEqual([]);
		emulator.clock.advance(MINUTE);
		expect(await search(emulator, { SubAppId: 9 })).toEqual([]);
	});
});

it('a task in channel mode gives fragments of half an hour, and counts them', async () => {
	const emulator = await start();
	const task = { channelId: LIVE, tapeType: 0, startTime: '2026-03-02 12:00:00' };
	await ask(emulator, 'CreateRecord', { ...task, endTime: '2026-03-02 13:10:00' });
	emulator.state.breaks.push({ stream: LIVE, from: NOON + 5 * MINUTE, to: NOON + 10 * MINUTE });
	emulator.clock.advance(60 * MINUTE);
	expect(piecesOf(emulator)).toEqual([
		['flv', 0, 5],
		['flv', 10, 40],
	]);
	const { fields } = await ask(emulator, 'DescribeRecordList', { channelId: LIVE });
	expect(fields).toMatchObject({ taskSet: [{ count: 2, status: 1 }] });
	emulator.clock.advance(60 * MINUTE);
	expect(piecesOf(emulator)).toHaveLength(3);
});

it('a file appears only after the delay, to VOD and to the test', async () => {
	const emulator = await start({ fileDelayMs: 5 * MINUTE });
	await create(emulator);
	emulator.clock.advance(65 * MINUTE - 1);
	expect([await search(emulator), emulator.state.files]).toEqual([[], []]);
	emulator.clock.advance(1);
	expect(await search(emulator)).toEqual(['5285485487985271487']);
	expect(emulator.state.files).toMatchObject([{ createdAt: NOON + 65 * MINUTE }]);
});

it('files can be added and replaced by hand, whether or not anyone has looked at them', async () => {
	const hand = { id: '1', stream: 's', format: 'mp4' as const, start: NOON, end: NOON + MINUTE };
	const emulator = await start({ files: [hand] });
	await create(emulator);
	emulator.state.files.push({ ...hand, id: '2' });
	emulator.clock.advance(60 * MINUTE);
	expect(await search(emulator)).toEqual(['5285485487985271487', '2', '1']);
	await create(emulator, 1, 2);
	emulator.clock.advance(60 * MINUTE);
	emulator.state.files = [{ ...hand, id: '3' }];
	expect(await search(emulator)).toEqual(['3']);
});
