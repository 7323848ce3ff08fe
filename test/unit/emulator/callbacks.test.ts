import type { Emulator } from '../../emulator';
import { stopReceivers, type Receiver } from './callbackReceiver';
import { advance, DOMAIN, md5, started, STREAM } from './callbackSending';
import { call3, NOON, responseOf } from './clients';
import { stopAll } from './running';

afterEach(async () => {
	await stopAll();
	await stopReceivers();
});

const MINUTE = 60_000;

async function createTask(emulator: Emulator, values: Record<string, unknown> = {}) {
	const EndTime = NOON / 1000 + 3600;
	const task = { StreamName: 's', DomainName: DOMAIN, AppName: 'live', EndTime, ...values };
	const answer = await call3(emulator, 'CreateRecordTask', task);
	await emulator.callbacksSettled();
	return responseOf(answer).TaskId;
}

/** What recording states told, in order. */
const events = ({ bodies }: Receiver) =>
	bodies.map(({ record_event: event, event_type: type }) => event ?? type);

describe('a recording', () => {
	it('that starts now, ends, and has its file when it is ready', async () => {
		const { emulator, receiver } = await started({ fileDelayMs: 5 * MINUTE });
		const taskId = await createTask(emulator);
		expect(events(receiver)).toEqual(['record_start_succeeded']);
		await advance(emulator, 60 * MINUTE);
		expect(events(receiver)).toEqual(['record_start_succeeded', 'record_ended']);
		await advance(emulator, 5 * MINUTE);
		expect(events(receiver)).toEqual(['record_start_succeeded', 'record_ended', 100]);

		const t = NOON / 1000 + 3600 + 300 + 600;
		const [file] = emulator.state.files;
		expect(receiver.contentTypes).toEqual(Array(3).fill('application/json'));
		expect(receiver.bodies[1]).toEqual({
			event_type: 332,
			appid: 123456789,
			appname: 'live',
			domain: DOMAIN,
			event_time: NOON / 1000 + 3600,
			record_event: 'record_ended',
			record_detail: expect.stringContaining('"start_model":5'),
			seq: '3266441426274648002',
			session_id: '2918085116267032001',
			stream_id: 's',
			task_id: taskId,
			t: t - 300,
			sign: md5(`k${t - 300}`),
		});
		expect(receiver.bodies[2]).toEqual({
			event_type: 100,
			appid: 12345678,
			app: DOMAIN,
			appname: 'live',
			callback_ext: expect.stringContaining('"video_codec":"h264"'),
			channel_id: 's',
			duration: 3600,
			start_time: NOON / 1000,
			start_time_usec: 0,
			end_time: NOON / 1000 + 3600,
			end_time_usec: 0,
			file_format: 'hls',
			file_id: file?.id,
			file_size: 450_000_000,
			media_start_time: 135802,
			record_bps: 0,
			record_file_id: file?.id,
			record_temp_id: '',
			stream_id: 's',
			stream_param: '',
			task_id: taskId,
			video_url: expect.stringMatching(/^http:\/\/1500000000\.vod2\.myqcloud\.com\//),
			t,
			sign: md5(`k${t}`),
		});
	});

	it('that starts later and is stopped', async () => {
		const { emulator, receiver } = await started();
		const TaskId = await createTask(emulator, { StartTime: NOON / 1000 + 60 });
		expect(receiver.bodies).toEqual([]);
		await advance(emulator, 2 * MINUTE);
		await call3(emulator, 'StopRecordTask', { TaskId });
		await emulator.callbacksSettled();
		await advance(emulator, 2 * 60 * MINUTE);
		expect(events(receiver)).toEqual(['record_start_succeeded', 'record_ended', 100]);
		expect(receiver.bodies.map(({ event_time: at }) => at)).toEqual([
			NOON / 1000 + 60,
			NOON / 1000 + 120,
			undefined,
		]);
	});

	it('that is paused while nobody pushes', async () => {
		const breaks = [{ stream: 's', from: NOON + 10 * MINUTE, to: NOON + 20 * MINUTE }];
		const { emulator, receiver } = await started({ breaks });
		await createTask(emulator);
		await advance(emulator, 60 * MINUTE);
		expect(events(receiver).filter((event) => event !== 100)).toEqual([
			'record_start_succeeded',
			'record_paused',
			'record_resumed',
			'record_ended',
		]);
	});

	it('that is the fourth at a time fails; one that was stopped before, or records nothing, says nothing', async () => {
		const { emulator, receiver } = await started({ templates: [{ id: 7, name: 'none' }] });
		for (let count = 0; count < 4; count += 1) await createTask(emulator);
		await createTask(emulator, { TemplateId: 7 });
		const TaskId = await createTask(emulator, { StartTime: NOON / 1000 + 60 });
		await call3(emulator, 'StopRecordTask', { TaskId });
		await advance(emulator, 30 * MINUTE);
		expect(events(receiver)).toEqual([
			'record_start_succeeded',
			'record_start_succeeded',
			'record_start_succeeded',
			'record_start_failed',
		]);
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
		expect(events(receiver)).toEqual([1, 'record_start_succeeded', 0, 'record_ended', 100]);
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
		expect(events(receiver)).toEqual([1, 'record_start_succeeded', 0, 'record_ended', 0]);
	});
});

it('goes on telling of a running recording whose task was deleted', async () => {
	const { emulator, receiver } = await started();
	const TaskId = await createTask(emulator);
	await advance(emulator, MINUTE);
	await call3(emulator, 'DeleteRecordTask', { TaskId });
	await advance(emulator, 60 * MINUTE);
	expect(events(receiver)).toEqual(['record_start_succeeded', 'record_ended', 100]);
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
	expect(receiver.bodies).toMatchObject([
		{ event_type: 1, app: DOMAIN, appname: 'live', stream_id: 's', event_time: NOON / 1000 },
		{ event_type: 0, stream_id: 's', event_time: NOON / 1000 + 90, push_duration: '90500' },
	]);
	expect(receiver.bodies[0]).not.toHaveProperty('push_duration');
	expect(receiver.bodies[0]?.sequence).toBe(receiver.bodies[1]?.sequence);
});

it('sends nothing of what was before there was a rule, nor where there is no address', async () => {
	const { emulator, receiver } = await started({ callbackRules: [] });
	await createTask(emulator);
	emulator.startStream(STREAM);
	const rule = { DomainName: DOMAIN, AppName: 'live', TemplateId: 5 };
	await call3(emulator, 'CreateLiveCallbackRule', rule);
	await emulator.callbacksSettled();
	expect(emulator.truth.callbacks()).toEqual([]);
	emulator.state.callbackTemplates[0] = {
		id: 5,
		name: 'five',
		urls: { RecordNotifyUrl: receiver.url },
	};
	await advance(emulator, 60 * MINUTE);
	expect(events(receiver)).toEqual([100]);
	expect(receiver.bodies[0]).not.toHaveProperty('sign');
	expect(receiver.bodies[0]).not.toHaveProperty('t');
});
