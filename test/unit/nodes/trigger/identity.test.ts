import { SAMPLES } from '../../../emulator/callbacks/samples';
import { EVENT_NAMES, type EventName } from '../../../../nodes/TencentLive/trigger/events';
import { identityOf } from '../../../../nodes/TencentLive/trigger/identity';

const identity = (event: EventName, changes: object = {}) =>
	identityOf(event, { ...SAMPLES[event], t: 1, sign: 'x', ...changes });

it.each(EVENT_NAMES)('is short text, and the same when %s is sent again', (event) => {
	expect(identity(event)).toMatch(/^[A-Za-z0-9_-]{11}$/);
	expect(identity(event, { t: 2, sign: 'y' })).toBe(identity(event));
});

it('does not change from one version to the next: saved ones would be forgotten', () => {
	expect(identity('recordingFile')).toBe('MDH6YX3NSlG');
	expect(identityOf('recordingFile', { file_id: '5' }, true)).toBe('Ra4K0Nw6wTC');
});

it.each<[EventName, object]>([
	['recordingFile', { file_id: '2' }],
	['recordingFile', { record_file_id: '2' }],
	['recordingFile', { stream_id: 'other' }],
	['recordingStatus', { seq: '2' }],
	['recordingStatus', { session_id: '2' }],
	['recordingStatus', { record_event: 'record_paused' }],
	['recordingStatus', { event_time: 2 }],
	['recordingStatus', { record_detail: { file_format: 'mp4' } }],
	['recordingException', { session_id: '2' }],
	['recordingException', { timestamp: 2 }],
	['recordingException', { exception: { type: -8 } }],
	['recordingException', { file_format: 'mp4' }],
	['recordingException', { exception: 'x' }],
	['recordingException', { exception: null }],
	['streamStarted', { sequence: '2' }],
	['streamStopped', { sequence: '2' }],
])('%s is another one with %j', (event, changes) => {
	expect(identity(event, changes)).not.toBe(identity(event));
});

it.each<[EventName, object]>([
	['recordingFile', { duration: 1 }],
	['recordingStatus', { appid: 1 }],
	['recordingException', { exception: { type: -130, occurs: 9 } }],
	['streamStarted', { event_time: 1 }],
	['streamStopped', { event_time: 1 }],
])('%s is the same one with %j', (event, changes) => {
	expect(identity(event, changes)).toBe(identity(event));
});

it('does not mix up events or fields', () => {
	const differ = (one: object, other: object) =>
		expect(identityOf('recordingFile', { ...one })).not.toBe(
			identityOf('recordingFile', { ...other }),
		);
	const push = { stream_id: 's', sequence: '1' };
	expect(identityOf('streamStarted', push)).not.toBe(identityOf('streamStopped', push));
	differ({ file_id: '1', record_file_id: '' }, { file_id: '', record_file_id: '1' });
	differ({ stream_id: '1', file_id: '2' }, { stream_id: '2', file_id: '1' });
});

it('takes a missing stream for an empty one, and ids as numbers for the same as text', () => {
	expect(identityOf('recordingFile', { file_id: 5 })).toBe(
		identityOf('recordingFile', { file_id: '5', stream_id: '' }),
	);
});

it('is that of the whole call, but for its signature, where the fields are missing', () => {
	const call = { event_type: 1, node: 'a', t: 1, sign: 'x' };
	const of = (changes: object) => identityOf('streamStarted', { ...call, ...changes });
	expect(of({})).toBe(of({ t: 2, sign: 'y' }));
	expect(of({})).not.toBe(of({ node: 'b' }));
	expect(identityOf('streamStarted', {})).toMatch(/^[\w-]{11}$/);
});

describe('case 35: with Confirm', () => {
	const confirmed = (event: EventName, changes: object) =>
		identityOf(event, { ...SAMPLES[event], ...changes }, true);

	it('nothing counts but the file that is asked for', () => {
		const changes = { record_file_id: '2', stream_id: 'x', appid: 5, duration: 1 };
		expect(confirmed('recordingFile', changes)).toBe(confirmed('recordingFile', {}));
		expect(confirmed('recordingFile', { file_id: '2' })).not.toBe(confirmed('recordingFile', {}));
	});

	it('what cannot be asked for is the same event as without', () => {
		const elsewhere = { file_id: '1300000000_783c543e415d41a8a4c16da76f83eb81' };
		expect(confirmed('recordingFile', elsewhere)).toBe(
			identityOf('recordingFile', { ...SAMPLES.recordingFile, ...elsewhere }),
		);
		expect(confirmed('recordingStatus', { file_id: '5' })).toBe(identity('recordingStatus'));
	});
});
