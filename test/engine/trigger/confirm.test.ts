import type { JsonObject } from '../../emulator/json';
import { closedAddress } from '../loopback';
import { STREAM, useBench, v3 } from '../../support/engine';
import { useHosts } from './host';
import { EVENTS, send } from './signing';

const bench = useBench();
const host = useHosts(bench);

const CONFIRM = { events: EVENTS, options: { confirm: true } };

const KNOWN = {
	id: '5285485487985271487',
	stream: STREAM,
	format: 'hls' as const,
	start: Date.parse('2026-11-23T10:00:00+08:00'),
	end: Date.parse('2026-11-23T11:00:00+08:00'),
};

/** A task that the service knows; its ID. */
async function knownTask(): Promise<string> {
	await bench.run({ parameters: v3() });
	return bench.emulator.truth.tasks()[0]?.id ?? '';
}

/** How often each action was called. */
function calls(): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { action } of bench.emulator.truth.requests()) {
		counts[action] = (counts[action] ?? 0) + 1;
	}
	return counts;
}

test('off: nothing is asked, and unknown files and tasks start the workflow', async () => {
	const n8n = await host({ parameters: { events: EVENTS } });
	expect(await send(bench, n8n, 'recordingFile')).toBe(200);
	expect(await send(bench, n8n, 'recordingStatus')).toBe(200);
	expect(n8n.started).toHaveLength(2);
	expect(calls()).toEqual({});
});

