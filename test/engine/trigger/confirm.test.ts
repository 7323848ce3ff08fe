import type { JsonObject } from '../../emulator/json';
import { closedAddress } from '../loopback';
import { DOMAIN, STREAM, useBench, v3 } from '../../support/engine';
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

/** How often each action was called. */
function calls(): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { action } of bench.emulator.truth.requests()) {
		counts[action] = (counts[action] ?? 0) + 1;
	}
	return counts;
}

test('off: nothing is asked, and an unknown file starts the workflow', async () => {
	const n8n = await host({ parameters: { events: EVENTS } });
	expect(await send(bench, n8n, 'recordingFile')).toBe(200);
	expect(n8n.started).toHaveLength(1);
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

	test.each<{ what: string; fields: JsonObject }>([
		{ what: 'a file that does not exist', fields: { file_id: '404' } },
		{ what: 'no file and no task', fields: { file_id: '', task_id: '' } },
		{ what: 'a file that is none', fields: { file_id: { id: KNOWN.id }, task_id: [] } },
	])('a ready file with $what is refused', async ({ fields }) => {
		bench.emulator.state.files.push(KNOWN);
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingFile', fields)).toBe(401);
		expect(n8n.started).toEqual([]);
	});

	test('one that was refused does not stand in the way of the true one', async () => {
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingFile', { file_id: KNOWN.id })).toBe(401);
		bench.emulator.state.files.push(KNOWN);
		expect(await send(bench, n8n, 'recordingFile', { file_id: KNOWN.id })).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	test('case 35: one true file under twenty names starts the workflow once', async () => {
		bench.emulator.state.files.push(KNOWN);
		const n8n = await host({ parameters: CONFIRM });
		for (let n = 0; n < 20; n += 1) {
			const names = { file_id: KNOWN.id, record_file_id: `${n}`, stream_id: `s${n}`, seq: `${n}` };
			expect(await send(bench, n8n, 'recordingFile', names)).toBe(200);
		}
		expect(n8n.started).toHaveLength(1);
	});

	test('forged ids cost one question each, and none where creates wait', async () => {
		const n8n = await host({ parameters: CONFIRM });
		await send(bench, n8n, 'recordingFile', { file_id: '404', task_id: 'forged' });
		await send(bench, n8n, 'recordingFile', { file_id: '', task_id: 'forged' });
		await send(bench, n8n, 'recordingStatus', { task_id: 'forged' });
		expect(calls()).toEqual({ DescribeMediaInfos: 1 });
	});

	test('what cannot be refuted starts the workflow without asking', async () => {
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingStatus')).toBe(200);
		expect(await send(bench, n8n, 'recordingException')).toBe(200);
		expect(await send(bench, n8n, 'streamStarted')).toBe(200);
		expect(await send(bench, n8n, 'streamStopped')).toBe(200);
		expect(n8n.started).toHaveLength(4);
		expect(calls()).toEqual({});
	});

	test('an account without VOD: a file of another form is taken unasked, one of its form too', async () => {
		bench.emulator.state.hasVod = false;
		const n8n = await host({ parameters: CONFIRM });
		expect(await send(bench, n8n, 'recordingFile', { file_id: '404' })).toBe(200);
		expect(n8n.started).toHaveLength(1);
	});

	describe('true events', () => {
		const parameters = { events: EVENTS, options: { confirm: true } };
		const push = { domain: DOMAIN, app: 'live', stream: 'pushed' };

		async function advance(minutes: number): Promise<void> {
			jest.setSystemTime(Date.now() + minutes * 60_000);
			bench.emulator.clock.runDue();
			await bench.emulator.callbacksSettled();
		}

		test.each([
			{ where: 'VOD', cosStore: 0, hasVod: true },
			{ where: 'COS', cosStore: 1, hasVod: true },
			{ where: 'COS, without VOD', cosStore: 1, hasVod: false },
		])('of a recording that a template started, kept in $where', async ({ cosStore, hasVod }) => {
			const { emulator } = bench;
			emulator.state.templates.push({ id: 7, name: 'seven', formats: ['mp4'], cosStore });
			emulator.state.rules.push({ domain: DOMAIN, app: '', stream: '', templateId: 7 });
			emulator.state.hasVod = hasVod;
			const n8n = await host({ parameters });
			await n8n.activate();
			emulator.startStream(push);
			await emulator.callbacksSettled();
			await advance(30);
			emulator.stopStream(push);
			await emulator.callbacksSettled();
			expect(n8n.started.map(({ record_event, event }) => record_event ?? event)).toEqual([
				'streamStarted',
				'record_start_succeeded',
				'streamStopped',
				'record_ended',
				'recordingFile',
			]);
			const [, begun, , , file] = n8n.started;
			expect(file).toMatchObject({ started_by: 'template', template_id: 7, channel: 'pushed' });
			expect(file?.task_id).toBe(begun?.task_id);
			expect(JSON.stringify(n8n.started)).not.toMatch(/txSecret=[^*]/);
		});

		test('of a running recording whose task was deleted', async () => {
			const n8n = await host({ parameters });
			await n8n.activate();
			const created = await bench.run({ parameters: v3() });
			const [task] = created.json('Tencent Live');
			await advance(10);
			await bench.run({
				parameters: { operation: 'delete', taskId: String(task?.task_id) },
			});
			await advance(60);
			expect(n8n.started).toMatchObject([
				{ record_event: 'record_start_succeeded' },
				{ record_event: 'record_ended' },
				{ event: 'recordingFile', task_id: task?.task_id, started_by: 'task' },
			]);
		});
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
		expect(await send(bench, n8n, 'recordingFile', { file_id: '0'.repeat(99) })).toBe(401);
		expect(n8n.started).toEqual([]);
	});
});

describe('while the API cannot be asked', () => {
	test('the sender is told to try again, and then it starts once', async () => {
		bench.emulator.state.files.push(KNOWN);
		const n8n = await host({ parameters: CONFIRM });
		const event = { file_id: KNOWN.id };
		bench.emulator.faults.next('internalError', { times: Infinity });
		expect(await send(bench, n8n, 'recordingFile', event)).toBe(503);
		expect(n8n.started).toEqual([]);
		bench.emulator.faults.clear();
		expect(await send(bench, n8n, 'recordingFile', event)).toBe(200);
		expect(await send(bench, n8n, 'recordingFile', event)).toBe(200);
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
		const n8n = await host({ parameters: { options: { confirm: true } } });
		await n8n.activate();
		const { emulator } = bench;
		await bench.run({ parameters: v3({ endTime: '2026-11-23T12:10:00+08:00' }) });
		const action = 'DescribeMediaInfos';
		emulator.faults.next('apiError', { action, code: 'FailedOperation', message: '', times: 5 });
		const statuses = async () => {
			emulator.clock.runDue();
			await emulator.callbacksSettled();
			return emulator.truth.callbacks().map(({ attempts }) => attempts.map(({ status }) => status));
		};
		bench.setTime('2026-11-23T12:10:00+08:00');
		expect(await statuses()).toEqual([[503]]);
		jest.setSystemTime(Date.now() + 60_000);
		expect(await statuses()).toEqual([[503, 200]]);
		expect(n8n.started).toMatchObject([{ event: 'recordingFile' }]);
	});
});
