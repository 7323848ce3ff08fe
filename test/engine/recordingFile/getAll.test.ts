import type { INodeParameters } from 'n8n-workflow';

import type { RecordedFile } from '../../emulator';
import { BAD_LIMITS, failsWell } from '../failures';
import { callsOf, china, createTasks, operate, outputOf } from '../lifecycle';
import { DOMAIN, locator, NODE, NOON, STREAM, useBench } from '../support';

const bench = useBench({
	templates: [
		{ id: 7, name: 'two-formats', formats: ['mp4', 'flv'], settings: { mp4: { interval: 1800 } } },
	],
});

const getAll = (parameters: INodeParameters = {}) =>
	operate('recordingFile', 'getAll', {
		apiVersion: 'v3',
		domain: locator('name', DOMAIN),
		appName: 'live',
		channel: locator('id', STREAM),
		options: {},
		...parameters,
	});

/** A file of the stream in VOD, made when it ended. */
const file = (id: string, from: string, to: string, rest: Partial<RecordedFile> = {}) => ({
	id,
	stream: STREAM,
	domain: DOMAIN,
	app: 'live',
	format: 'mp4' as const,
	start: Date.parse(china(from)),
	end: Date.parse(china(to)),
	...rest,
});

const idsOf = async (parameters: INodeParameters) =>
	(await outputOf(bench, getAll(parameters))).map(({ file_id }) => file_id);

const put = (...files: RecordedFile[]) => bench.emulator.state.files.push(...files);

test('gives one item a file, with address, times, duration, size and format', async () => {
	put(
		file('5285485487985271487', '11-22 20:00', '11-22 20:30', {
			name: 'evening',
			url: 'https://1500000000.vod2.myqcloud.com/a/f0.mp4',
			size: 9007199254740992,
		}),
	);

	expect(await outputOf(bench, getAll())).toEqual([
		{
			file_id: '5285485487985271487',
			url: 'https://1500000000.vod2.myqcloud.com/a/f0.mp4',
			name: 'evening',
			format: 'mp4',
			start_time: china('11-22 20:00'),
			end_time: china('11-22 20:30'),
			duration: 1800,
			size: '9007199254740992',
			channel: STREAM,
			task_id: null,
		},
	]);
	expect(callsOf(bench, 'SearchMedia')).toEqual([
		{
			StreamIds: [STREAM],
			StreamDomains: [DOMAIN],
			StreamPaths: ['live'],
			SourceTypes: ['Record'],
			CreateTime: { After: '2026-11-16T04:00:00Z' },
			Filters: ['basicInfo', 'metaData'],
			Sort: { Field: 'CreateTime', Order: 'Asc' },
			Offset: 0,
			Limit: 100,
		},
	]);
});

test('without times these are the files of the last week', async () => {
	put(file('1', '11-16 11:00', '11-16 11:59:59'), file('2', '11-16 12:30', '11-16 13:00'));

	expect(await idsOf({})).toEqual(['2']);
});

test('gives no file of another stream, app, domain or source', async () => {
	const window = ['11-22 20:00', '11-22 20:30'] as const;
	put(
		file('1', ...window, { stream: 'b' }),
		file('2', ...window, { app: 'studio' }),
		file('3', ...window, { domain: 'push2.example.com' }),
		file('4', ...window, { source: 'Upload' }),
		file('5', ...window),
	);

	expect(await idsOf({})).toEqual(['5']);
});

test('chooses by what was recorded, not by when the file was made', async () => {
	put(
		file('before', '11-20 09:00', '11-20 10:00', { createdAt: Date.parse(china('11-20 12:30')) }),
		file('into', '11-20 09:30', '11-20 10:30'),
		file('within', '11-20 10:15', '11-20 10:45', { createdAt: Date.parse(china('11-21 09:00')) }),
		file('out of', '11-20 10:50', '11-20 11:30'),
		file('after', '11-20 11:00', '11-20 11:20'),
	);

	const times = { startTime: china('11-20 10:00'), endTime: china('11-20 11:00') };
	expect((await idsOf(times)).sort()).toEqual(['into', 'out of', 'within']);
});

