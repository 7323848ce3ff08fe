/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- keys that the documents print, and made-up ones */
import type { IDataObject } from 'n8n-workflow';

import { PUBLISHED, SAMPLES, type CallbackKind } from '../../emulator';
import { useBench } from '../../support/engine';
import { KEY, useHosts } from './host';
import { post } from './http';
import { EVENTS, send, signed } from './signing';

const bench = useBench();
const host = useHosts(bench);

const TASK = 'UpTbk5RSVhRQFxVUXEURVVRFQkFMRUpKWVFRXllWRVhXUVtfXUdNQV5ZWQ';

const PLACE = { channel: 'test_stream', domain: 'push.example.com', app_name: 'live' };

const PUSH = {
	...PLACE,
	sequence: '6674468118806626493',
	stream_param: 'stream_param=test',
	user_ip: '119.29.94.245',
	width: 1280,
	height: 720,
};

/** The items of the samples on the pages. */
const SIMPLE: Record<CallbackKind, IDataObject> = {
	recordingFile: {
		...PLACE,
		event: 'recordingFile',
		task_id: TASK,
		started_by: 'task',
		file_id: '1234567890',
		url: 'http://12345678.vod2.myqcloud.com/xxxx/yyyy/zzzz.m3u8',
		format: 'hls',
		start_time: '2022-01-13T23:57:25+08:00',
		end_time: '2022-01-13T23:59:58+08:00',
		duration: 154,
		size: '277941079',
		template_id: null,
		session_id: '1257776149449343147',
		stream_param: 'stream_param=test',
	},
	recordingStatus: {
		...PLACE,
		event: 'recordingStatus',
		channel: '2991615887188599295',
		task_id: TASK,
		started_by: 'task',
		record_event: 'record_ended',
		event_time: '2023-11-17T15:58:49+08:00',
		format: 'hls',
		session_id: '2918085116267032069',
		seq: '3266441426274648065',
	},
	recordingException: {
		...PLACE,
		event: 'recordingException',
		task_id: null,
		started_by: null,
		event_time: '2022-01-13T23:57:30+08:00',
		exception_level: 'warning',
		exception: { type: -130, occurs: 3, desc: 'video frames dropped' },
		format: 'hls',
		session_id: '1257776149449343147',
	},
	streamStarted: { ...PUSH, event: 'streamStarted', event_time: '2018-12-18T14:49:50+08:00' },
	streamStopped: {
		...PUSH,
		event: 'streamStopped',
		event_time: '2018-12-18T14:53:10+08:00',
		duration: 200,
		errcode: 1,
		errmsg: 'The push client actively stopped the push',
	},
};

describe.each(EVENTS)('%s, as the documents show it', (kind) => {
	test('starts the workflow with the words of the node Tencent Live', async () => {
		const n8n = await host({ parameters: { events: [kind] } });
		expect(await send(bench, n8n, kind)).toBe(200);
		expect(n8n.started).toEqual([SIMPLE[kind]]);
	});

	test('raw: as it came, without the signature', async () => {
		const n8n = await host({ parameters: { events: [kind], simplify: false } });
		expect(await send(bench, n8n, kind)).toBe(200);
		expect(n8n.started).toEqual([{ ...SAMPLES[kind], t: bench.emulator.clock.seconds() + 600 }]);
	});
});

test('every type of exception that the documents name starts the workflow', async () => {
	const n8n = await host({ parameters: { events: ['recordingException'] } });
	for (const type of [-8, -11, -22, -23, -24, -201]) {
		const exception = { type, occurs: 1, desc: 'x' };
		expect(await send(bench, n8n, 'recordingException', { exception })).toBe(200);
	}
	expect(n8n.started).toHaveLength(6);
});

