import { failsWell } from '../failures';
import {
	callsOf,
	china,
	createTasks,
	idsInOrder,
	legacyTaskItem,
	minutes,
	operate,
	outputOf,
} from '../lifecycle';
import { CHANNEL, locator, useBench } from '../../support/engine';

const bench = useBench({
	channels: ['1', '2']
		.map((id) => ({ id, name: id, live: true }))
		.concat([{ id: CHANNEL, name: 'First channel', live: true }]),
});

const get = (taskId: string, channel = CHANNEL) =>
	operate('recordingTask', 'get', { apiVersion: 'v2', channel: locator('id', channel), taskId });

describe('gives a task of the legacy API', () => {
	test('with every digit of its ID', async () => {
		const [id = ''] = await createTasks(bench, 'v2', [{ from: '11-24 20:00', to: '11-24 22:30' }]);

		expect(id).toBe('18446744073709551615');
		expect(await outputOf(bench, get(id))).toEqual([
			legacyTaskItem({
				task_id: '18446744073709551615',
				status: 'scheduled',
				start_time: china('11-24 20:00'),
				end_time: china('11-24 22:30'),
			}),
		]);
	});

	test.each([
		{ now: '11-24 19:59:59', status: 'scheduled', fragments: 0 },
		{ now: '11-24 20:00:00', status: 'started', fragments: 0 },
		{ now: '11-24 21:05:00', status: 'started', fragments: 2 },
		{ now: '11-24 22:30:00', status: 'finished', fragments: 5 },
	])('as $status at $now', async ({ now, status, fragments }) => {
		const [id = ''] = await createTasks(bench, 'v2', [{ from: '11-24 20:00', to: '11-24 22:30' }]);
		bench.setTime(china(now));

		expect(await outputOf(bench, get(id))).toEqual([
			expect.objectContaining({ status, fragments }),
		]);
	});

	test('as failed, where it was one too many at a time', async () => {
		const ids = await createTasks(
			bench,
			'v2',
			['00', '01', '02', '03'].map((minute) => ({ from: `11-24 20:${minute}`, to: '11-24 22:00' })),
		);
		bench.setTime(china('11-24 20:30'));

		expect(await outputOf(bench, get(ids[3] ?? ''))).toEqual([
			legacyTaskItem({
				task_id: ids[3],
				status: 'failed',
				start_time: china('11-24 20:03'),
				end_time: china('11-24 22:00'),
			}),
		]);
	});

	test('from the second page', async () => {
		await createTasks(bench, 'v2', minutes(102, '11-25'));
		const id = idsInOrder(bench)[101] ?? '';
		const before = callsOf(bench, 'DescribeRecordList').length;
		const [task] = await outputOf(bench, get(id));

		expect(id).toBe('18446744073709551514');
		expect(task).toMatchObject({ task_id: id });
		expect(callsOf(bench, 'DescribeRecordList').slice(before)).toEqual([
			{ channelId: CHANNEL, pageNo: '1', pageSize: '100' },
			{ channelId: CHANNEL, pageNo: '2', pageSize: '99' },
		]);
	});
});

test('a task of another channel is not there', async () => {
	const [id = ''] = await createTasks(bench, 'v2', [
		{ from: '11-24 20:00', to: '11-24 22:30', channel: '1' },
	]);
	const finished = await bench.run({ parameters: get(id, '2') });

	expect(finished.told).toMatch(
		/^Tencent Cloud lists no recording task "18446744073709551615"\. It was looked for between /,
	);
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: get('={{ $json.id }}', '={{ $json.channel }}'),
		async good() {
			const [one = '', other = ''] = await createTasks(bench, 'v2', [
				{ from: '11-24 20:00', to: '11-24 22:00' },
				{ from: '11-25 20:00', to: '11-25 22:00' },
			]);
			return [
				{ id: one, channel: CHANNEL },
				{ id: other, channel: CHANNEL },
			];
		},
		bad: [
			{ what: 'no channel', given: { channel: '' }, field: 'Channel', says: /empty/ },
			{ what: 'no task ID', given: { id: null }, field: 'Task ID', says: /empty/ },
			{
				what: 'a task ID whose digits a number has lost',
				given: { id: 18446744073709552000 },
				field: 'Task ID',
				says: /in quotes/,
			},
			{
				what: 'a channel ID whose digits a number has lost',
				given: { channel: 9896587163684166000 },
				field: 'Channel',
				says: /in quotes/,
			},
		],
		refused: {
			action: 'DescribeRecordList',
			code: 4102,
			says: /no right to this channel/,
		},
	});
});
