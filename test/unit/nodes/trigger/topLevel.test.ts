import { topLevel } from '../../../../nodes/TencentLive/trigger/topLevel';

const entries = (text: string) => {
	const members = topLevel(text);
	return members === undefined ? undefined : [...members];
};

it.each<[string, Array<[string, string]>]>([
	['{}', []],
	[' { "a" : 1 } ', [['a', '1']]],
	[
		'{"a":1.50e+2,"b":-0,"c":1E5}',
		[
			['a', '1.50e+2'],
			['b', '-0'],
			['c', '1E5'],
		],
	],
	[
		'{"a":"x","b":true,"c":false,"d":null}',
		[
			['a', '"x"'],
			['b', 'true'],
			['c', 'false'],
			['d', 'null'],
		],
	],
	[
		'{"a":"","":"b"}',
		[
			['a', '""'],
			['', '"b"'],
		],
	],
	[
		'{"a":"\\"","b":"\\\\"}',
		[
			['a', '"\\""'],
			['b', '"\\\\"'],
		],
	],
	[
		'{"a":"{[,:]}","b":"1,\\"t\\":2"}',
		[
			['a', '"{[,:]}"'],
			['b', '"1,\\"t\\":2"'],
		],
	],
	[
		'{"a":{},"b":[],"c":1}',
		[
			['a', ''],
			['b', ''],
			['c', '1'],
		],
	],
	[
		'{"a":{"t":1,"t":2},"b":[{"t":3},"t",4],"t":5}',
		[
			['a', ''],
			['b', ''],
			['t', '5'],
		],
	],
	[
		'{"a":[1,2,3],"b":{"c":"d","e":"f"}}',
		[
			['a', ''],
			['b', ''],
		],
	],
	['{"a":18446744073709551615}', [['a', '18446744073709551615']]],
	[
		'{"\\u0074":1,"b\\n":2}',
		[
			['t', '1'],
			['b\n', '2'],
		],
	],
	[
		'{"__proto__":1,"constructor":2}',
		[
			['__proto__', '1'],
			['constructor', '2'],
		],
	],
	['{"true":"null"}', [['true', '"null"']]],
	['{"\u2028":"\u2029"}', [['\u2028', '"\u2029"']]],
])('%j', (text, expected) => {
	// It is only ever given what JSON.parse takes.
	JSON.parse(text);
	expect(entries(text)).toEqual(expected);
});

it.each([
	'{"a":1,"a":1}',
	'{"a":1,"\\u0061":2}',
	'{"a":{},"a":1}',
	'{"a":1,"a":{}}',
	'{"a":[],"a":[]}',
	'{"__proto__":1,"__proto__":2}',
	'[]',
	'[{"a":1}]',
	'"a"',
	'5',
	'true',
	'null',
])('%s is none, or has a key twice', (text) => {
	JSON.parse(text);
	expect(entries(text)).toBeUndefined();
});

it('an object that is not closed is none', () => {
	expect(entries('{"a":1')).toBeUndefined();
	expect(entries('')).toEqual([]);
});

it.each([
	['lists', '[', ']'],
	['objects', '{"x":', '}'],
])('goes seven %s deep and no further', (_, open, close) => {
	const nested = (depth: number) => `{"a":${open.repeat(depth)}1${close.repeat(depth)},"b":2}`;
	expect(entries(nested(7))).toEqual([
		['a', ''],
		['b', '2'],
	]);
	expect(entries(nested(8))).toBeUndefined();
	expect(entries(nested(9))).toBeUndefined();
});

it('comes up again from each of many nested values', () => {
	const text = `{${[...Array(20).keys()].map((n) => `"${n}":[[{"a":[]}]]`).join(',')}}`;
	expect(entries(text)).toHaveLength(20);
});
