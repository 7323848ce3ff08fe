import { SAMPLES } from '../../../emulator/callbacks/samples';
import {
	EVENT_TYPES,
	eventOf,
	identityOf,
	isEventName,
	type EventName,
} from '../../../../nodes/TencentLive/trigger/events';

const NAMES = Object.keys(EVENT_TYPES).filter(isEventName);

it('knows the five events by the number the service has for each', () => {
	expect(EVENT_TYPES).toEqual({
		recordingException: '341',
		recordingFile: '100',
		recordingStatus: '332',
		streamStarted: '1',
		streamStopped: '0',
	});
	for (const name of NAMES) expect(eventOf({ ...SAMPLES[name] })).toBe(name);
});

it.each([
	[100, 'recordingFile'],
	['100', 'recordingFile'],
	[0, 'streamStopped'],
	['0', 'streamStopped'],
	[-0, 'streamStopped'],
	['', undefined],
	[undefined, undefined],
	[null, undefined],
	[200, undefined],
	[10, undefined],
	['1 ', undefined],
	[[1], undefined],
	['recordingFile', undefined],
	['toString', undefined],
])('event_type %j is %s', (event_type, expected) => {
	expect(eventOf({ event_type })).toBe(expected);
});

it('only the five are names', () => {
	expect(NAMES).toHaveLength(5);
	expect(['toString', '__proto__', '', '100'].filter(isEventName)).toEqual([]);
});

describe('the identity of an event', () => {
	const identity = (event: EventName, changes: object = {}) =>
		identityOf(event, { ...SAMPLES[event], t: 1, sign: 'x', ...changes });

	it.each(NAMES)('is short text, and the same when %s is sent again', (event) => {
		expect(identity(event)).toMatch(/^[A-Za-z0-9_-]{22}$/);
		expect(identity(event, { t: 2, sign: 'y' })).toBe(identity(event));
	});

	it('does not change from one version to the next: saved ones would be forgotten', () => {
		expect(identity('recordingFile')).toMatchInlineSnapshot(`"t42gRlwJkD6E4rv4dL8Rmn"`);
	});

	it.each<[EventName, object]>([
		['recordingFile', { file_id: '2' }],
		['recordingFile', { record_file_id: '2' }],
		['recordingFile', { stream_id: 'other' }],
		['recordingStatus', { seq: '2' }],
		['recordingStatus', { session_id: '2' }],
		['recordingStatus', { record_event: 'record_paused' }],
		['recordingStatus', { event_time: 2 }],
		['recordingException', { session_id: '2' }],
		['recordingException', { timestamp: 2 }],
		['recordingException', { exception: { type: -8 } }],
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

	it('tells the beginning of a push from its end', () => {
		const call = { stream_id: 's', sequence: '1' };
		expect(identityOf('streamStarted', call)).not.toBe(identityOf('streamStopped', call));
	});

	it('does not mix up fields', () => {
		const [one, other] = [
			{ file_id: '1', record_file_id: '' },
			{ file_id: '', record_file_id: '1' },
		];
		expect(identityOf('recordingFile', one)).not.toBe(identityOf('recordingFile', other));
		expect(identityOf('recordingFile', { stream_id: '1', file_id: '2' })).not.toBe(
			identityOf('recordingFile', { stream_id: '2', file_id: '1' }),
		);
	});

	it('takes a missing stream for an empty one', () => {
		const [missing, empty] = [{ file_id: '5' }, { file_id: '5', stream_id: '' }];
		expect(identityOf('recordingFile', missing)).toBe(identityOf('recordingFile', empty));
		expect(identityOf('recordingFile', missing)).toMatchInlineSnapshot(`"KxGrNcDTK4TSWdkMHZloy6"`);
	});

	it('takes ids as numbers for the same as text', () => {
		expect(identityOf('recordingFile', { file_id: 5 })).toBe(
			identityOf('recordingFile', { file_id: '5' }),
		);
	});

	it('is that of the whole call, but for its signature, where the fields are missing', () => {
		const call = { event_type: 1, node: 'a', t: 1, sign: 'x' };
		expect(identityOf('streamStarted', call)).toBe(
			identityOf('streamStarted', { ...call, t: 2, sign: 'y' }),
		);
		expect(identityOf('streamStarted', call)).not.toBe(
			identityOf('streamStarted', { ...call, node: 'b' }),
		);
		expect(identityOf('streamStarted', {})).toMatch(/^[\w-]{22}$/);
	});

	it('looks only at what is there itself', () => {
		const call = { exception: Object.create({ type: 5 }), session_id: 's' };
		expect(identityOf('recordingException', call)).toMatch(/^[\w-]{22}$/);
	});
});
