import { failsWell } from '../failures';
import {
	callsOf,
	china,
	createTasks,
	idsInOrder,
	minutes,
	operate,
	outputOf,
	taskItem,
	unix,
} from '../lifecycle';
import { NODE, NOON, useBench } from '../../support/engine';

const bench = useBench({ recordTasksPerPage: 2 });

const DAY = 24 * 3600;

const get = (taskId: string, times: { startTime?: string; endTime?: string } = {}) =>
	operate('recordingTask', 'get', { apiVersion: 'v3', taskId, ...times });

describe('gives a task', () => {
	test('that is scheduled, with its template', async () => {
		const [id = ''] = await createTasks(bench, 'v3', [
			{ from: '11-24 20:00', to: '11-24 22:30', template: 12345 },
		]);

		expect(await outputOf(bench, get(id))).toEqual([
			taskItem({
				task_id: id,
				status: 'scheduled',
				start_time: china('11-24 20:00'),
				end_time: china('11-24 22:30'),
				template_id: 12345,
			}),
		]);
	});

	test.each([
		{ now: '11-24 19:59:59', status: 'scheduled' },
		{ now: '11-24 20:00:00', status: 'due' },
		{ now: '11-24 22:29:59', status: 'due' },
		{ now: '11-24 22:30:00', status: 'ended' },
	])('as $status at $now', async ({ now, status }) => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-24 20:00', to: '11-24 22:30' }]);
		bench.setTime(china(now));

		expect(await outputOf(bench, get(id))).toEqual([expect.objectContaining({ status })]);
	});

	test('that was stopped, with the time', async () => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-24 20:00', to: '11-24 22:30' }]);
		bench.setTime(china('11-24 21:15:30'));
		await outputOf(bench, operate('recordingTask', 'stop', { taskId: id }));

		expect(await outputOf(bench, get(id))).toEqual([
			taskItem({
				task_id: id,
				status: 'stopped',
				start_time: china('11-24 20:00'),
				end_time: china('11-24 22:30'),
				stopped_at: china('11-24 21:15:30'),
			}),
		]);
	});

	test('behind others, following ScrollToken to its page and no further', async () => {
		await createTasks(bench, 'v3', minutes(7, '11-26'));
		const id = idsInOrder(bench)[4] ?? '';
		const before = callsOf(bench, 'DescribeRecordTask').length;
		const [task] = await outputOf(bench, get(id));

		expect(task).toMatchObject({ task_id: id });
		const pages = callsOf(bench, 'DescribeRecordTask').slice(before);
		expect(pages.map(({ ScrollToken }) => ScrollToken !== undefined)).toEqual([false, true, true]);
	});
});

