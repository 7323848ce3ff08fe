import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import { readOneStream, readStream } from '../../../../nodes/TencentLive/parameters/stream';
import type { Values } from '../../../../nodes/TencentLive/parameters/values';
import { failureOf } from '../support/thrown';
import { locator, valuesWith } from '../support/values';

const SHOW = { domain: 'push.example.com', appName: 'live', channel: 'show' };
const SECRET = '?txSecret=00ab&txTime=5F3C9E80';

/** The fields of an operation that has all three, as they are where nothing is set. */
const given = (fields: Record<string, unknown> = {}) =>
	valuesWith({ domain: locator(''), appName: '', channel: locator(''), ...fields });

const FULL = { domain: SHOW.domain, appName: SHOW.appName };

const refusal = async (values: Values) =>
	(await failureOf(() => readStream(values), InvalidParameterError)).message;

describe('a part that an expression did not find', () => {
	const typed = (field: string, raw: string, value: unknown, more: object = {}) =>
		valuesWith(
			{
				domain: locator(SHOW.domain),
				appName: 'live',
				channel: locator('show'),
				...more,
				[field]: value,
			},
			{ [field]: raw },
		);

	it.each([
		['channel', '={{ "live/" + $json.x }}', 'live/undefined', 'undefined'],
		['channel', '={{ $json.x + "?txSecret=0" }}', 'undefined?txSecret=0', 'undefined'],
		[
			'channel',
			'=rtmp://push.example.com/live/{{ $json.x }}',
			'rtmp://push.example.com/live/null',
			'null',
		],
		['appName', '=/{{ $json.x }}/', '/undefined/', 'undefined'],
		['domain', '=https://{{ $json.x }}/', 'https://undefined/', 'undefined'],
		['domain', '={{ $json.x }}.', 'undefined.', 'undefined'],
	])('is refused: %s %s', async (field, raw, value, shown) => {
		const message = await refusal(typed(field, raw, value));
		expect(message).toContain(
			`"${shown}" is what an expression gives that finds nothing. Check what it reads.`,
		);
	});

	it('is refused where it was the stream after its app', async () => {
		const raw = '=live/{{ $json.x }}';
		expect(await refusal(typed('channel', raw, 'live/'))).toMatch(/cannot be taken apart/);
		expect(await refusal(typed('channel', raw, 'live/?txSecret=0'))).not.toMatch(/txSecret/);
	});

	it.each([
		['domain', '=rtmp://push.example.com/live/{{ $json.x }}', 'rtmp://push.example.com/live/'],
		[
			'domain',
			'=push.example.com/{{ $json.a }}/{{ $json.x }}?txSecret=0',
			'push.example.com//?txSecret=0',
		],
		['appName', '=rtmp://push.example.com/{{ $json.x }}', 'rtmp://push.example.com/'],
		['channel', '={{ $json.a }}/{{ $json.x }}', '/show'],
	])('is refused in an address that is put together: %s %s', async (field, raw, value) => {
		expect(await refusal(typed(field, raw, value))).toMatch(/cannot be taken apart/);
	});

	it.each([
		['appName', '=/{{ $json.x }}/', '/live/'],
		['appName', '={{ $json.url }}', 'rtmp://push.example.com/live/'],
		['domain', '=https://{{ $json.x }}/', 'https://push.example.com/'],
		['channel', '={{ $json.path }}', '/live/show'],
		['channel', '={{ $json.a }}/{{ $json.x }}', 'live/show'],
	])('is not where the slash was typed, or all is there: %s %s', (field, raw, value) => {
		expect(readStream(typed(field, raw, value))).toEqual(SHOW);
	});

	it('is not where somebody typed it, or it is whole', () => {
		expect(readStream(given({ ...FULL, channel: 'show/' })).channel).toBe('show');
		expect(readStream(typed('channel', '=live/{{ $json.x }}', 'live/show')).channel).toBe('show');
	});
});