describe('of a task', () => {
	const night = { from: '11-24 20:00', to: '11-24 22:00' };

	test('are those within its times, with its ID', async () => {
		const [before = '', task = '', after = ''] = await createTasks(bench, 'v3', [
			{ from: '11-24 18:00', to: '11-24 20:00' },
			{ ...night, template: 7 },
			{ from: '11-24 22:00', to: '11-24 23:00' },
		]);
		bench.setTime(china('11-25 10:00'));
		const files = await outputOf(bench, getAll({ taskId: task }));

		expect(files).toHaveLength(8);
		expect(new Set(files.map(({ task_id }) => task_id))).toEqual(new Set([task]));
		const made = bench.emulator.state.files;
		const owners = files.map(({ file_id }) => made.find(({ id }) => id === file_id)?.taskId);
		expect(new Set(owners)).toEqual(new Set([task]));
		expect(await idsOf({ taskId: before })).toHaveLength(1);
		expect(await idsOf({ taskId: after })).toHaveLength(1);
	});

	test('that was stopped are those until then', async () => {
		const [stopped = ''] = await createTasks(bench, 'v3', [night]);
		bench.setTime(china('11-24 20:30'));
		await outputOf(bench, operate('recordingTask', 'stop', { taskId: stopped }));
		const [next = ''] = await createTasks(bench, 'v3', [
			{ from: '11-24 20:40', to: '11-24 21:00' },
		]);
		bench.setTime(china('11-25 10:00'));

		const [file1, ...more] = await outputOf(bench, getAll({ taskId: stopped }));
		expect(file1).toMatchObject({
			start_time: china('11-24 20:00'),
			end_time: china('11-24 20:30'),
			duration: 1800,
		});
		expect(more).toEqual([]);
		expect(await outputOf(bench, getAll({ taskId: next }))).toEqual([
			expect.objectContaining({ start_time: china('11-24 20:40'), task_id: next }),
		]);
	});

	test('that was stopped before it began are none', async () => {
		const [stopped = ''] = await createTasks(bench, 'v3', [night]);
		await outputOf(bench, operate('recordingTask', 'stop', { taskId: stopped }));
		put(file('of another', '11-24 19:00', '11-24 21:00'));
		bench.setTime(china('11-25 10:00'));

		expect(await idsOf({ taskId: stopped })).toEqual([]);
	});

	test('that the push broke off are several', async () => {
		const [task = ''] = await createTasks(bench, 'v3', [night]);
		bench.emulator.state.breaks.push({
			stream: STREAM,
			from: Date.parse(china('11-24 21:00')),
			to: Date.parse(china('11-24 21:10')),
		});
		bench.setTime(china('11-25 10:00'));

		expect(await outputOf(bench, getAll({ taskId: task }))).toEqual([
			expect.objectContaining({ end_time: china('11-24 21:00'), duration: 3600 }),
			expect.objectContaining({ start_time: china('11-24 21:10'), duration: 3000 }),
		]);
	});

	test('that is not listed, or of another stream, are refused with a way out', async () => {
		const [other = ''] = await createTasks(bench, 'v3', [{ ...night, channel: 'b' }]);
		const finished = await bench.run({
			parameters: getAll({ taskId: '={{ $json.id }}' }),
			items: [{ id: 'nobody' }, { id: other }],
			node: { onError: 'continueRegularOutput' },
		});

		expect(finished.json(NODE)).toEqual(
			['nobody', other].map((id) => ({
				error: `Tencent Cloud lists no recording task ${id} of "${STREAM}", so its times are not known. Leave Task ID empty and set Start Time and End Time instead.`,
				details: { code: null, request_id: null },
			})),
		);
		expect(callsOf(bench, 'SearchMedia')).toEqual([]);
	});
});

test('Simplify off gives what the service sent', async () => {
	put(file('5285485487985271487', '11-22 20:00', '11-22 20:30'));
	const [raw] = await outputOf(bench, getAll({ simplify: false }));

	expect(raw).toMatchObject({
		FileId: '5285485487985271487',
		BasicInfo: {
			CreateTime: '2026-11-22T12:30:00Z',
			SourceInfo: { LiveRecordInfo: { StreamId: STREAM, RecordStartTime: '2026-11-22T12:00:00Z' } },
		},
		MetaData: { Duration: 1800, Container: 'mp4' },
	});
	expect(raw).not.toHaveProperty('file_id');
});

