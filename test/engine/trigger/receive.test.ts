/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- keys that the documents print, and made-up ones */
import type { IDataObject } from 'n8n-workflow';

import { SAMPLES, type CallbackKind } from '../../emulator';
import { useBench } from '../../support/engine';
import { KEY, useHosts } from './host';
import { post } from './http';
import { EVENTS, send, signed } from './signing';

const bench = useBench();
const host = useHosts(bench);

/** The items of the samples on the pages. */
const SIMPLE: Record<CallbackKind, IDataObject> = {
	recordingFile: {
		event: 'recordingFile',
		event_type: 100,
		appid: '12345678',
		app: 'push.example.com',
		appname: 'live',
		callback_ext: {
			video_codec: 'h264',
			resolution: '1280x720',
			session_id: '1257776149449343147',
		},
		channel_id: 'test_stream',
		duration: 154,
		end_time: '2022-01-13T23:59:58+08:00',
		end_time_usec: 316441,
		file_format: 'hls',
		file_id: '1234567890',
		file_size: 277941079,
		media_start_time: 135802,
		record_bps: 0,
		record_file_id: '1234567890',
		start_time: '2022-01-13T23:57:25+08:00',
		start_time_usec: 151197,
		stream_id: 'test_stream',
		stream_param: 'stream_param=test',
		task_id: 'UpTbk5RSVhRQFxVUXEURVVRFQkFMRUpKWVFRXllWRVhXUVtfXUdNQV5ZWQ',
		video_url: 'http://12345678.vod2.myqcloud.com/xxxx/yyyy/zzzz.m3u8',
	},
	recordingStatus: {
		event: 'recordingStatus',
		event_type: 332,
		appid: '123456789',
		appname: 'live',
		domain: 'push.example.com',
		event_time: '2023-11-17T15:58:49+08:00',
		record_detail: {
			file_format: 2,
			record_bps: 0,
			start_model: 5,
			record_content: 1,
			source_type: 1,
			codec_temp_id: 0,
		},
		record_event: 'record_ended',
		seq: '3266441426274648065',
		session_id: '2918085116267032069',
		stream_id: '2991615887188599295',
		task_id: 'UpTbk5RSVhRQFxVUXEURVVRFQkFMRUpKWVFRXllWRVhXUVtfXUdNQV5ZWQ',
	},
	recordingException: {
		event: 'recordingException',
		event_type: 341,
		interface: 'general_callback',
		appid: '12345678',
		domain: 'push.example.com',
		path: 'live',
		stream_id: 'test_stream',
		session_id: '1257776149449343147',
		file_format: 'hls',
		timestamp: '2022-01-13T23:57:30+08:00',
		exception_level: 'warning',
		exception: { type: -130, occurs: 3, desc: 'video frames dropped' },
	},
	streamStarted: {
		...SAMPLES.streamStarted,
		event: 'streamStarted',
		appid: '12345678',
		event_time: '2018-12-18T14:49:50+08:00',
	},
	streamStopped: {
		...SAMPLES.streamStopped,
		event: 'streamStopped',
		appid: '12345678',
		event_time: '2018-12-18T14:53:10+08:00',
	},
};

describe.each(EVENTS)('%s, as the documents show it', (kind) => {
	test('starts the workflow with the service’s names, times in China, ids as text', async () => {
		const n8n = await host({ parameters: { events: [kind] } });
		expect(await send(bench, n8n, kind)).toBe(200);
		expect(n8n.started).toEqual([SIMPLE[kind]]);
	});

	test('raw: as it came, without the signature', async () => {
		const n8n = await host({ parameters: { events: [kind], simplify: false } });
		expect(await send(bench, n8n, kind)).toBe(200);
		expect(n8n.started).toEqual([{ ...SAMPLES[kind], t: bench.emulator.clock.seconds() + 600 }]);
	});

	test('is taken and starts nothing where it was not picked', async () => {
		const events = EVENTS.filter((other) => other !== kind);
		const n8n = await host({ parameters: { events } });
		const reply = await post(n8n.url, signed(bench, SAMPLES[kind]));
		expect(reply).toMatchObject({ status: 200, body: '{"code":0}' });
		expect(n8n.started).toEqual([]);
	});
});

