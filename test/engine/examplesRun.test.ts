/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads the example workflows from disk */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { jsonParse } from 'n8n-workflow';

import type { Script } from '../support/harness/agents';
import type { WorkflowJson } from '../support/harness/runWorkflow';
import { china, createTasks, idsInOrder, operate, outputOf } from './lifecycle';
import { CHANNEL, DOMAIN, STREAM, useBench } from '../support/engine';
import { runAgent } from '../support/tools';

const FOLDER = path.resolve(__dirname, '../../examples');

const bench = useBench({
	streams: [STREAM, 'evening-show'].map((stream) => ({ domain: DOMAIN, app: 'live', stream })),
});

const read = (name: string) =>
	jsonParse<WorkflowJson>(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));

const tasks = () => bench.emulator.truth.tasks();

/** An instant of a task, in UTC. */
const timeOf = (milliseconds: number | null | undefined) =>
	new Date(milliseconds ?? NaN).toISOString();

test.each(['record-a-stream', 'record-a-channel-legacy'])(
	'%s: every task it hands on exists',
	async (name) => {
		const finished = await bench.runJson(read(name));

		expect(finished.error).toBeUndefined();
		const handedOn = ['Task now', 'Task later'].flatMap((node) => finished.json(node));
		expect(handedOn.map(({ task_id }) => task_id).sort()).toEqual(idsInOrder(bench).sort());
		expect(handedOn).toHaveLength(2);
	},
);

test('record-a-show-on-schedule: stops when the stream is no longer live', async () => {
	bench.setTime(china('11-23 20:00'));
	bench.emulator.clock.after(12 * 60_000, () => {
		bench.emulator.state.streams = [];
	});
	const finished = await bench.runJson(read('record-a-show-on-schedule'));

	expect(finished.error).toBeUndefined();
	const [task, ...more] = tasks();
	expect(more).toEqual([]);
	expect(finished.json('Stop')).toEqual([{ stopped: true, task_id: task?.id, outcome: 'stopped' }]);
	expect(task).toMatchObject({ channel: 'evening-show', status: 'stopped' });
	expect(timeOf(task?.end)).toBe('2026-11-23T16:00:00.000Z');
	expect(timeOf(task?.stoppedAt)).toMatch(/^2026-11-23T12:15:0/);
	expect(bench.emulator.truth.requests('DescribeLiveStreamState')).toHaveLength(3);
});

describe('record-on-webhook-and-fetch-files', () => {
	const call = async () =>
		await bench.runJson(read('record-on-webhook-and-fetch-files'), {
			items: [{ body: { stream: STREAM, minutes: 30 } }],
		});

	test('answers with the task, and later hands on the address of its file', async () => {
		bench.emulator.state.fileDelayMs = 5 * 60_000;
		const finished = await call();

		expect(finished.error).toBeUndefined();
		const [id] = idsInOrder(bench);
		expect(finished.json('Answer')).toMatchObject([
			{ task_id: id, outcome: 'created', end_time: china('11-23 12:30') },
		]);
		expect(finished.json('Hand on')).toEqual([
			{ task_id: id, url: expect.stringMatching(/^http:.*\.m3u8$/) },
		]);
	});

	test('called a second time while it records, takes the same task', async () => {
		const [id = ''] = await createTasks(bench, 'v3', [{ from: '11-23 12:00', to: '11-23 12:20' }]);
		const finished = await call();

		expect(finished.json('Answer')).toMatchObject([{ task_id: id, outcome: 'existing' }]);
		expect(tasks()).toHaveLength(1);
	});
});

test('report-recordings-without-files: names the task that left nothing, and no other', async () => {
	bench.emulator.state.templates = [
		{ id: 7, name: 'in COS', formats: ['hls'], cosStore: 1 },
		{ id: 8, name: 'in VOD', formats: ['mp4'] },
	];
	const ids = await createTasks(bench, 'v3', [
		{ from: '11-23 20:00', to: '11-23 21:00' },
		{ from: '11-23 20:30', to: '11-23 21:30', channel: 'nobody-pushed' },
		{ from: '11-23 21:00', to: '11-23 22:00', channel: 'stopped' },
		{ from: '11-24 07:00', to: '11-24 09:00', channel: 'still-on' },
		{ from: '11-23 20:30', to: '11-23 21:30', channel: 'in-cos', template: 7 },
		{ from: '11-23 20:30', to: '11-23 21:30', channel: 'in-vod', template: 8 },
	]);
	bench.emulator.state.breaks.push({
		stream: 'nobody-pushed',
		from: Date.parse(china('11-23 00:00')),
		to: Date.parse(china('11-24 00:00')),
	});
	await outputOf(bench, operate('recordingTask', 'stop', { taskId: ids[2] }));
	bench.setTime(china('11-24 08:00'));
	const finished = await bench.runJson(read('report-recordings-without-files'));

	expect(finished.error).toBeUndefined();
	expect(finished.json('Report')).toEqual([
		{
			report: `Task ${ids[1]} of nobody-pushed (${china('11-23 20:30')} to ${china('11-23 21:30')}) has 0 seconds. Missing: ${china('11-23 20:30')} to ${china('11-23 21:30')}, 3600 s: not pushed `,
		},
	]);
});