describe('an account that opened VOD after 2023', () => {
	const APPLICATION = 1500000001;

	beforeEach(() => {
		bench.emulator.state.vodSubAppId = APPLICATION;
		put(file('1', '11-22 20:00', '11-22 20:30'));
	});

	test('gets its files with the ID of the sub-application', async () => {
		expect(await idsOf({ options: { subAppId: APPLICATION } })).toEqual(['1']);
		expect(callsOf(bench, 'SearchMedia')[0]).toMatchObject({ SubAppId: APPLICATION });
	});

	test.each([{}, { subAppId: 0 }, { subAppId: 42 }])(
		'is told to set it with options %p',
		async (options) => {
			const finished = await bench.run({ parameters: getAll({ options }) });

			expect(finished.error?.message).toMatch(
				/VOD Sub-Application ID.*\(InvalidParameterValue\.SubAppId\)$/,
			);
		},
	);
});

describe('pages', () => {
	const SECOND = 1000;
	const first = Date.parse(NOON) - 6 * 3600 * SECOND;
	const many = (count: number, apart: number) =>
		put(
			...Array.from({ length: count }, (_, index) => ({
				...file(String(index), '11-23 06:00', '11-23 06:00'),
				start: first + index * apart,
				end: first + (index + 1) * apart,
			})),
		);

	test.each([
		{ what: 'Return All', options: { returnAll: true }, items: 205, calls: 3 },
		{ what: 'the usual limit of 50', options: {}, items: 50, calls: 1 },
		{ what: 'a limit at the end of a page', options: { limit: 200 }, items: 200, calls: 2 },
		{ what: 'a limit on the last page', options: { limit: 201 }, items: 201, calls: 3 },
	])('$what: $items files from $calls calls', async ({ options, items, calls }) => {
		many(205, 60 * SECOND);

		expect(await idsOf(options)).toEqual(Array.from({ length: items }, (_, i) => String(i)));
		expect(callsOf(bench, 'SearchMedia').map(({ Offset, Limit }) => [Offset, Limit])).toEqual(
			Array.from({ length: calls }, (_, index) => [index * 100, 100]),
		);
	});

	test('go on beyond the 5000 files that one search shows', async () => {
		many(5100, SECOND);

		expect(await idsOf({ returnAll: true })).toEqual(
			Array.from({ length: 5100 }, (_, i) => String(i)),
		);
		const calls = callsOf(bench, 'SearchMedia');
		expect(Math.max(...calls.map(({ Offset }) => Number(Offset)))).toBe(4900);
		expect(calls).toHaveLength(52);
	});
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: getAll({
			domain: locator('name', '={{ $json.domain }}'),
			channel: locator('id', '={{ $json.channel }}'),
			taskId: '={{ $json.task }}',
			startTime: '={{ $json.from }}',
			limit: '={{ $json.limit }}',
			options: { subAppId: '={{ $json.application }}' },
		}),
		async good() {
			put(file('1', '11-22 20:00', '11-22 20:30'));
			const item = { domain: DOMAIN, channel: STREAM, task: '', from: '', limit: 50 };
			return [
				{ ...item, application: 0 },
				{ ...item, application: '' },
			];
		},
		bad: [
			{ what: 'no channel', given: { channel: '' }, field: 'Channel', says: /is empty/ },
			...BAD_LIMITS,
			{
				what: 'a task ID whose digits a number has lost',
				given: { task: 18446744073709552000 },
				field: 'Task ID',
				says: /in quotes/,
			},
			{
				what: 'a start in the future',
				given: { from: china('11-24 00:00') },
				field: 'End Time',
				says: /2026-11-23T12:00:00\+08:00 is not after Start Time/,
			},
			{
				what: 'an application in words',
				given: { application: 'main' },
				field: 'VOD Sub-Application ID',
				says: /positive whole number/,
			},
		],
		refused: {
			action: 'SearchMedia',
			code: 'UnauthorizedOperation',
			says: /no right to SearchMedia/,
		},
	});
});