test('an event that the node does not offer is taken and starts nothing', async () => {
	const n8n = await host({ parameters: { events: EVENTS } });
	for (const event_type of [200, 321, 317, null, 'x', '']) {
		const reply = await post(n8n.url, signed(bench, { event_type }));
		expect(reply).toMatchObject({ status: 200, body: '{"code":0}' });
	}
	expect(n8n.started).toEqual([]);
});

test('keeps every digit of ids that are numbers, and big numbers elsewhere', async () => {
	const n8n = await host();
	const body = signed(bench, { event_type: 100, appname: 'x' }).replace(
		'"appname"',
		'"file_id":18446744073709551615,"file_size":18446744073709551614,"appname"',
	);
	expect(await post(n8n.url, body)).toMatchObject({ status: 200 });
	expect(n8n.started).toMatchObject([
		{ file_id: '18446744073709551615', file_size: '18446744073709551614' },
	]);
});

test('answers a new event, a repetition and an unwanted one alike', async () => {
	const n8n = await host();
	const body = signed(bench, SAMPLES.recordingFile);
	const replies = [
		await post(n8n.url, body),
		await post(n8n.url, body),
		await post(n8n.url, signed(bench, SAMPLES.streamStarted)),
	];
	expect(replies).toEqual(Array(3).fill(replies[0]));
	expect(replies[0]).toMatchObject({ status: 200, body: '{"code":0}' });
	expect(n8n.started).toHaveLength(1);
});

test.each([
	{
		key: '5d41402abc4b2a76b9719d911017c592',
		t: 1471850187,
		sign: 'b17971b51ba0fe5916ddcd96692e9fb3',
	},
	{ key: 'test', t: 1545030873, sign: 'ca3e25e5dc17a6f9909a9ae7281e300d' },
])('takes the signature that the documents print for t = $t', async ({ key, t, sign }) => {
	bench.setTime(new Date((t - 600) * 1000).toISOString());
	const n8n = await host({ credential: { callbackSecret: key } });
	expect(await send(bench, n8n, 'recordingFile', {}, { t, sign })).toBe(200);
	expect(n8n.started).toHaveLength(1);
	expect(await send(bench, n8n, 'recordingFile', { file_id: '2' }, { t: `${t}`, sign })).toBe(200);
	expect(n8n.started).toHaveLength(2);
});

describe('keys', () => {
	test.each([
		{ kind: 'the current one', key: KEY, status: 200 },
		{ kind: 'the one before', key: 'old-key', status: 200 },
		{ kind: 'one from before that', key: 'older-key', status: 401 },
		{ kind: 'an empty one', key: '', sign: '', status: 401 },
	])('while rotating, $kind: $status', async ({ key, sign, status }) => {
		const n8n = await host({ credential: { previousCallbackSecret: 'old-key' } });
		expect(await send(bench, n8n, 'recordingFile', {}, { key, sign })).toBe(status);
		expect(n8n.started).toHaveLength(status === 200 ? 1 : 0);
	});

	test.each([
		// Without the option everything has to be signed with the key, and there has to be one.
		{ allow: false, secret: KEY, key: KEY, status: 200 },
		{ allow: false, secret: KEY, key: '', status: 401 },
		{ allow: false, secret: KEY, key: 'wrong', status: 401 },
		{ allow: false, secret: '', key: '', status: 401 },
		{ allow: false, secret: '', key: KEY, status: 401 },
		// With it, what is signed has to be signed right as soon as there is a key.
		{ allow: true, secret: KEY, key: KEY, status: 200 },
		{ allow: true, secret: KEY, key: '', status: 200 },
		{ allow: true, secret: KEY, key: 'wrong', status: 401 },
		{ allow: true, secret: '', key: '', status: 200 },
		{ allow: true, secret: '', key: KEY, status: 200 },
	])(
		'Allow Unsigned $allow, secret "$secret", signed with "$key": $status',
		async ({ allow, secret, key, status }) => {
			const n8n = await host({
				parameters: { options: { allowUnsigned: allow } },
				credential: { callbackSecret: secret },
			});
			expect(await send(bench, n8n, 'recordingFile', {}, { key })).toBe(status);
			expect(n8n.started).toHaveLength(status === 200 ? 1 : 0);
		},
	);
});
