import type { INodeParameters } from 'n8n-workflow';

import type { RecordedFile } from '../../emulator';
import { BAD_LIMITS, failsWell } from '../failures';
import { callsOf, china, createTasks, operate, outputOf } from '../lifecycle';
import { CHANNEL, locator, NODE, useBench } from '../../support/engine';

const bench = useBench();

const getAll = (parameters: INodeParameters = {}) =>
	operate('recordingFile', 'getAll', {
		apiVersion: 'v2',
		channel: locator('id', CHANNEL),
		...parameters,
	});

const file = (id: string, from: string, to: string, rest: Partial<RecordedFile> = {}) => ({
	id,
	stream: CHANNEL,
	format: 'flv' as const,
	start: Date.parse(china(from)),
	end: Date.parse(china(to)),
	...rest,
});

const put = (...files: RecordedFile[]) => bench.emulator.state.files.push(...files);
const calls = () => callsOf(bench, 'GetVodRecordFiles');

test.each([false, true])(
	'gives what the legacy API tells of a file, ids with every digit (sent as text: %p)',
	async (idsAsText) => {
		bench.emulator.state.idsAsText = idsAsText;
		const [task = ''] = await createTasks(bench, 'v2', [
			{ from: '11-24 20:00', to: '11-24 20:10' },
		]);
		bench.setTime(china('11-25 10:00'));

		expect(await outputOf(bench, getAll())).toEqual([
			{
				file_id: '5285485487985271487',
				url: null,
				name: `${CHANNEL}-20261124-2000-20261124-2010`,
				format: null,
				// The service gives seconds here, and does not say from when.
				start_time: null,
				end_time: null,
				duration: null,
				size: null,
				channel: CHANNEL,
				task_id: task,
			},
		]);
		expect(calls()).toEqual([
			{
				channelId: CHANNEL,
				startTime: '2026-11-18 10:00:00',
				endTime: '2026-11-25 10:00:00',
				pageNum: '1',
				pageSize: '100',
			},
		]);
	},
);

test('sends the times as China Standard Time', async () => {
	const times = { startTime: '2026-11-20T23:30:00', endTime: '2026-11-21T05:00:00Z' };
	const finished = await bench.run({ parameters: getAll(times), timezone: 'America/New_York' });

	expect(finished.error).toBeUndefined();
	expect(calls()).toMatchObject([
		{ startTime: '2026-11-21 12:30:00', endTime: '2026-11-21 13:00:00' },
	]);
});

test('of a task gives the files that say so', async () => {
	const ids = await createTasks(bench, 'v2', [
		{ from: '11-24 20:00', to: '11-24 21:00' },
		{ from: '11-24 20:10', to: '11-24 20:30' },
	]);
	bench.setTime(china('11-25 10:00'));
	const files = await outputOf(bench, getAll({ taskId: ids[0] }));

	expect(files.map(({ task_id }) => task_id)).toEqual([ids[0], ids[0]]);
	expect(calls()).toMatchObject([
		{ startTime: '2026-11-24 20:00:00', endTime: '2026-11-24 21:00:00' },
	]);
});

test('of a task that is not listed says so', async () => {
	const finished = await bench.run({ parameters: getAll({ taskId: '42' }) });

	expect(finished.told).toMatch(/^Tencent Cloud lists no recording task 42 of /);
	expect(calls()).toEqual([]);
});

test('Simplify off gives what the service sent, ids with every digit', async () => {
	put(file('5285485487985271487', '11-22 20:00', '11-22 20:30', { name: 'evening' }));

	expect(await outputOf(bench, getAll({ simplify: false }))).toEqual([
		{
			fileId: '5285485487985271487',
			fileName: 'evening',
			reportMessage: null,
			taskId: '',
			startTime: '0',
			endTime: '1800',
		},
	]);
});

test.each([
	{ what: 'Return All', options: { returnAll: true }, items: 203, pages: 3 },
	{ what: 'the usual limit of 50', options: {}, items: 50, pages: 1 },
	{ what: 'a limit at the end of a page', options: { limit: 198 }, items: 198, pages: 2 },
	{ what: 'a limit on the last page', options: { limit: 201 }, items: 201, pages: 3 },
])('$what: $items files from $pages pages', async ({ options, items, pages }) => {
	put(...Array.from({ length: 203 }, (_, i) => file(`${i + 1}`, '11-22 20:00', '11-22 20:01')));
	const files = await outputOf(bench, getAll(options));

	expect(files.map(({ file_id }) => file_id)).toEqual(
		Array.from({ length: items }, (_, i) => `${i + 1}`),
	);
	expect(calls().map(({ pageNum }) => pageNum)).toEqual(
		Array.from({ length: pages }, (_, i) => `${i + 1}`),
	);
});

test('a channel there is not is told as such', async () => {
	const finished = await bench.run({
		parameters: getAll({ channel: locator('id', '42') }),
		node: { onError: 'continueRegularOutput' },
	});

	expect(finished.json(NODE)).toEqual([
		{
			error: 'The channel does not exist. Check the channel ID. (5100/20301)',
			details: {
				code: '20301',
				request_id: null,
				description: 'Tencent Cloud: channel does not exist',
			},
		},
	]);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: getAll({
			channel: locator('id', '={{ $json.channel }}'),
			startTime: '={{ $json.from }}',
			limit: '={{ $json.limit }}',
		}),
		async good() {
			put(file('1', '11-22 20:00', '11-22 20:30'));
			const item = { channel: CHANNEL, from: china('11-22 00:00'), limit: 50 };
			return [item, { ...item, limit: 1 }];
		},
		bad: [
			{ what: 'no channel', given: { channel: ' ' }, field: 'Channel', says: /empty/ },
			...BAD_LIMITS,
			{
				what: 'a start that is no time',
				given: { from: 'last night' },
				field: 'Start Time',
				says: /cannot be read as a time/,
			},
		],
		refused: { action: 'GetVodRecordFiles', code: 6100, says: /does not offer this action/ },
	});
});
