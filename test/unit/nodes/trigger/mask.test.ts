import { masked } from '../../../../nodes/TencentLive/trigger/mask';

/** What becomes of a text that stands in a JSON value. */
const after = (text: string): unknown => JSON.parse(masked(JSON.stringify({ text }))).text;

it.each([
	['txSecret=0123abcd&txTime=5F3C9E80', 'txSecret=***&txTime=5F3C9E80'],
	['room=7&TXSECRET=a&row=5', 'room=7&TXSECRET=***&row=5'],
	['a=1&wsSecret=x&secretKey=y&secret_key=z', 'a=1&wsSecret=***&secretKey=***&secret_key=***'],
	['sign=a&sig=b&Signature=c&q-signature=d', 'sign=***&sig=***&Signature=***&q-signature=***'],
	['txSign=a&my_sign=b', 'txSign=***&my_sign=***'],
	['token=a&x-cos-security-token=b', 'token=***&x-cos-security-token=***'],
	[
		'X-Amz-Signature=aa&X-Amz-Security-Token=b/c%3D',
		'X-Amz-Signature=***&X-Amz-Security-Token=***',
	],
	['auth_key=1-2-3&authKey=4&password=p', 'auth_key=***&authKey=***&password=***'],
	['http://a.example/x.m3u8?sign=abc&t=5#sign=d', 'http://a.example/x.m3u8?sign=***&t=5#sign=***'],
	[
		'say "sign=a" and sign=b, or\nsign=c\\sign=d',
		'say "sign=***" and sign=*** or\nsign=***\\sign=***',
	],
	[
		'u=rtmp%3A%2F%2Fx%3FtxSecret%3Dabc%26txTime%3D1',
		'u=rtmp%3A%2F%2Fx%3FtxSecret%3D***%26txTime%3D1',
	],
	['u=x%3Fsign%3dabc%26b%3D1&c=2', 'u=x%3Fsign%3d***%26b%3D1&c=2'],
	['u=x%253Fsign%253Dab%2Fc%2526b', 'u=x%253Fsign%253D***%2526b'],
	['{"sign":"abc","row": "5"}', '{"sign":"***","row": "5"}'],
	['txSecret\\u003dabc\\u0026row\\u003d5', 'txSecret\\u003d***\\u0026row\\u003d5'],
	['{"token":"abc\\/def","row":5}', '{"token":"***","row":5}'],
	['{"txSecret":12345,"sign": -1.5e3,"row":5}', '{"txSecret":"***","sign": "***","row":5}'],
	['{"txSign":12345,"design":6}', '{"txSign":"***","design":6}'],
	['{\\"txSecret\\":12345}', '{\\"txSecret\\":\\"***\\"}'],
	['{\\"txSecret\\":\\"abc\\"}', '{\\"txSecret\\":\\"***\\"}'],
])('%s', (text, expected) => {
	expect(after(text)).toBe(expected);
});

it.each([
	'design=1&assign=2&designs=3',
	'q-sign-algorithm=sha1&q-sign-time=1;2',
	'txFrom=pullpush&ppTaskId=42',
	'txSecret=&sign=',
	'secrets of the sign',
	'key=5&id=7&tokens=3',
	'redesign%3D5',
])('%s stays', (text) => {
	expect(after(text)).toBe(text);
});

it('leaves the text valid JSON, whatever a name ends with', () => {
	for (const name of ['token\\', 'token\\\\', 'txSecret\\"', 'sign\\\\\\']) {
		for (const value of [5, 'abc', { [name]: 5 }, JSON.stringify({ [name]: 5, txSign: 7 })]) {
			expect(() => JSON.parse(masked(JSON.stringify({ [name]: value })))).not.toThrow();
		}
	}
});

it('masks members, at any depth, and leaves the text valid JSON', () => {
	const json = JSON.stringify({ a: { txSecret: 'x', list: [{ sign: 'y' }] }, token: 5, sign: '' });
	expect(JSON.parse(masked(json))).toEqual({
		a: { txSecret: '***', list: [{ sign: '***' }] },
		token: '***',
		sign: '',
	});
});

it('takes no longer for what looks like a secret for long', () => {
	const long = 'sign'.repeat(16_000);
	expect(after(long)).toBe(long);
	expect(after(`secret=${'%25'.repeat(20_000)}`)).toBe('secret=***');
});