describe('report-recordings-without-files', () => {
	test.each([
		{ what: 'every recording has a file', pushed: true, reports: 0 },
		{ what: 'none has', pushed: false, reports: 1 },
	])('where $what: $reports reports', async ({ pushed, reports }) => {
		await createTasks(bench, 'v3', [{ from: '11-23 20:00', to: '11-23 21:00' }]);
		bench.setTime(china('11-24 08:00'));
		if (!pushed) {
			bench.emulator.state.breaks.push({ stream: STREAM, from: 0, to: Date.now() });
		}
		const finished = await bench.runJson(read('report-recordings-without-files'));

		expect(finished.error).toBeUndefined();
		expect(finished.json('Report')).toHaveLength(reports);
	});
});

describe('was-my-show-recorded', () => {
	test('says that all of it is there, and where', async () => {
		bench.emulator.state.fileDelayMs = 4 * 60_000;
		const finished = await bench.runJson(read('was-my-show-recorded'));

		expect(finished.error).toBeUndefined();
		expect(finished.json('Message')).toEqual([
			{
				message: `${STREAM}: all of it is there (1800 s).  `,
				addresses: [expect.stringMatching(/^http:.*\.m3u8$/)],
				complete: true,
			},
		]);
	});

	test('says what is missing, and why', async () => {
		const [from, to] = [Date.parse(china('11-23 12:10')), Date.parse(china('11-23 12:10:40'))];
		bench.emulator.state.breaks.push({ stream: STREAM, from, to });
		const finished = await bench.runJson(read('was-my-show-recorded'));

		expect(finished.json('Message')).toMatchObject([
			{
				message: `${STREAM}: something is missing (1760 s). ${china('11-23 12:10')} to ${china('11-23 12:10:40')}, 40 s: push broken (client disconnected) `,
				complete: false,
			},
		]);
	});
});

test('catch-up-on-events: hands on what was never delivered, once', async () => {
	const { state, truth } = bench.emulator;
	// Nobody listens there.
	const urls = { RecordNotifyUrl: 'http://127.0.0.1:9/' };
	state.callbackTemplates = [{ id: 5, name: 'events', urls }];
	state.callbackRules = [{ domain: DOMAIN, app: 'live', templateId: 5 }];
	truth.callbacks();
	const [id] = await createTasks(bench, 'v3', [{ from: '11-23 12:00', to: '11-23 12:30' }]);
	for (const minute of ['31', '33', '35']) {
		bench.setTime(china(`11-23 12:${minute}`));
		truth.callbacks();
		await bench.emulator.callbacksSettled();
	}
	const finished = await bench.runJson(read('catch-up-on-events'));

	expect(finished.error).toBeUndefined();
	expect(finished.json('Sent').length).toBeGreaterThan(1);
	expect(finished.json('Hand on')).toEqual([
		{ task_id: id, stream: STREAM, address: expect.stringMatching(/^http:.*\.m3u8$/) },
	]);
});

test('move-to-api-3: the same recordings, once, and the old tasks are gone', async () => {
	await createTasks(bench, 'v2', [
		{ from: '11-24 20:00', to: '11-24 22:00' },
		{ from: '11-25 20:00', to: '11-25 22:30' },
	]);
	const windows = () =>
		tasks()
			.filter(({ generation, deleted }) => generation === 'v3' && !deleted)
			.map(({ channel, start, end }) => [channel, timeOf(start), timeOf(end)])
			.sort();
	for (let run = 1; run <= 2; run++) {
		const finished = await bench.runJson(read('move-to-api-3'));

		expect(finished.error).toBeUndefined();
		expect(windows()).toEqual([
			[STREAM, '2026-11-24T12:00:00.000Z', '2026-11-24T14:00:00.000Z'],
			[STREAM, '2026-11-25T12:00:00.000Z', '2026-11-25T14:30:00.000Z'],
		]);
		const old = tasks().filter(({ channel }) => channel === CHANNEL);
		expect(old.map(({ deleted }) => deleted)).toEqual([true, true]);
	}
});

describe.each(['record-with-an-agent', 'record-through-mcp'])('%s', (name) => {
	/** The example with a scripted agent in place of n8n's own, which needs a model or a client. */
	async function play(script: Script) {
		const { nodes, connections } = read(name);
		const tools = nodes.filter(({ type }) => type.endsWith('tencentLiveTool'));
		const agent = nodes.find(({ type }) => /\.(agent|mcpTrigger)$/.test(type));
		const settings = tools.map(({ parameters }) => ({ parameters }));
		for (const { name: from } of tools) {
			expect(connections[from]?.ai_tool).toEqual([
				[{ node: agent?.name, type: 'ai_tool', index: 0 }],
			]);
		}
		return await runAgent(bench, name === 'record-through-mcp' ? '2' : '3', settings, script);
	}

	test('records, lists and stops what is asked for', async () => {
		const asked = { Stream_Name: STREAM, End_Time: china('11-23 13:00') };
		const made = await play([
			[{ args: { ...asked, Tape_Type: 'Real-Time' } }],
			[{ args: { ...asked, Tape_Type: 'real-time', Start_Time: '' } }],
			[{ args: { Stream_Name: STREAM }, tool: 1 }],
			[{ args: {}, tool: 1 }],
		]);
		const [id] = idsInOrder(bench);
		expect(made.items.map(({ outcome, status, task_id }) => [outcome ?? status, task_id])).toEqual([
			['created', id],
			['existing', id],
			['due', id],
			['due', id],
		]);

		const ended = await play([[{ args: { Task_ID: String(id) }, tool: 2 }]]);
		expect(ended.items).toEqual([{ stopped: true, task_id: id, outcome: 'stopped' }]);
	});
});
