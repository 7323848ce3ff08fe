import type { RecordingRequest } from '../../../../nodes/TencentLive/api/recordings';
import {
	domainKey,
	intentKey,
	streamKey,
	type Intent,
} from '../../../../nodes/TencentLive/create/intent';
import { intentOf } from '../support/intents';
import { NOW, recordingRequest } from '../support/recordingRequest';

const of = (parts: Partial<RecordingRequest>) => ({ request: recordingRequest(parts) });

type Row = [what: string, parts: Partial<Intent>, sameIntent: boolean, sameStream: boolean];

it.each<Row>([
	['nothing', {}, true, true],
	['what to do about a lost request', { ifUnknown: 'neverTwice' }, true, true],
	['the case of the domain', of({ domain: 'PUSH.example.com' }), true, true],
	['a trailing dot of the domain', of({ domain: 'push.example.com.' }), true, true],
	['the account', { account: 'another' }, false, false],
	['the generation', { version: 'v2' }, false, false],
	['the domain', of({ domain: 'pushxexample.com' }), false, false],
	['no domain', of({ domain: null }), false, false],
	['the app', of({ appName: 'Live' }), false, false],
	['the channel', of({ channel: 'My-stream' }), false, false],
	['the mode', of({ tapeType: 0 }), false, true],
	['the start', of({ startTime: NOW }), false, true],
	['the end', of({ endTime: NOW + 3_600_001 }), false, true],
	['the template', of({ templateId: 1 }), false, true],
	['the stream type', of({ streamType: 1 }), false, true],
	['what to do about a task that exists', { ifTaskExists: 'fail' }, false, true],
	['which task counts', { matchExisting: 'overlapping' }, false, true],
])('two that differ in %s', (_what, parts, sameIntent, sameStream) => {
	const [one, other] = [intentOf(), intentOf(parts)];
	expect(intentKey(one) === intentKey(other)).toBe(sameIntent);
	expect(streamKey(one) === streamKey(other)).toBe(sameStream);
});

it('keys tell nothing of what they stand for', () => {
	const keys = [intentKey(intentOf()), streamKey(intentOf())];
	for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/);
});

it('a field of the stream cannot pass for its neighbour', () => {
	const one = intentOf(of({ domain: 'a', appName: 'b,c' }));
	const other = intentOf(of({ domain: 'a,b', appName: 'c' }));
	expect(streamKey(one)).not.toBe(streamKey(other));
});

it.each([
	['a.B.', 'a.b'],
	['a..', 'a.'],
	[null, null],
])('the domain %s is compared as %s', (domain, key) => {
	expect(domainKey(domain)).toBe(key);
});
