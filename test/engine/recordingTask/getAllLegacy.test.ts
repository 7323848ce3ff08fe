import type { INodeParameters } from 'n8n-workflow';

import { BAD_LIMITS, failsWell } from '../failures';
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

const bench = useBench();

const getAll = (parameters: INodeParameters = {}) =>
	operate('recordingTask', 'getAll', {
		apiVersion: 'v2',
		channel: locator('id', CHANNEL),
		...parameters,
	});

const idsOf = async (parameters: INodeParameters) =>
	(await outputOf(bench, getAll(parameters))).map(({ task_id }) => task_id);

const lists = () => callsOf(bench, 'DescribeRecordList');

test('gives the tasks of a channel with the legacy API’s own status', async () => {
	const ids = await createTasks(bench, 'v2', [
		{ from: '11-23 13:00', to: '11-23 14:00' },
		{ from: '11-23 13:30', to: '11-23 15:00' },
		{ from: '11-24 20:00', to: '11-24 22:00' },
	]);
	bench.setTime(china('11-23 14:30'));

	expect(await outputOf(bench, getAll())).toEqual([
		legacyTaskItem({
			task_id: ids[0],
			status: 'finished',
			start_time: china('11-23 13:00'),
			end_time: china('11-23 14:00'),
			fragments: 2,
		}),
		legacyTaskItem({
			task_id: ids[1],
			status: 'started',
			start_time: china('11-23 13:30'),
			end_time: china('11-23 15:00'),
			fragments: 2,
		}),
		legacyTaskItem({
			task_id: ids[2],
			status: 'scheduled',
			start_time: china('11-24 20:00'),
			end_time: china('11-24 22:00'),
		}),
	]);
});

test('chooses by time itself, since the legacy API cannot', async () => {
	const ids = await createTasks(bench, 'v2', [
		{ from: '11-24 10:00', to: '11-24 12:00' },
		{ from: '11-24 13:00', to: '11-24 14:00' },
		{ from: '11-24 13:30', to: '11-24 15:00' },
	]);

	expect(await idsOf({ startTime: china('11-24 13:00'), endTime: china('11-24 14:00') })).toEqual([
		ids[1],
	]);
	expect(await idsOf({ startTime: china('11-24 10:01') })).toEqual([ids[1], ids[2]]);
	expect(await idsOf({ startTime: china('11-24 00:00'), endTime: china('11-24 14:59') })).toEqual([
		ids[0],
		ids[1],
	]);
});

test('a stopped task is finished, a deleted one is not there', async () => {
	const ids = await createTasks(bench, 'v2', minutes(2, '11-25'));
	for (const [index, operation] of ['stop', 'delete'].entries()) {
		await outputOf(
			bench,
			operate('recordingTask', operation, {
				apiVersion: 'v2',
				channel: locator('id', CHANNEL),
				taskId: ids[index],
			}),
		);
	}

	expect(await outputOf(bench, getAll())).toEqual([
		expect.objectContaining({ task_id: ids[0], status: 'finished', stopped_at: null }),
	]);
});

describe('pages', () => {
	test.each([
		{ what: 'Return All', options: { returnAll: true }, items: 103, calls: 2 },
		{ what: 'the usual limit of 50', options: {}, items: 50, calls: 1 },
		{ what: 'a limit at the end of a page', options: { limit: 100 }, items: 100, calls: 1 },
		{ what: 'a limit on the second page', options: { limit: 101 }, items: 101, calls: 2 },
	])('$what: $items tasks from $calls calls', async ({ options, items, calls }) => {
		await createTasks(bench, 'v2', minutes(103, '11-25'));
		const before = lists().length;

		expect(await idsOf(options)).toEqual(idsInOrder(bench).slice(0, items));
		expect(lists().slice(before)).toEqual(
			Array.from({ length: calls }, (_, index) => ({
				channelId: CHANNEL,
				pageNo: String(index + 1),
				pageSize: String(100 - index),
			})),
		);
	});
});

describe('fails well', () => {
	failsWell(bench, {
		parameters: getAll({
			channel: locator('id', '={{ $json.channel }}'),
			startTime: '={{ $json.from }}',
			endTime: '={{ $json.to }}',
			limit: '={{ $json.limit }}',
		}),
		async good() {
			await createTasks(bench, 'v2', minutes(2, '11-25'));
			const item = {
				channel: CHANNEL,
				from: china('11-25 00:00'),
				to: china('11-26 00:00'),
				limit: 50,
			};
			return [item, { ...item, limit: 1 }];
		},
		bad: [
			...BAD_LIMITS,
			{ what: 'no channel', given: { channel: '' }, field: 'Channel', says: /empty/ },
			{
				what: 'a start after the end',
				given: { from: china('11-26 00:00'), to: china('11-25 00:00') },
				field: 'End Time',
				says: /is not after Start Time/,
			},
		],
		refused: { action: 'DescribeRecordList', code: 4300, says: /refuses this account/ },
	});
});
