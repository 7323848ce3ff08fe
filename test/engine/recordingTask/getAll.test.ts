import type { INodeParameters } from 'n8n-workflow';

import { BAD_LIMITS, failsWell } from '../failures';
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
import { DOMAIN, locator, NOON, STREAM, useBench } from '../../support/engine';

const OTHER = 'push2.example.com';
const bench = useBench({ domains: [DOMAIN, OTHER], recordTasksPerPage: 3 });

const WEEK = 7 * 24 * 3600;

const getAll = (parameters: INodeParameters = {}) =>
	operate('recordingTask', 'getAll', { apiVersion: 'v3', ...parameters });

const idsOf = async (parameters: INodeParameters) =>
	(await outputOf(bench, getAll(parameters))).map(({ task_id }) => task_id);

const lists = () => callsOf(bench, 'DescribeRecordTask');

test('gives the tasks of the last week and of those to come', async () => {
	bench.setTime('2026-11-16T10:00:00+08:00');
	const [over] = await createTasks(bench, 'v3', [
		{ from: '11-16 13:00', to: '11-16 14:00', template: 7 },
	]);
	bench.setTime(NOON);
	const [next] = await createTasks(bench, 'v3', [
		{ from: '11-29 10:00', to: '11-29 14:00', channel: 'other-stream' },
	]);

	expect(await outputOf(bench, getAll())).toEqual([
		taskItem({
			task_id: next,
			status: 'scheduled',
			channel: 'other-stream',
			start_time: china('11-29 10:00'),
			end_time: china('11-29 14:00'),
		}),
		taskItem({
			task_id: over,
			status: 'ended',
			start_time: china('11-16 13:00'),
			end_time: china('11-16 14:00'),
			template_id: 7,
		}),
	]);
});

describe('chooses by', () => {
	const made = async () => {
		const place = async (domain: string, appName: string, channel: string) => {
			const window = { from: '11-24 20:00', to: '11-24 22:00', channel };
			const changes = { domain: locator('name', domain), appName };
			return (await createTasks(bench, 'v3', [window], changes))[0];
		};
		return {
			plain: await place(DOMAIN, 'live', STREAM),
			otherDomain: await place(OTHER, 'live', STREAM),
			otherApp: await place(DOMAIN, 'studio', STREAM),
			otherStream: await place(DOMAIN, 'live', 'b'),
		};
	};

	test('domain', async () => {
		const { otherDomain } = await made();

		expect(await idsOf({ domain: locator('name', OTHER) })).toEqual([otherDomain]);
	});

	test('app', async () => {
		const { otherApp } = await made();

		expect(await idsOf({ appName: 'studio' })).toEqual([otherApp]);
	});

	test('stream', async () => {
		const { otherStream } = await made();

		expect(await idsOf({ channel: locator('id', 'b') })).toEqual([otherStream]);
	});

	test('all of them together, sending nothing that is empty', async () => {
		const { plain } = await made();
		const before = lists().length;
		const place = { domain: locator('list', DOMAIN), appName: 'live' };
		const times = { startTime: china('11-24 00:00'), endTime: china('11-25 00:00') };
		expect(await idsOf({ ...place, channel: locator('list', STREAM), ...times })).toEqual([plain]);
		await idsOf({ domain: locator('list', ''), appName: '', channel: locator('id', ''), ...times });

		const range = { StartTime: unix('11-24 00:00'), EndTime: unix('11-25 00:00') };
		expect(lists()[before]).toEqual({
			...range,
			DomainName: DOMAIN,
			AppName: 'live',
			StreamName: STREAM,
		});
		expect(lists()[before + 1]).toEqual(range);
	});
});

