import type { INodeParameters } from 'n8n-workflow';

import { callsOf, china, createTasks, operate, outputOf } from '../lifecycle';
import { NODE, STREAM, useBench } from '../../support/engine';
import { file, getAll } from './vodFiles';

const bench = useBench({
	templates: [
		{ id: 7, name: 'two-formats', formats: ['mp4', 'flv'], settings: { mp4: { interval: 1800 } } },
	],
});

const idsOf = async (parameters: INodeParameters) =>
	(await outputOf(bench, getAll(parameters))).map(({ file_id }) => file_id);

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
		bench.emulator.state.files.push(file('of another', '11-24 19:00', '11-24 21:00'));
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
