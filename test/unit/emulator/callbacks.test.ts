/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: a server of Node itself, never inside n8n */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

import type { Emulator, EmulatorOptions } from '../../emulator';
import { ask, type Values } from './clients';
import { DOMAIN, HOUR, MINUTE, NOON, NOW, numbers, start, times, STREAM as TASK } from './running';

const STREAM = { domain: DOMAIN, app: 'live', stream: 's' };

const signed = (t: number) => ({ t, sign: createHash('md5').update(`k${t}`).digest('hex') });

/** A server on 127.0.0.1 that callbacks are sent to, and what arrived there, in order. */
interface Receiver {
	url: string;
	bodies: Values[];
	texts: string[];
	/** The status it answers with from now on; null: nothing ever. */
	status: number | null;
	/** Resolves when the next callback has arrived, answered or not. */
	arrived: () => Promise<void>;
	close: () => Promise<void>;
}

const receivers: Receiver[] = [];

async function startReceiver(): Promise<Receiver> {
	let arrived = () => {};
	const server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const text = Buffer.concat(chunks).toString('utf8');
			expect(incoming.headers['content-type']).toBe('application/json');
			receiver.texts.push(text);
			receiver.bodies.push(JSON.parse(text));
			arrived();
			if (receiver.status !== null) outgoing.writeHead(receiver.status).end('{"code":0}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	const receiver: Receiver = {
		url: `http://127.0.0.1:${port}/callback`,
		bodies: [],
		texts: [],
		status: 200,
		arrived: async () => await new Promise((resolve) => (arrived = resolve)),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	receivers.push(receiver);
	return receiver;
}

afterEach(async () => {
	await Promise.all(receivers.splice(0).map(async ({ close }) => await close()));
});

/** An emulator that sends everything it knows of push.example.com/live to a receiver, signed with `k`. */
async function started(options: EmulatorOptions = {}) {
	const receiver = await startReceiver();
	const kinds = ['StreamBegin', 'StreamEnd', 'Record', 'RecordStatus', 'RecordException'];
	const urls = Object.fromEntries(kinds.map((kind) => [`${kind}NotifyUrl`, receiver.url]));
	const emulator = await start({
		domains: [DOMAIN],
		callbackTemplates: [{ id: 5, name: 'five', urls, key: 'k' }],
		callbackRules: [{ domain: DOMAIN, app: 'live', templateId: 5 }],
		...options,
	});
	return { emulator, receiver };
}

/** Moves the clock, and waits until what became due has been answered. */
async function advance(emulator: Emulator, milliseconds: number): Promise<void> {
	emulator.clock.advance(milliseconds);
	await emulator.callbacksSettled();
}

async function createTask(emulator: Emulator, values: Values = {}): Promise<unknown> {
	const task = { ...TASK, EndTime: NOW + HOUR, ...values };
	const { fields } = await ask(emulator, 'CreateRecordTask', task);
	await emulator.callbacksSettled();
	return fields.TaskId;
}

/** What arrived: changes of a recording in the service's words, of anything else the event's type. */
const events = ({ bodies }: Receiver) =>
	bodies.map(({ record_event: event, event_type: type }) =>
		String(event ?? type).replace('record_', ''),
	);

describe('a recording', () => {
	it('that starts now, ends, and has its file when it is ready', async () => {
		const { emulator, receiver } = await started({ fileDelayMs: 5 * MINUTE });
		const taskId = await createTask(emulator);
		expect(events(receiver)).toEqual(['start_succeeded']);
		await advance(emulator, 60 * MINUTE);
		expect(events(receiver)).toEqual(['start_succeeded', 'ended']);
		await advance(emulator, 5 * MINUTE);
		expect(events(receiver)).toEqual(['start_succeeded', 'ended', '100']);
		expect(receiver.bodies[1]).toEqual({
			event_type: 332,
			appid: 123456789,
			appname: 'live',
			domain: DOMAIN,
			event_time: NOW + HOUR,
			record_event: 'record_ended',
			record_detail: expect.stringContaining('"start_model":5'),
			seq: '3266441426274648002',
			session_id: '2918085116267032001',
			stream_id: 's',
			task_id: taskId,
			...signed(NOW + HOUR + 600),
		});
		const id = emulator.state.files[0]?.id;
		expect(receiver.bodies[2]).toEqual({
			event_type: 100,
			appid: 12345678,
			app: DOMAIN,
			appname: 'live',
			callback_ext: expect.stringContaining('"video_codec":"h264"'),
			channel_id: 's',
			duration: 3600,
			start_time: NOW,
			start_time_usec: 0,
			end_time: NOW + HOUR,
			end_time_usec: 0,
			file_format: 'hls',
			file_id: id,
			file_size: 450_000_000,
			media_start_time: 135802,
			record_bps: 0,
			record_file_id: id,
			record_temp_id: '',
			stream_id: 's',
			stream_param: '',
			task_id: taskId,
			video_url: expect.stringMatching(/^http:\/\/1500000000\.vod2\.myqcloud\.com\//),
			...signed(NOW + HOUR + 300 + 600),
		});
	});

	it('that starts later and is stopped', async () => {
		const { emulator, receiver } = await started();
		const TaskId = await createTask(emulator, { StartTime: NOW + 60 });
		expect(receiver.bodies).toEqual([]);
		await advance(emulator, 2 * MINUTE);
		await ask(emulator, 'StopRecordTask', { TaskId });
		await emulator.callbacksSettled();
		await advance(emulator, 2 * 60 * MINUTE);
		expect(events(receiver)).toEqual(['start_succeeded', 'ended', '100']);
		const times = receiver.bodies.map(({ event_time: at }) => at);
		expect(times).toEqual([NOW + 60, NOW + 120, undefined]);
	});

	it('that is paused while nobody pushes', async () => {
		const breaks = [{ stream: 's', from: NOON + 10 * MINUTE, to: NOON + 20 * MINUTE }];
		const { emulator, receiver } = await started({ breaks });
		await createTask(emulator);
		await advance(emulator, 60 * MINUTE);
		const states = events(receiver).filter((event) => event !== '100');
		expect(states).toEqual(['start_succeeded', 'paused', 'resumed', 'ended']);
	});

	it('that is the fourth at a time fails; one stopped before, or that records nothing, is silent', async () => {
		const { emulator, receiver } = await started({ templates: [{ id: 7, name: 'none' }] });
		await times(4, async () => await createTask(emulator));
		await createTask(emulator, { TemplateId: 7 });
		const TaskId = await createTask(emulator, { StartTime: NOW + 60 });
		await ask(emulator, 'StopRecordTask', { TaskId });
		await advance(emulator, 30 * MINUTE);
		const told = [...Array<string>(3).fill('start_succeeded'), 'start_failed'];
		expect(events(receiver)).toEqual(told);
	});
});

describe('a recording that a rule with a template starts', () => {
	const rules = [{ domain: DOMAIN, app: 'live', stream: '', templateId: 8 }];
	const push = { ...STREAM, param: 'txSecret=00&txTime=7FFFFFFF&row=5' };

	it('bears its session as its task, and tells the query of the push', async () => {
		const templates = [{ id: 8, name: 'eight', formats: ['mp4' as const] }];
		const { emulator, receiver } = await started({ rules, templates, fileDelayMs: MINUTE });
		emulator.startStream(push);
		await emulator.callbacksSettled();
		await advance(emulator, MINUTE);
		emulator.stopStream(push);
		await emulator.callbacksSettled();
		await advance(emulator, MINUTE);
		expect(events(receiver)).toEqual(['1', 'start_succeeded', '0', 'ended', '100']);
		const [began, started_, , , file] = receiver.bodies;
		expect(began).toMatchObject({ stream_param: push.param });
		expect(started_?.record_detail).toContain('"start_model":1');
		expect(file).toMatchObject({
			task_id: expect.stringMatching(/^\d{19}$/),
			file_id: emulator.state.files[0]?.id,
			record_temp_id: '8',
			stream_param: push.param,
			duration: 60,
		});
		expect(started_?.task_id).toBe(file?.task_id);
		expect(file?.callback_ext).toContain(`"session_id":"${String(file?.task_id)}"`);
	});

	it('into COS has an ID and an address that VOD does not know', async () => {
		const templates = [{ id: 8, name: 'eight', formats: ['hls' as const], cosStore: 1 }];
		const { emulator, receiver } = await started({ rules, templates });
		emulator.startStream(push);
		await createTask(emulator, { TemplateId: 8, EndTime: NOON / 1000 + 60 });
		await advance(emulator, MINUTE);
		emulator.stopStream(push);
		await advance(emulator, 1);
		const files = receiver.bodies.filter(({ event_type: type }) => type === 100);
		expect(files).toHaveLength(2);
		for (const { file_id, video_url } of files) {
			expect(file_id).toMatch(/^1300000000_[0-9a-f]{32}$/);
			expect(video_url).toMatch(/^http:\/\/bucket-1300000000\.cos\./);
		}
		expect(emulator.state.files).toEqual([]);
	});

	it('is not made of a push that is too short, that no rule is for, or that was there before', async () => {
		const templates = [{ id: 8, name: 'eight', formats: ['hls' as const] }];
		const { emulator, receiver } = await started({ rules, templates, streams: [STREAM] });
		const other = { ...push, app: 'other' };
		const short = { ...push, stream: 'short' };
		for (const stream of [other, short]) emulator.startStream(stream);
		await emulator.callbacksSettled();
		await advance(emulator, 10_000);
		emulator.stopStream(short);
		await emulator.callbacksSettled();
		for (const stream of [other, STREAM]) emulator.stopStream(stream);
		await emulator.callbacksSettled();
		expect(events(receiver)).toEqual(['1', 'start_succeeded', '0', 'ended', '0']);
	});
});

it('goes on telling of a running recording whose task was deleted', async () => {
	const { emulator, receiver } = await started();
	const TaskId = await createTask(emulator);
	await advance(emulator, MINUTE);
	await ask(emulator, 'DeleteRecordTask', { TaskId });
	await advance(emulator, 60 * MINUTE);
	expect(events(receiver)).toEqual(['start_succeeded', 'ended', '100']);
	expect(receiver.bodies[2]).toMatchObject({ task_id: TaskId });
});

it('tells of pushes that begin and end, with the same sequence', async () => {
	const { emulator, receiver } = await started({ streams: [{ ...STREAM, stream: 'before' }] });
	emulator.startStream(STREAM);
	emulator.startStream({ ...STREAM, app: 'other' });
	await emulator.callbacksSettled();
	await advance(emulator, 90_500);
	emulator.stopStream(STREAM);
	await emulator.callbacksSettled();
	const [begin, end] = receiver.bodies;
	expect(receiver.bodies).toMatchObject([
		{ event_type: 1, app: DOMAIN, appname: 'live', stream_id: 's', event_time: NOW },
		{ event_type: 0, stream_id: 's', event_time: NOW + 90, push_duration: '90500' },
	]);
	expect(begin).not.toHaveProperty('push_duration');
	expect(begin?.sequence).toBe(end?.sequence);
});

it('sends nothing of what was before there was a rule, nor where there is no address or key', async () => {
	const { emulator, receiver } = await started({ callbackRules: [] });
	await createTask(emulator);
	emulator.startStream(STREAM);
	const rule = { DomainName: DOMAIN, AppName: 'live', TemplateId: 5 };
	await ask(emulator, 'CreateLiveCallbackRule', rule);
	await emulator.callbacksSettled();
	expect(emulator.truth.callbacks()).toEqual([]);
	const urls = { RecordNotifyUrl: receiver.url };
	emulator.state.callbackTemplates[0] = { id: 5, name: 'five', urls };
	await advance(emulator, 60 * MINUTE);
	expect(events(receiver)).toEqual(['100']);
	expect(receiver.bodies[0]).not.toHaveProperty('sign');
	expect(receiver.bodies[0]).not.toHaveProperty('t');
});

describe('a callback that is not answered with 200', () => {
	/** One that was sent and answered so, or not answered yet. */
	async function sent(status: number | null, options: EmulatorOptions = {}) {
		const { emulator, receiver } = await started(options);
		receiver.status = status;
		const arrived = receiver.arrived();
		emulator.startStream(STREAM);
		await arrived;
		if (status !== null) await emulator.callbacksSettled();
		return { emulator, receiver };
	}

	it('is sent again every minute, twelve times, each time signed anew', async () => {
		const { emulator, receiver } = await sent(500);
		await times(20, async () => await advance(emulator, MINUTE));
		const minutes = numbers(13).map((count) => NOON + count * MINUTE);
		const attempts = minutes.map((at) => ({ at, status: 500 }));
		const record = { kind: 'streamStarted', state: 'givenUp', attempts };
		expect(emulator.truth.callbacks()).toMatchObject([record]);
		expect(receiver.bodies.map(({ t }) => t)).toEqual(minutes.map((at) => at / 1000 + 600));
	});

	it('is sent again as it was where a test wants it, and no more once it is taken', async () => {
		const { emulator, receiver } = await sent(503, { callbackRetry: 'sameText' });
		receiver.status = 200;
		await times(3, async () => await advance(emulator, MINUTE));
		expect(receiver.texts).toEqual(Array(2).fill(receiver.texts[0]));
		expect(emulator.truth.callbacks()).toMatchObject([{ state: 'delivered' }]);
	});

	it('is waited for 20 seconds', async () => {
		const { emulator, receiver } = await sent(null);
		emulator.clock.advance(19_999);
		expect(emulator.truth.callbacks()).toMatchObject([{ attempts: [{ status: null }] }]);
		receiver.status = 200;
		await advance(emulator, 1);
		await advance(emulator, MINUTE);
		const attempts = [{ status: null }, { at: NOON + 80_000, status: 200 }];
		expect(emulator.truth.callbacks()).toMatchObject([{ state: 'delivered', attempts }]);
	});

	it('does not keep an emulator from closing', async () => {
		const { emulator, receiver } = await sent(null);
		await emulator.close();
		expect(receiver.bodies).toHaveLength(1);
	});
});

describe('by hand', () => {
	it('sends the sample of a kind, changed, signed and addressed as the template says', async () => {
		const { emulator, receiver } = await started();
		const record = await emulator.sendCallback('recordingException', { stream_id: 'x' });
		expect(record).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] });
		const sample = { event_type: 341, stream_id: 'x', exception: { type: -130 } };
		expect(receiver.bodies).toMatchObject([{ ...sample, ...signed(NOW + 600) }]);
	});

	it('or to another address, with another key, t or sign, once; to nobody gives up', async () => {
		const { emulator, receiver } = await started({ callbackRules: [] });
		const { url } = receiver;
		receiver.status = 401;
		const send = async (to: object) => await emulator.sendCallback('recordingFile', {}, to);
		await send({ url, key: 'test', t: 1545030873 });
		await send({ url, sign: 'x', t: 'y' });
		await send({ url });
		await advance(emulator, 5 * MINUTE);
		expect(receiver.bodies).toHaveLength(3);
		expect(receiver.bodies).toMatchObject([
			{ sign: 'ca3e25e5dc17a6f9909a9ae7281e300d' },
			{ sign: 'x', t: 'y' },
			{},
		]);
		expect(receiver.bodies[2]).not.toHaveProperty('sign');
		await expect(send({})).rejects.toThrow('No callback template');
		await receiver.close();
		expect(await send({ url })).toMatchObject({ state: 'givenUp', attempts: [{ status: null }] });
	});
});
