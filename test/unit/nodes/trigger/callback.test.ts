import {
	readCallback,
	signatureOf,
	type Guard,
} from '../../../../nodes/TencentLive/trigger/callback';

const NOW = 1_545_030_873;
const KEY = 'test';

const GUARD: Guard = { keys: [KEY], allowUnsigned: false, now: NOW };

/** A body whose `t` and `sign` stand as written. */
const body = (t: string, sign: string, rest = '"event_type":1') =>
	Buffer.from(`{${rest},"t":${t},"sign":${sign}}`);

/** A body signed with a key. */
const signed = (t: string, key = KEY, rest?: string) =>
	body(t, `"${signatureOf(key, t.replaceAll('"', ''))}"`, rest);

const taken = (bytes: Buffer, guard: Partial<Guard> = {}) =>
	readCallback(bytes, { ...GUARD, ...guard }) !== undefined;

it.each([
	['5d41402abc4b2a76b9719d911017c592', '1471850187', 'b17971b51ba0fe5916ddcd96692e9fb3'],
	['test', '1545030873', 'ca3e25e5dc17a6f9909a9ae7281e300d'],
])('signs as the documents do: %s and %s', (key, t, sign) => {
	expect(signatureOf(key, t)).toBe(sign);
	expect(taken(body(t, `"${sign}"`), { keys: [key], now: Number(t) })).toBe(true);
});

it('signs keys that are no ASCII as UTF-8', () => {
	expect(signatureOf('钥匙', '1')).toBe('d7f4a016cd6048e091e35968ec804858');
});

it('gives the body with every digit, t and sign included', () => {
	const bytes = signed(String(NOW), KEY, '"id":18446744073709551615,"n":1');
	expect(readCallback(bytes, GUARD)).toEqual({
		id: '18446744073709551615',
		n: 1,
		t: NOW,
		sign: 'ca3e25e5dc17a6f9909a9ae7281e300d',
	});
});

it.each([
	[-61, false],
	[-60, true],
	[0, true],
	[600, true],
	[660, true],
	[661, false],
])('t %d seconds from now: %s', (distance, expected) => {
	expect(taken(signed(String(NOW + distance)))).toBe(expected);
	expect(taken(signed(`"${NOW + distance}"`))).toBe(expected);
});

it.each([
	['"99999999"', 99_999_999, false],
	['99999999', 99_999_999, false],
	['100000000', 100_000_000, true],
	['99999999999', 99_999_999_999, true],
	['100000000000', 100_000_000_000, false],
	['"01545030873"', NOW, true],
	['"001545030873"', NOW, false],
	['1545030873.0', NOW, false],
	['1.545030873e9', NOW, false],
	['-1545030873', -NOW, false],
	['"1545030873 "', NOW, false],
	['" 1545030873"', NOW, false],
	['"1545030873\\n"', NOW, false],
	['[1545030873]', NOW, false],
	['{}', NOW, false],
	['null', 0, false],
])('t written as %s: %s', (t, now, expected) => {
	expect(taken(signed(t), { now })).toBe(expected);
});

it.each([
	'"x1545030873"',
	'"1545030873x"',
	'"-1545030873"',
	'"+1545030873"',
	'"1545030873\\n"',
	'-1545030873',
	'1545030873.0',
	'1545030873e0',
])('t written as %s under a signature of its digits is refused', (t) => {
	expect(taken(body(t, '"ca3e25e5dc17a6f9909a9ae7281e300d"'))).toBe(false);
});