describe('case 19: what is certain is taken apart', () => {
	it.each([
		['the names themselves', { ...FULL, channel: 'show' }],
		[
			'space around',
			{ domain: ' push.example.com\n', appName: '\u200Blive', channel: 'show\u200B' },
		],
		['the query of a push address', { ...FULL, channel: `show${SECRET}` }],
		['an empty query', { ...FULL, channel: 'show?' }],
		['app and stream', { ...FULL, channel: 'live/show' }],
		['app and stream, with the query', { ...FULL, channel: `/live/show${SECRET}` }],
		['a push address', { ...FULL, channel: `rtmp://push.example.com/live/show${SECRET}` }],
		['other schemes of pushing', { ...FULL, channel: 'webrtc://PUSH.example.com./live/show' }],
		['a port', { ...FULL, channel: 'RTMPS://push.example.com:443/live/show/' }],
		['a push address without its scheme', { ...FULL, channel: 'push.example.com/live/show' }],
		['slashes around a stream', { ...FULL, channel: '/show/' }],
		['a push address alone', { channel: `rtmp://push.example.com/live/show${SECRET}` }],
		['app and stream without an app', { domain: SHOW.domain, channel: 'live/show' }],
		['slashes around an app', { ...FULL, appName: '/live/', channel: 'show' }],
		[
			'a server address as app',
			{ ...FULL, appName: 'rtmp://push.example.com/live/', channel: 'show' },
		],
		['the case of a domain', { ...FULL, domain: 'PUSH.Example.com', channel: 'show' }],
		['a dot at its end', { ...FULL, domain: 'push.example.com.', channel: 'show' }],
		['a web address', { ...FULL, domain: 'https://push.example.com/', channel: 'show' }],
		['a port of a domain', { ...FULL, domain: 'push.example.com:1935', channel: 'show' }],
		['a server address as domain', { domain: 'rtmp://push.example.com/live', channel: 'show' }],
		['a push address as domain', { domain: `rtmp://push.example.com/live/show${SECRET}` }],
		['a locator', { ...FULL, domain: locator('PUSH.example.com'), channel: locator('show/') }],
	])('%s', (_what, fields) => {
		expect(readStream(given(fields))).toEqual(SHOW);
	});

	it.each(['a b', 'room:1', 'room@1', 'a=b&c', 'a%20b', 'A.b', '9896587163684165400'])(
		'a stream may be called %p',
		(channel) => {
			expect(readStream(given({ channel })).channel).toBe(channel);
		},
	);
});