describe.each([true, false])('the payloads that users have published, Confirm %s', (confirm) => {
	const listed = { ...PUBLISHED.inVod, id: PUBLISHED.inVod.file_id, stream: 'room_7' };
	const FILE = { id: listed.id, stream: listed.stream, format: 'mp4' as const, start: 0, end: 1 };

	test.each([
		{ what: 'in COS', payload: PUBLISHED.inCos, hasVod: true },
		{ what: 'in COS, of an account without VOD', payload: PUBLISHED.inCos, hasVod: false },
		{ what: 'in VOD', payload: PUBLISHED.inVod, hasVod: true },
	])('$what: start the workflow once; forged they do not', async ({ payload, hasVod }) => {
		bench.emulator.state.hasVod = hasVod;
		bench.emulator.state.files.push(FILE);
		const n8n = await host({ parameters: { options: { confirm } } });
		for (const forged of [JSON.stringify(payload), signed(bench, payload, 'wrong')]) {
			expect((await post(n8n.url, forged)).status).toBe(401);
		}
		if (confirm && payload === PUBLISHED.inVod) {
			expect((await post(n8n.url, signed(bench, { ...payload, file_id: '404' }))).status).toBe(401);
		}
		const body = signed(bench, payload);
		expect([(await post(n8n.url, body)).status, (await post(n8n.url, body)).status]).toEqual([
			200, 200,
		]);
		expect(n8n.started).toMatchObject([
			{ started_by: 'template', task_id: payload.task_id, url: payload.video_url },
		]);
		expect(JSON.stringify(n8n.started)).not.toContain('0123456789abcdef');
	});
});

test('raw: push rights are masked there too, other parameters stay', async () => {
	const n8n = await host({ parameters: { simplify: false } });
	await post(n8n.url, signed(bench, PUBLISHED.inVod));
	expect(n8n.started).toMatchObject([{ stream_param: 'txSecret=***&txTime=5F3C9E80' }]);
});

test('case 34: a packed field nested 5,000 deep starts the workflow once', async () => {
	const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
	for (const simplify of [true, false]) {
		const n8n = await host({ parameters: { events: EVENTS, simplify } });
		const packed = { record_detail: `{"x":${deep}}`, callback_ext: `{"x":${deep}}` };
		for (const kind of ['recordingStatus', 'recordingFile', 'recordingStatus'] as const) {
			expect(await send(bench, n8n, kind, packed)).toBe(200);
		}
		expect(n8n.started).toHaveLength(2);
		expect(n8n.crashes).toEqual([]);
	}
});

test('an event that is not offered or not picked is taken, answered like any other, and starts nothing', async () => {
	const n8n = await host();
	const taken = await post(n8n.url, signed(bench, SAMPLES.recordingFile));
	expect(taken).toMatchObject({ status: 200, body: '{"code":0}' });
	expect(await post(n8n.url, signed(bench, SAMPLES.recordingFile))).toEqual(taken);
	for (const event_type of [200, 321, 317, 1, null, 'x', '']) {
		expect(await post(n8n.url, signed(bench, { event_type }))).toEqual(taken);
	}
	expect(n8n.started).toHaveLength(1);
});

test('keeps every digit of ids and sizes that are numbers', async () => {
	const n8n = await host();
	const body = signed(bench, { event_type: 100, appname: 'x' }).replace(
		'"appname"',
		'"file_id":18446744073709551615,"file_size":18446744073709551614,"appname"',
	);
	expect(await post(n8n.url, body)).toMatchObject({ status: 200 });
	expect(n8n.started).toMatchObject([
		{ file_id: '18446744073709551615', size: '18446744073709551614' },
	]);
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
	expect(await send(bench, n8n, 'recordingFile', { file_id: '2' }, { t: `${t}`, sign })).toBe(200);
	expect(n8n.started).toHaveLength(2);
});

test.each([
	// Without the option everything has to be signed with a key, and there has to be one.
	{ allow: false, secret: KEY, key: KEY, status: 200 },
	{ allow: false, secret: 12345678, key: '12345678', status: 200 },
	{ allow: false, secret: KEY, key: 'old-key', status: 200 },
	{ allow: false, secret: KEY, key: 'older-key', status: 401 },
	{ allow: false, secret: KEY, key: '', status: 401 },
	{ allow: false, secret: '', previous: '', key: '', status: 401 },
	{ allow: false, secret: '', previous: '', key: KEY, status: 401 },
	// With it, what is signed has to be signed right as soon as there is a key.
	{ allow: true, secret: KEY, key: '', status: 200 },
	{ allow: true, secret: KEY, key: 'wrong', status: 401 },
	{ allow: true, secret: '', previous: '', key: '', status: 200 },
	{ allow: true, secret: '', previous: '', key: KEY, status: 200 },
])(
	'Allow Unsigned $allow, secret "$secret", signed with "$key": $status',
	async ({ allow, secret, previous = 'old-key', key, status }) => {
		const n8n = await host({
			parameters: { options: { allowUnsigned: allow } },
			credential: { callbackSecret: secret, previousCallbackSecret: previous },
		});
		expect(await send(bench, n8n, 'recordingFile', {}, { key })).toBe(status);
		expect(n8n.started).toHaveLength(status === 200 ? 1 : 0);
	},
);