it.each([
	['"ca3e25e5dc17a6f9909a9ae7281e300d"', true],
	['"\\"ca3e25e5dc17a6f9909a9ae7281e300d"', false],
	['"ca3e25e5dc17a6f9909a9ae7281e300d\\""', false],
	['"CA3E25E5DC17A6F9909A9AE7281E300D"', false],
	['"ca3e25e5dc17a6f9909a9ae7281e300"', false],
	['"ca3e25e5dc17a6f9909a9ae7281e300d0"', false],
	['"da3e25e5dc17a6f9909a9ae7281e300d"', false],
	['"ca3e25e5dc17a6f9909a9ae7281e300e"', false],
	['"ga3e25e5dc17a6f9909a9ae7281e300d"', false],
	['"x"', false],
	['""', false],
	['null', false],
	['[]', false],
	['{"a":"ca3e25e5dc17a6f9909a9ae7281e300d"}', false],
])('sign %s: %s', (sign, expected) => {
	expect(taken(body(String(NOW), sign))).toBe(expected);
});

it('wants both t and sign', () => {
	expect(taken(Buffer.from(`{"t":${NOW}}`))).toBe(false);
	expect(taken(Buffer.from('{"sign":"ca3e25e5dc17a6f9909a9ae7281e300d"}'))).toBe(false);
	expect(taken(Buffer.from('{}'))).toBe(false);
});

it('tries every key', () => {
	const t = String(NOW);
	expect(taken(signed(t, 'old'), { keys: ['new', 'old'] })).toBe(true);
	expect(taken(signed(t, 'new'), { keys: ['new', 'old'] })).toBe(true);
	expect(taken(signed(t, 'other'), { keys: ['new', 'old'] })).toBe(false);
	expect(taken(signed(t), { keys: [] })).toBe(false);
	expect(taken(signed(t, ''), { keys: [] })).toBe(false);
});

describe('unsigned, where that is allowed', () => {
	const allowUnsigned = true;

	it.each([
		['nothing signed, and a key', Buffer.from('{"a":1}'), [KEY], true],
		['nothing signed, and no key', Buffer.from('{"a":1}'), [], true],
		['a t without a sign', Buffer.from('{"t":1}'), [KEY], true],
		['a right sign, and a key', signed(String(NOW)), [KEY], true],
		['a wrong sign, and a key', signed(String(NOW), 'wrong'), [KEY], false],
		['a right sign of long ago, and a key', signed('100000000'), [KEY], false],
		['any sign, and no key', body('1', '"x"'), [], true],
		['a list', Buffer.from('[]'), [], false],
		['no JSON', Buffer.from('{'), [], false],
		['a key twice', Buffer.from('{"a":1,"a":1}'), [], false],
		['a sign twice', Buffer.from('{"sign":"x","sign":"x"}'), [KEY], false],
	])('%s', (_, bytes, keys, expected) => {
		expect(taken(bytes, { allowUnsigned, keys })).toBe(expected);
	});
});

it.each([
	[0, false],
	[65_536, true],
	[65_537, false],
])('a body of %d bytes: %s', (size, expected) => {
	const rest = `"x":"${'x'.repeat(size)}"`;
	const bytes = signed(String(NOW), KEY, rest);
	const sized =
		size === 0
			? Buffer.alloc(0)
			: signed(String(NOW), KEY, rest.slice(0, 5 + size - (bytes.length - size)) + '"');
	expect(sized).toHaveLength(size === 0 ? 0 : size);
	expect(taken(sized)).toBe(expected);
	expect(taken(sized, { allowUnsigned: true, keys: [] })).toBe(expected);
});

it.each([
	'',
	' ',
	'{',
	'{1.2.3:1}',
	'{"\\x":1}',
	'null',
	'5',
	'"x"',
	'[]',
	'[{}]',
	'\ufeff{}',
	'{}{}',
])('%j is no call, even where nothing needs to be signed', (text) => {
	expect(taken(Buffer.from(text), { allowUnsigned: true, keys: [] })).toBe(false);
});

it('what is nested too deeply is no call', () => {
	const nested = (depth: number) =>
		signed(String(NOW), KEY, `"x":${'['.repeat(depth)}${']'.repeat(depth)}`);
	expect(taken(nested(7))).toBe(true);
	expect(taken(nested(8))).toBe(false);
	expect(taken(nested(30_000))).toBe(false);
});