describe('case 19: what is not certain is refused, and never shown', () => {
	const TAKE_APART = /cannot be taken apart for certain/;

	it.each([
		['Channel', { channel: 'a/b/c' }],
		['Channel', { channel: 'push.example.com/live/room/show' }],
		['Channel', { channel: 'live//show' }],
		['Channel', { channel: 'rtmp://push.example.com/show' }],
		['Channel', { channel: 'rtmp://me:word@push.example.com/live/show' }],
		['Channel', { channel: 'https://play.example.com/live/show.flv' }],
		['Channel', { channel: 'srt://push.example.com:9000?streamid=#!::r=live/show,txSecret=00ab' }],
		['Channel', { channel: SECRET }],
		['Channel', { channel: '/' }],
		['Channel', { channel: 'show&txSecret=00ab' }],
		['Channel', { channel: 'show%3FtxSecret%3D00ab&txTime=0' }],
		['App Name', { appName: 'live/show' }],
		['App Name', { appName: `live${SECRET}` }],
		['App Name', { appName: 'http://push.example.com/live' }],
		['App Name', { appName: 'http://live' }],
		['App Name', { appName: 'rtmp://push.example.com' }],
		['Domain', { domain: 'https://play.example.com/live' }],
		['Domain', { domain: 'push.example.com/live/show/more' }],
		['Domain', { domain: 'me@push.example.com' }],
		['Domain', { domain: 'push example com' }],
	])('%s of %j', async (field, fields) => {
		const error = await failureOf(() => readStream(given(fields)), InvalidParameterError);
		expect(error.field).toBe(field);
		expect(error.message).toMatch(TAKE_APART);
		expect(error.message).not.toMatch(/00ab|word/);
	});

	it.each([
		[{ ...FULL, channel: 'vod/show' }, 'Channel: names "vod", but App Name is "live".'],
		[
			{ ...FULL, channel: `rtmp://push2.example.com/live/show${SECRET}` },
			'Channel: names "push2.example.com", but Domain is "push.example.com".',
		],
		[
			{ domain: 'push.example.com/vod', appName: 'live' },
			'Domain: names "vod", but App Name is "live".',
		],
		[
			{ domain: 'push.example.com/live', channel: 'vod/show' },
			'Channel: names "vod", but App Name is "live".',
		],
	])('two fields that do not agree: %j', async (fields, sentence) => {
		const { message } = await failureOf(() => readStream(given(fields)), InvalidParameterError);
		expect(message.startsWith(`${sentence} `)).toBe(true);
	});

	it('a part for which the operation has no field', async () => {
		for (const fields of [{ channel: 'live/show' }, { domain: 'rtmp://push.example.com/live' }]) {
			const act = () => readStream(valuesWith(fields));
			expect((await failureOf(act, InvalidParameterError)).message).toMatch(TAKE_APART);
		}
		expect(readStream(valuesWith({ channel: `42${SECRET}` }))).toEqual({
			domain: null,
			appName: null,
			channel: '42',
		});
	});
});

it('case 21: an expression that came out empty is not every stream', async () => {
	for (const name of ['domain', 'appName', 'channel']) {
		const values = valuesWith({ domain: 'a.b' }, { [name]: '={{ $json.missing }}' });
		const act = () =>
			readStream({ ...values, at: (path) => (path === name ? null : values.at(path)) });
		expect((await failureOf(act, InvalidParameterError)).message).toMatch(/came out empty/);
	}
});

it('one stream needs a channel', async () => {
	expect(readOneStream(given({ ...FULL, channel: 'show' }))).toEqual(SHOW);
	expect(
		(await failureOf(() => readOneStream(given(FULL)), InvalidParameterError)).message,
	).toMatch(/^Channel: is empty\. /);
});

describe('a channel that was picked before API Version was changed', () => {
	const picked = (value: string, cachedResultName?: string, mode = 'list') => ({
		...locator(value, mode),
		cachedResultName,
	});
	const legacy = (channel: unknown) => valuesWith({ channel });

	it('is refused by the entry it was picked from', async () => {
		const channel = picked('42', 'First channel (42)');
		const stream = picked('show', 'show (push.example.com/live)');
		expect(await refusal(given({ channel }))).toBe(
			'Channel: "First channel (42)" was picked from the channels of the legacy API. Pick anew, or set API Version back.',
		);
		expect(await refusal(legacy(stream))).toBe(
			'Channel: "show (push.example.com/live)" was picked from the streams of API 3.0. Pick anew, or set API Version back.',
		);
		expect(readStream(legacy(channel)).channel).toBe('42');
		expect(readStream(given({ channel: stream })).channel).toBe('show');
	});

	it.each([
		picked('42'),
		picked('42', '42'),
		picked('42', 'First channel (42)', 'id'),
		picked('42', '(42) First channel'),
	])('is not told from a stream by %j', (channel) => {
		expect(readStream(given({ channel })).channel).toBe('42');
	});

	it.each([
		picked('show', 'show'),
		picked('show', 'show (a/b) and more'),
		picked('show', 'show (42)'),
		picked('show', 'the show (a/b)'),
		picked('show', 'show (a/b)', 'id'),
	])('is not told from a channel by %j', (channel) => {
		expect(readStream(legacy(channel)).channel).toBe('show');
	});
});