describe('on', () => {
	test('a file that exists starts the workflow, with one question', async () => {
		bench.emulator.state.files.push(KNOWN);
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingFile', { file_id: KNOWN.id })).toBe(200);
		expect(await send(bench, n8n, 'recordingFile', { file_id: KNOWN.id })).toBe(200);
		expect(n8n.started).toMatchObject([{ file_id: KNOWN.id }]);
		expect(calls()).toEqual({ DescribeMediaInfos: 1 });
	});

	test.each([
		{ what: 'a file that does not exist', fields: { file_id: '404', task_id: '' } },
		{ what: 'no file and no task', fields: { file_id: '', task_id: '' } },
		{ what: 'a file that is none', fields: { file_id: { id: KNOWN.id }, task_id: [] } },
		{ what: 'no file, and an unknown task', fields: { file_id: '', task_id: 'unknown' } },
	])('a ready file with $what is refused', async ({ fields }: { fields: JsonObject }) => {
		bench.emulator.state.files.push(KNOWN);
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingFile', fields)).toBe(401);
		expect(n8n.started).toEqual([]);
	});

	test('a refused event does not stand in the way of the true one', async () => {
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingFile', { file_id: KNOWN.id })).toBe(401);
		bench.emulator.state.files.push(KNOWN);
		expect(await send(bench, n8n, 'recordingFile', { file_id: KNOWN.id })).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	test('a file kept elsewhere than in VOD is known by its task', async () => {
		const task_id = await knownTask();
		const n8n = await host({ parameters: CONFIRM });
		const event = { file_id: '', record_file_id: '', stream_id: STREAM, task_id };
		expect(await send(bench, n8n, 'recordingFile', event)).toBe(200);
		expect(n8n.started).toMatchObject([{ task_id, file_id: null }]);
	});

	test('a task that exists starts the workflow; another one is refused', async () => {
		const task_id = await knownTask();
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingStatus', { stream_id: STREAM, task_id })).toBe(200);
		expect(await send(bench, n8n, 'recordingStatus', { stream_id: STREAM, seq: '2' })).toBe(401);
		expect(n8n.started).toMatchObject([{ task_id }]);
	});

	test('events that name neither start it without asking', async () => {
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingStatus', { task_id: '' })).toBe(200);
		expect(await send(bench, n8n, 'recordingException')).toBe(200);
		expect(await send(bench, n8n, 'streamStarted')).toBe(200);
		expect(await send(bench, n8n, 'streamStopped')).toBe(200);
		expect(n8n.started).toHaveLength(4);
		expect(calls()).toEqual({});
	});

	test('an unsigned or forged event asks nothing', async () => {
		const n8n = await host({ parameters: CONFIRM });
		const { url } = n8n;
		await bench.emulator.sendCallback('recordingFile', {}, { url });
		await bench.emulator.sendCallback('recordingFile', {}, { url, key: 'wrong' });
		expect(calls()).toEqual({});
	});

	test('accounts of today say which application of VOD the file is in', async () => {
		bench.emulator.state.vodSubAppId = 1500000123;
		bench.emulator.state.files.push(KNOWN);
		const without = await host({ parameters: CONFIRM });
		expect(await send(bench, without, 'recordingFile', { file_id: KNOWN.id })).toBe(503);
		const options = { confirm: true, subAppId: 1500000123 };
		const n8n = await host({ parameters: { events: EVENTS, options } });
		expect(await send(bench, n8n, 'recordingFile', { file_id: KNOWN.id })).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	test('a code that says the ID is none is a refusal', async () => {
		const n8n = await host({ parameters: CONFIRM });
		bench.emulator.faults.next('apiError', {
			action: 'DescribeMediaInfos',
			code: 'InvalidParameterValue.FileIds',
			message: 'bad',
		});
		expect(await send(bench, n8n, 'recordingFile', { file_id: '../x' })).toBe(401);
		expect(n8n.started).toEqual([]);
	});
});

describe('while the API cannot be asked', () => {
	test.each([
		['DescribeMediaInfos', 'recordingFile' as const],
		['DescribeRecordTask', 'recordingStatus' as const],
	])('%s fails: the sender is told to try again, and then it starts once', async (action, kind) => {
		bench.emulator.state.files.push(KNOWN);
		const task_id = await knownTask();
		const n8n = await host({ parameters: CONFIRM });
		const event = { file_id: KNOWN.id, stream_id: STREAM, task_id };
		bench.emulator.faults.next('internalError', { action, times: Infinity });
		expect(await send(bench, n8n, kind, event)).toBe(503);
		expect(n8n.started).toEqual([]);
		bench.emulator.faults.clear();
		expect(await send(bench, n8n, kind, event)).toBe(200);
		expect(await send(bench, n8n, kind, event)).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	test('nobody listens there', async () => {
		const endpoint = await closedAddress();
		const n8n = await host({ parameters: CONFIRM, credential: { endpoint } });
		expect(await send(bench, n8n, 'recordingFile')).toBe(503);
		expect(n8n.crashes).toEqual([]);
	});

	test('the key has no right to ask', async () => {
		const n8n = await host({ parameters: CONFIRM });
		bench.emulator.state.accounts = bench.emulator.state.accounts.map((account) => ({
			...account,
			denied: ['DescribeMediaInfos'],
		}));
		expect(await send(bench, n8n, 'recordingFile')).toBe(503);
	});

	test('the service itself sends it again a minute later', async () => {
		const n8n = await host({
			parameters: { events: ['recordingStatus'], options: { confirm: true } },
		});
		await n8n.activate();
		const { emulator } = bench;
		const startTime = '2026-11-23T12:01:00+08:00';
		await bench.run({ parameters: v3({ tapeType: 0, startTime }) });
		const action = 'DescribeRecordTask';
		emulator.faults.next('apiError', { action, code: 'FailedOperation', message: '', times: 5 });
		bench.setTime(startTime);
		emulator.clock.runDue();
		await emulator.callbacksSettled();
		const statuses = () =>
			emulator.truth.callbacks().map(({ attempts }) => attempts.map(({ status }) => status));
		expect(statuses()).toEqual([[503]]);
		jest.setSystemTime(Date.now() + 60_000);
		emulator.clock.runDue();
		await emulator.callbacksSettled();
		expect(statuses()).toEqual([[503, 200]]);
		expect(n8n.started).toMatchObject([{ record_event: 'record_start_succeeded' }]);
	});
});

test('two repetitions at the same moment start it once', async () => {
	bench.emulator.state.files.push(KNOWN);
	const n8n = await host({ parameters: CONFIRM });
	const event = { file_id: KNOWN.id };
	const statuses = await Promise.all([
		send(bench, n8n, 'recordingFile', event),
		send(bench, n8n, 'recordingFile', event),
	]);
	expect(statuses).toEqual([200, 200]);
	expect(n8n.started).toHaveLength(1);
});