describe('searches', () => {
	test.each(['12:00:00', '12:00:00.500'])(
		'back to 90 days, these days first, at %s',
		async (now) => {
			bench.setTime('2026-08-26T12:00:00+08:00');
			const [id = ''] = await createTasks(bench, 'v3', [
				{ from: '08-26 13:00', to: '08-27 13:00' },
			]);
			bench.setTime(NOON.replace('12:00:00', now));
			const [task] = await outputOf(bench, get(id));

			expect(task).toMatchObject({ task_id: id, status: 'ended' });
			const ranges = callsOf(bench, 'DescribeRecordTask')
				.map(({ StartTime, EndTime }) => ({ from: Number(StartTime), to: Number(EndTime) }))
				.slice(1);
			expect(ranges[0]?.to).toBeGreaterThanOrEqual(unix('11-29 12:00'));
			for (const { from, to } of ranges) expect(to - from).toBeLessThanOrEqual(7 * DAY);
			// Any task of a day lies in one of them.
			const inOrder = ranges.toSorted((one, other) => other.to - one.to);
			expect(inOrder[0]?.to).toBeGreaterThanOrEqual(unix('11-30 12:00'));
			expect(inOrder.at(-1)?.from).toBeLessThanOrEqual(unix('08-26 13:00'));
			for (const [index, { to }] of inOrder.entries()) {
				const newer = inOrder[index - 1];
				if (newer !== undefined) expect(to - newer.from).toBeGreaterThanOrEqual(DAY);
			}
		},
	);

	test('no longer once it is found', async () => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-29 10:00', to: '11-29 11:00' }]);
		const before = callsOf(bench, 'DescribeRecordTask').length;
		await outputOf(bench, get(id));

		expect(callsOf(bench, 'DescribeRecordTask')).toHaveLength(before + 1);
	});

	test('only between Start Time and End Time, where they are given', async () => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-24 20:00', to: '11-24 22:00' }]);
		const before = callsOf(bench, 'DescribeRecordTask').length;
		const times = { startTime: china('11-24 20:00'), endTime: china('11-24 22:00') };
		expect(await outputOf(bench, get(id, times))).toHaveLength(1);

		expect(callsOf(bench, 'DescribeRecordTask').slice(before)).toEqual([
			{ StartTime: unix('11-24 20:00'), EndTime: unix('11-24 22:00') },
		]);
	});

	test('from Start Time on, where only that is given, in the time zone of the workflow', async () => {
		const finished = await bench.run({
			parameters: get('nobody', { startTime: '2026-11-20T00:00:00' }),
			timezone: 'Europe/Berlin',
			node: { onError: 'continueRegularOutput' },
		});

		const calls = callsOf(bench, 'DescribeRecordTask');
		expect(Math.min(...calls.map(({ StartTime }) => Number(StartTime)))).toBe(unix('11-20 07:00'));
		expect(finished.json(NODE)).toEqual([
			{
				error: expect.stringMatching(
					/^Tencent Cloud lists no recording task "nobody"\. It was looked for between 2026-11-20T07:00:00\+08:00 and 2026-12-01T12:00:00\+08:00\. .*\.$/,
				),
				details: { code: null, request_id: null },
			},
		]);
	});

	test('and finds no task that was deleted', async () => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-24 20:00', to: '11-24 22:30' }]);
		await outputOf(bench, operate('recordingTask', 'delete', { taskId: id }));
		const finished = await bench.run({ parameters: get(id) });

		expect(finished.error).toMatchObject({ name: 'NodeOperationError' });
		expect(finished.told).toMatch(/the task may be deleted/);
	});
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: get('={{ $json.id }}', {
			startTime: '={{ $json.from }}',
			endTime: '={{ $json.to }}',
		}),
		async good() {
			const [one = '', other = ''] = await createTasks(bench, 'v3', [
				{ from: '11-24 20:00', to: '11-24 22:00' },
				{ from: '11-25 20:00', to: '11-25 22:00' },
			]);
			const range = { from: china('11-24 00:00'), to: china('11-26 00:00') };
			return [
				{ id: one, ...range },
				{ id: other, ...range },
			];
		},
		bad: [
			{ what: 'no task ID', given: { id: '' }, field: 'Task ID', says: /empty/ },
			{
				what: 'a task ID whose digits a number has lost',
				given: { id: 18446744073709552000 },
				field: 'Task ID',
				says: /too large to keep every digit\. Hand it over as text, in quotes/,
			},
			{
				what: 'a task ID that is a list',
				given: { id: ['a'] },
				field: 'Task ID',
				says: /not text/,
			},
			{
				what: 'a start that is no time',
				given: { from: 'yesterday' },
				field: 'Start Time',
				says: /cannot be read as a time/,
			},
			{
				what: 'an end before the start',
				given: { from: china('11-24 20:00'), to: china('11-24 19:00') },
				field: 'End Time',
				says: /2026-11-24T19:00:00\+08:00 is not after Start Time 2026-11-24T20:00:00\+08:00/,
			},
		],
		refused: {
			action: 'DescribeRecordTask',
			code: 'AuthFailure.UnauthorizedOperation',
			says: /no right to DescribeRecordTask/,
		},
	});
});