describe('times', () => {
	test('longer than a week are split, and no task is missed or told twice', async () => {
		const days = ['02', '05', '08', '11', '14', '17', '20'];
		const ids: string[] = [];
		for (const day of days) {
			bench.setTime(`2026-11-${day}T09:00:00+08:00`);
			// As long as a task may be: each crosses whatever boundary lies within that day.
			const next = String(Number(day) + 1).padStart(2, '0');
			ids.push(
				...(await createTasks(bench, 'v3', [
					{ from: `11-${day} 10:00`, to: `11-${next} 10:00` },
					{ from: `11-${day} 22:00`, to: `11-${next} 22:00` },
				])),
			);
		}
		bench.setTime(NOON);
		const before = lists().length;
		const found = await idsOf({
			startTime: china('11-01 00:00'),
			endTime: china('11-23 12:00'),
			returnAll: true,
		});

		expect([...found].sort()).toEqual([...ids].sort());
		const ranges = lists()
			.slice(before)
			.map(({ StartTime, EndTime }) => [Number(StartTime), Number(EndTime)]);
		expect(ranges[0]?.[1]).toBe(unix('11-23 12:00'));
		expect(ranges.at(-1)?.[0]).toBe(unix('11-01 00:00'));
		for (const [from = 0, to = 0] of ranges) expect(to - from).toBeLessThanOrEqual(WEEK);
	});

	test.each([
		['2026-11-24T10:00:00', unix('11-24 17:00')],
		['2026-11-24T10:00:00Z', unix('11-24 18:00')],
		[unix('11-24 18:00'), unix('11-24 18:00')],
		[unix('11-24 18:00') * 1000, unix('11-24 18:00')],
	])('are read like those of Create: %p', async (given, instant) => {
		const finished = await bench.run({
			parameters: getAll({ startTime: '={{ $json.from }}', endTime: china('11-25 00:00') }),
			items: [{ from: given }],
			timezone: 'Europe/Berlin',
		});

		expect(finished.error).toBeUndefined();
		expect(lists()).toEqual([{ StartTime: instant, EndTime: unix('11-25 00:00') }]);
	});

	test('with fractions of a second make no range of more than a week', async () => {
		bench.setTime(NOON.replace('00+', '00.750+'));
		expect(await idsOf({})).toEqual([]);

		for (const { StartTime, EndTime } of lists()) {
			expect(Number.isInteger(StartTime) && Number.isInteger(EndTime)).toBe(true);
			expect(Number(EndTime) - Number(StartTime)).toBeLessThanOrEqual(WEEK);
		}
	});

	test('with only an end before the usual start ask for a start', async () => {
		const finished = await bench.run({ parameters: getAll({ endTime: china('11-01 00:00') }) });

		expect(finished.told).toMatch(/^End Time: .* unless Start Time is set\. Set it\.$/);
		expect(lists()).toEqual([]);
	});
});

describe('pages', () => {
	const day = { startTime: china('11-26 00:00'), endTime: china('11-27 00:00') };

	test.each([
		{ what: 'Return All', options: { returnAll: true }, items: 8, calls: 3 },
		{ what: 'the usual limit of 50', options: {}, items: 8, calls: 3 },
		{ what: 'a limit within the first page', options: { limit: 2 }, items: 2, calls: 1 },
		{ what: 'a limit at the end of a page', options: { limit: 6 }, items: 6, calls: 2 },
		{ what: 'a limit within the last page', options: { limit: 7 }, items: 7, calls: 3 },
	])('$what: $items tasks from $calls calls', async ({ options, items, calls }) => {
		await createTasks(bench, 'v3', minutes(8, '11-26'));
		const before = lists().length;

		expect(await idsOf({ ...day, ...options })).toEqual(idsInOrder(bench).slice(0, items));
		expect(lists()).toHaveLength(before + calls);
	});

	test('give each of several items its own list', async () => {
		const ids = await createTasks(bench, 'v3', [
			{ from: '11-26 10:00', to: '11-26 11:00', channel: 'a' },
			{ from: '11-26 12:00', to: '11-26 13:00', channel: 'b' },
		]);
		const finished = await bench.run({
			parameters: getAll({ ...day, channel: locator('id', '={{ $json.channel }}') }),
			items: [{ channel: 'b' }, { channel: 'nothing' }, { channel: 'a' }],
		});

		expect(
			finished
				.items('Tencent Live')
				.map(({ json, pairedItem }) => ({ id: json.task_id, pairedItem })),
		).toEqual([
			{ id: ids[1], pairedItem: { item: 0 } },
			{ id: ids[0], pairedItem: { item: 2 } },
		]);
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
			await createTasks(bench, 'v3', minutes(2, '11-26'));
			const item = {
				channel: STREAM,
				from: china('11-26 00:00'),
				to: china('11-27 00:00'),
				limit: 50,
			};
			return [item, { ...item, limit: 1 }];
		},
		bad: [
			...BAD_LIMITS,
			{
				what: 'an end that is no time',
				given: { to: 'tonight' },
				field: 'End Time',
				says: /cannot be read as a time/,
			},
			{
				what: 'an end at the start',
				given: { to: china('11-26 00:00') },
				field: 'End Time',
				says: /is not after Start Time/,
			},
		],
		refused: {
			action: 'DescribeRecordTask',
			code: 'InvalidParameter',
			says: /does not accept a parameter/,
		},
	});
});
