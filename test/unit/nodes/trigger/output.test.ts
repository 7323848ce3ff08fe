import { SAMPLES } from '../../../emulator/callbacks/samples';
import { raw, simplified } from '../../../../nodes/TencentLive/trigger/output';

const simple = (call: Record<string, unknown>) => simplified('recordingFile', call);

it('says which event it is first, whatever the call says', () => {
	expect(Object.keys(simple({ a: 1 }))).toEqual(['event', 'a']);
	expect(simple({ event: 'forged', a: 1 })).toEqual({ event: 'recordingFile', a: 1 });
});

it('leaves the signature out', () => {
	expect(simple({ sign: 'x', t: 1 })).toEqual({ event: 'recordingFile' });
	expect(raw({ sign: 'x', t: 1, event: 'e' })).toEqual({ t: 1, event: 'e' });
});

it.each(['start_time', 'end_time', 'event_time', 'timestamp'])('%s is a time of China', (name) => {
	expect(simple({ [name]: 1642089445 })).toMatchObject({ [name]: '2022-01-13T23:57:25+08:00' });
});

it.each([
	['1642089445', '2022-01-13T23:57:25+08:00'],
	[1642089445.5, '2022-01-13T23:57:25.500+08:00'],
	[1, '1970-01-01T08:00:01+08:00'],
	[253402271999, '9999-12-31T23:59:59+08:00'],
	[253402272000, null],
	[8.64e12, null],
	[1e300, null],
	['18446744073709551615', null],
	[0, null],
	[-1, null],
	['', null],
	['soon', null],
	[null, null],
	[[1642089445], null],
	[{}, null],
])('the time %j is %j', (value, expected) => {
	expect(simple({ start_time: value })).toEqual({ event: 'recordingFile', start_time: expected });
});

it.each([
	'appid',
	'channel_id',
	'file_id',
	'record_file_id',
	'record_temp_id',
	'seq',
	'sequence',
	'session_id',
	'stream_id',
	'task_id',
])('%s is text', (name) => {
	expect(simple({ [name]: 5 })).toMatchObject({ [name]: '5' });
	expect(simple({ [name]: '18446744073709551615' })).toMatchObject({
		[name]: '18446744073709551615',
	});
	for (const none of ['', null, {}, [], true, 1.5]) {
		expect(simple({ [name]: none })).toMatchObject({ [name]: null });
	}
});

describe.each(['callback_ext', 'record_detail'])('%s', (name) => {
	it.each([
		['{"a":1,"id":18446744073709551615}', { a: 1, id: '18446744073709551615' }],
		// As the samples on the pages have it.
		['{\\"a\\":1,\\"b\\":\\"c\\"}', { a: 1, b: 'c' }],
		['{"a":"say \\"hi\\""}', { a: 'say "hi"' }],
		['{}', {}],
		['[1]', '[1]'],
		['5', '5'],
		['null', 'null'],
		['', ''],
		['{', '{'],
		['{\\', '{\\'],
		['plain "text"', 'plain "text"'],
		[{ a: 1 }, { a: 1 }],
		[[1], [1]],
		[5, 5],
		[null, null],
	])('%j becomes %j', (value, expected) => {
		expect(simple({ [name]: value })).toEqual({ event: 'recordingFile', [name]: expected });
	});
});

it('leaves everything else as it is', () => {
	const call = { duration: 154, exception: { type: -130 }, list: [1, 'a', null], flag: false };
	expect(simple(call)).toEqual({ event: 'recordingFile', ...call });
	expect(raw({ ...SAMPLES.recordingFile })).toEqual(SAMPLES.recordingFile);
});

it('never gives anything a prototype', () => {
	const call: Record<string, unknown> = JSON.parse(
		'{"__proto__":{"a":1},"x":{"__proto__":{"a":1},"b":[{"__proto__":1}]},"record_detail":"{\\"__proto__\\":{\\"a\\":1}}"}',
	);
	const expected = { x: { b: [{}] } };
	for (const item of [simple(call), raw(call)]) {
		expect(item).toMatchObject(expected);
		expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
		expect(Object.keys(item)).not.toContain('__proto__');
		expect(JSON.stringify([item.x])).not.toContain('__proto__');
	}
	expect(simple(call).record_detail).toEqual({});
});

it('is a copy', () => {
	const call = { x: { y: 1 } };
	expect(raw(call).x).not.toBe(call.x);
	expect(simple(call).x).not.toBe(call.x);
});
