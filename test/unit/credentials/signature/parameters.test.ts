import {
	encodeParameters,
	flatten,
	parseParameters,
} from '../../../../credentials/signature/parameters';

describe('flatten', () => {
	const flat = (value: unknown) => Object.fromEntries(flatten(value));

	it('writes lists and structures as Tencent does', () => {
		expect(flat({ a: 1, b: ['x', { c: true }], d: { e: { f: 'y' } } })).toStrictEqual({
			a: '1',
			'b.0': 'x',
			'b.1.c': 'true',
			'd.e.f': 'y',
		});
	});

	it('leaves out what is undefined, and writes null as empty text', () => {
		expect(flat({ a: undefined, b: null, c: '', d: [null, undefined] })).toStrictEqual({
			b: '',
			c: '',
			'd.0': '',
		});
	});

	it('writes values as they say through toJSON', () => {
		const time = new Date('2026-11-23T10:00:00Z');
		const picky = { toJSON: () => ({ inner: 1 }) };
		const silent = { toJSON: () => undefined };
		const nothing = { toJSON: () => null };
		expect(flat({ time, picky, silent, nothing })).toStrictEqual({
			time: '2026-11-23T10:00:00.000Z',
			'picky.inner': '1',
			nothing: '',
		});
	});

	it('takes a toJSON that is no function for a value', () => {
		expect(flat({ a: { toJSON: 'x' } })).toStrictEqual({ 'a.toJSON': 'x' });
	});

	it('gives nothing for what is no structure', () => {
		for (const value of [undefined, null, 'a=1', 7, true]) expect(flat(value)).toStrictEqual({});
	});
});

describe('parseParameters', () => {
	it('reads a query with its mark, and a form; the last of a name counts', () => {
		for (const text of ['?a=1&b=%20+&a=2', 'a=1&b=%20+&a=2']) {
			expect(Object.fromEntries(parseParameters(text))).toStrictEqual({ a: '2', b: '  ' });
		}
		expect(parseParameters('').size).toBe(0);
	});
});

describe('encodeParameters', () => {
	const encode = (name: string, value: string) => encodeParameters(new Map([[name, value]]));

	it('leaves only unreserved characters', () => {
		expect(encode('a', 'azAZ09-._~')).toBe('a=azAZ09-._~');
		expect(encode('a b', " !'()*/+=&%")).toBe('a%20b=%20%21%27%28%29%2A%2F%2B%3D%26%25');
	});

	it('writes hex digits in upper case, and text in UTF-8', () => {
		expect(encode('a', '*频')).toBe('a=%2A%E9%A2%91');
	});

	it('replaces a lone half of a pair', () => {
		expect(encode('a', '\ud83d')).toBe('a=%EF%BF%BD');
	});

	it('joins in the order given', () => {
		const parameters = new Map([
			['b', '1'],
			['a', ''],
		]);
		expect(encodeParameters(parameters)).toBe('b=1&a=');
		expect(encodeParameters(new Map())).toBe('');
	});
});
