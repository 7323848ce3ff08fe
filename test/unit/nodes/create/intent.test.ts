import { intentKey, streamKey, type Intent } from '../../../../nodes/TencentLive/create/intent';
import { intentOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';

const withRequest = (parts: Parameters<typeof recordingRequest>[0]) =>
	intentOf({ request: recordingRequest(parts) });

/** Each differs from `intentOf()` in one thing. */
const OTHER_STREAMS: Array<[what: string, intent: Intent]> = [
	['account', intentOf({ account: 'another account' })],
	['generation', intentOf({ version: 'v2' })],
	['domain', withRequest({ domain: 'other.example.com' })],
	['no domain', withRequest({ domain: null })],
	['app', withRequest({ appName: 'other' })],
	['channel', withRequest({ channel: 'other' })],
];

const OTHER_INTENTS: Array<[what: string, intent: Intent]> = [
	['mode', withRequest({ tapeType: 0 })],
	['start', withRequest({ startTime: NOW })],
	['end', withRequest({ endTime: NOW + 3_601_000 })],
	['template', withRequest({ templateId: 1 })],
	['stream type', withRequest({ streamType: 0 })],
	['ifTaskExists', intentOf({ ifTaskExists: 'fail' })],
	['matchExisting', intentOf({ matchExisting: 'overlapping' })],
];

describe('intentKey', () => {
	it('is equal for what asks for the same in the same way, however it is written', () => {
		const { request, ...rest } = intentOf();
		const { channel, ...others } = request;
		expect(intentKey({ ...rest, request: { ...others, channel } })).toBe(intentKey(intentOf()));
	});

	it.each([...OTHER_STREAMS, ...OTHER_INTENTS])(
		'is another one for another %s',
		(_what, intent) => {
			expect(intentKey(intent)).not.toBe(intentKey(intentOf()));
		},
	);

	it('tells apart what looks alike side by side', () => {
		const one = withRequest({ domain: 'a', appName: 'b,c' });
		const other = withRequest({ domain: 'a,b', appName: 'c' });
		expect(intentKey(one)).not.toBe(intentKey(other));
	});

	it('is a short digest that shows nothing of what it stands for', () => {
		expect(intentKey(intentOf())).toMatch(/^[\w-]{43}$/);
	});
});

describe('streamKey', () => {
	it.each(OTHER_INTENTS)('is equal for another %s', (_what, intent) => {
		expect(streamKey(intent)).toBe(streamKey(intentOf()));
	});

	it.each(OTHER_STREAMS)('is another one for another %s', (_what, intent) => {
		expect(streamKey(intent)).not.toBe(streamKey(intentOf()));
	});

	it('is a digest too', () => {
		expect(streamKey(intentOf())).toMatch(/^[\w-]{43}$/);
	});
});
