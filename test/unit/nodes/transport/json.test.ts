import { isJsonObject, parseJson, exactText } from '../../../../nodes/TencentLive/transport/json';

describe('parseJson', () => {
	it.each([
		['9007199254740991', 9007199254740991],
		['9007199254740992', '9007199254740992'],
		['9007199254740993', '9007199254740993'],
		['18446744073709551615', '18446744073709551615'],
		['-9007199254740991', -9007199254740991],
		['-9007199254740992', '-9007199254740992'],
		['-18446744073709551615', '-18446744073709551615'],
		['1'.repeat(400), '1'.repeat(400)],
		['999999999999999', 999999999999999],
		['0', 0],
		['-0', -0],
	])('reads the integer %s', (text, value) => {
		expect(parseJson(text)).toBe(value);
		expect(parseJson(`{"task_id": ${text}}`)).toStrictEqual({ task_id: value });
		expect(parseJson(`[1234567890123456789,${text} ]`)).toStrictEqual([
			'1234567890123456789',
			value,
		]);
	});

	it.each([
		'0.1234567890123456789',
		'-12345678901234567890.5',
		'12345678901234567890.0',
		'1e21',
		'1E-21',
		'12345678901234567890e1',
		'12345678901234567890E+1',
		'1.2345678901234567890e-10',
		'1e1234567890123456789',
	])('leaves %s, which is no plain integer, to JSON', (text) => {
		expect(parseJson(text)).toBe(JSON.parse(text));
		expect(parseJson(`{"a":[${text},12345678901234567890]}`)).toStrictEqual({
			a: [JSON.parse(text), '12345678901234567890'],
		});
	});

	it.each([
		['digits in text', '"18446744073709551615"'],
		['digits after a quote in text', String.raw`"a \"18446744073709551615\" b"`],
		['digits after an escaped backslash', String.raw`"\\18446744073709551615\\"`],
		['a lone minus and digits in text', '"-18446744073709551615 - 12345678901234567890"'],
		['digits in escapes', String.raw`"\u003112345678901234567"`],
		['digits in keys', '{"18446744073709551615":1,"a 18446744073709551615":{"-1":2}}'],
		['several texts', '["", "18446744073709551615", "12345678901234567", ""]'],
		['line breaks written as escapes', String.raw`"1\n18446744073709551615\t\r"`],
	])('changes nothing in %s', (_what, text) => {
		expect(parseJson(text)).toStrictEqual(JSON.parse(text));
	});

	it('finds integers at any depth, among text that looks like them', () => {
		const text = String.raw`{"a\\":18446744073709551615,"b\":1":{"c":[[9007199254740993],"9007199254740993"]},"d":1}`;
		expect(parseJson(text)).toStrictEqual({
			'a\\': '18446744073709551615',
			'b":1': { c: [['9007199254740993'], '9007199254740993'] },
			d: 1,
		});
	});

	it('keeps a key named __proto__ as a key and the prototype as it is', () => {
		const parsed = parseJson('{"__proto__":{"code":18446744073709551615},"a":1}');
		if (!isJsonObject(parsed)) throw new Error('no object');
		expect(Object.keys(parsed)).toStrictEqual(['__proto__', 'a']);
		expect(Reflect.get(parsed, 'code')).toBeUndefined();
		expect(Object.getOwnPropertyDescriptor(parsed, '__proto__')?.value).toStrictEqual({
			code: '18446744073709551615',
		});
	});

	it.each([
		'',
		' ',
		'<html></html>',
		'<a id="18446744073709551615">18446744073709551615</a>',
		'{"task_id":18446744073709551615',
		'{"task_id":1844674407370955161',
		'{"task_id":"18446744073709551615}',
		'{"task_id":18446744073709551615,}',
		'[18446744073709551615 18446744073709551615]',
		'18446744073709551615.',
		'+18446744073709551615',
		'--18446744073709551615',
		'0x18446744073709551615',
		'undefined',
		'NaN',
		"{'task_id':18446744073709551615}",
		'{"a":"\\\n18446744073709551615"}',
	])('refuses %p, which is not JSON', (text) => {
		expect(() => parseJson(text)).toThrow();
	});
});

describe('isJsonObject', () => {
	it('tells objects from everything else that JSON holds', () => {
		expect(isJsonObject({})).toBe(true);
		expect(isJsonObject({ a: 1 })).toBe(true);
		for (const other of [null, undefined, [], [{}], 'text', '', 1, 0, true, false]) {
			expect(isJsonObject(other)).toBe(false);
		}
	});
});

describe('textOf', () => {
	it.each([
		[0, '0'],
		[5100, '5100'],
		[-1, '-1'],
		[9007199254740991, '9007199254740991'],
		['18446744073709551615', '18446744073709551615'],
		['0', '0'],
		[' ', ' '],
	])('gives %p as text', (value, text) => {
		expect(exactText(value)).toBe(text);
	});

	it.each([undefined, null, '', true, false, [], ['a'], {}, { a: 1 }])(
		'gives nothing for %p',
		(value) => {
			expect(exactText(value)).toBeUndefined();
		},
	);
});
