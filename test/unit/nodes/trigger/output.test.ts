import { PUBLISHED, SAMPLES } from '../../../emulator/callbacks/samples';
import { EVENT_NAMES, type EventName } from '../../../../nodes/TencentLive/trigger/events';
import { raw, simplified } from '../../../../nodes/TencentLive/trigger/output';

const file = (call: Record<string, unknown>) => simplified('recordingFile', call);

it.each(EVENT_NAMES)(
	'%s says which event it is, and null for what the call does not say',
	(event) => {
		const { event: name, ...rest } = simplified(event, { event: 'forged' });
		expect(name).toBe(event);
		expect(new Set(Object.values(rest))).toEqual(new Set([null]));
	},
);

it.each([
	[1642089445, '2022-01-13T23:57:25+08:00'],
	['1642089445', '2022-01-13T23:57:25+08:00'],
	[1642089445.5, '2022-01-13T23:57:25.500+08:00'],
	[1, '1970-01-01T08:00:01+08:00'],
	[253402271999, '9999-12-31T23:59:59+08:00'],
	[253402272000, null],
	[1e300, null],
	['18446744073709551615', null],
	[0, null],
	[-1, null],
	['', null],
	['soon', null],
	[null, null],
	[[1642089445], null],
])('the time %j is %j', (value, expected) => {
	expect(file({ start_time: value }).start_time).toBe(expected);
});

it.each<[EventName, string, string]>([
	['recordingFile', 'file_id', 'file_id'],
	['recordingFile', 'task_id', 'task_id'],
	['recordingFile', 'file_size', 'size'],
	['recordingFile', 'stream_id', 'channel'],
	['recordingFile', 'channel_id', 'channel'],
	['recordingStatus', 'seq', 'seq'],
	['recordingStatus', 'session_id', 'session_id'],
	['recordingException', 'session_id', 'session_id'],
	['streamStarted', 'sequence', 'sequence'],
])('%s: %s is text with every digit', (event, name, expected) => {
	const of = (value: unknown) => simplified(event, { [name]: value })[expected];
	expect(of(5)).toBe('5');
	expect(of('18446744073709551615')).toBe('18446744073709551615');
	for (const none of ['', null, {}, [], true, 1.5]) expect(of(none)).toBeNull();
});

it.each<[EventName, object, object]>([
	['recordingFile', { app: 'd', appname: 'a' }, { domain: 'd', app_name: 'a' }],
	['recordingStatus', { domain: 'd', appname: 'a' }, { domain: 'd', app_name: 'a' }],
	['recordingException', { domain: 'd', path: 'a' }, { domain: 'd', app_name: 'a' }],
	['recordingFile', { file_format: 'MP4' }, { format: 'mp4' }],
	['recordingException', { file_format: 'HLS' }, { format: 'hls' }],
	['recordingStatus', { record_detail: '{"file_format":1}' }, { format: 'flv' }],
	['recordingStatus', { record_detail: { file_format: 5 } }, { format: 'mp3' }],
	['recordingStatus', { record_detail: { file_format: 6 } }, { format: null }],
	['recordingFile', { record_temp_id: '1569294' }, { template_id: 1569294 }],
	['recordingFile', { record_temp_id: 0 }, { template_id: null }],
	['recordingFile', { duration: '60' }, { duration: 60 }],
	['recordingFile', { callback_ext: '{"session_id":"7"}' }, { session_id: '7' }],
	['recordingFile', { duration: 0 }, { duration: 0 }],
	['streamStopped', { push_duration: '90500' }, { duration: 90.5 }],
	['recordingException', { exception: { type: -130 } }, { exception: { type: -130 } }],
	['recordingException', { exception: 'x' }, { exception: null }],
])('%s of %j has %j', (event, call, expected) => {
	expect(simplified(event, { ...call })).toMatchObject(expected);
});

it('masks push rights and signatures, simplified and raw', () => {
	const { stream_param } = PUBLISHED.inVod;
	const call = { ...PUBLISHED.inVod, video_url: 'http://a.test/x?sign=abc&t=5', sign: 'x', t: 5 };
	for (const item of [file(call), raw(call)]) {
		expect(item.stream_param).toBe('txSecret=***&txTime=5F3C9E80');
		expect(JSON.stringify(item)).not.toMatch(/abc/);
		expect(item).not.toHaveProperty('sign');
	}
	expect(file(call)).not.toHaveProperty('t');
	expect(call.stream_param).toBe(stream_param);
});

it('raw is a copy of what came', () => {
	const call: Record<string, unknown> = { ...SAMPLES.recordingException, t: 1 };
	expect(raw(call)).toEqual(call);
	expect(raw(call).exception).not.toBe(call.exception);
});

it('never gives anything a prototype', () => {
	const call: Record<string, unknown> = JSON.parse(
		'{"__proto__":{"a":1},"exception":{"__proto__":{"a":1},"b":[{"__proto__":1}]}}',
	);
	for (const item of [simplified('recordingException', call), raw(call)]) {
		expect(item).toMatchObject({ exception: { b: [{}] } });
		expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
		expect(JSON.stringify(item)).not.toContain('__proto__');
	}
});
