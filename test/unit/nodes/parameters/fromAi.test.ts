import {
	endsWithAi,
	fromAiIn,
	givenTo,
	requireOwn,
} from '../../../../nodes/TencentLive/parameters/fromAi';

describe('fromAiIn', () => {
	it.each([
		["={{ $fromAI('a') }}", { key: 'a', fallback: undefined }],
		["={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('a_b', ``, 'string') }}", { key: 'a_b' }],
		['={{$fromai("a", "it\'s (one), two", "number", 5)}}', { key: 'a', fallback: 5 }],
		["={{ $fromAI('a', '', 'string', '') }}", { key: 'a', fallback: '' }],
		["={{ $fromAI('a', '', 'string', 7) }}", { key: 'a', fallback: '7' }],
		["={{ $fromAI('a', '', 'boolean', false) }} ", { key: 'a', fallback: false }],
		["={{ $fromAI('a', 'it\\'s', 'boolean', true) }}", { key: 'a', fallback: true }],
		["={{ $fromAI('a', '', 'number', trueish) }}", { key: 'a', fallback: 'trueish' }],
		["={{ $fromAI('a', '', 'number', untrue) }}", { key: 'a', fallback: 'untrue' }],
		["={{ $fromAI('a', '', 'json', 1e3) }}", { key: 'a', fallback: 1000 }],
		["={{ $fromAI('a', 'x', 'string', undefined) }}", { key: 'a', fallback: undefined }],
		["={{ $fromAI('a', '', 'string', 'it\\'s') }}", { key: 'a', fallback: "it's" }],
	])('reads %s', (raw, expected) => {
		expect(fromAiIn(raw)).toMatchObject(expected);
	});

	it.each([
		"$fromAI('a')",
		"={{ $fromAI('a') + 'b' }}",
		"=x{{ $fromAI('a') }}",
		"={{ $fromAI('a').trim() }}",
		'={{ $fromAI($json.key) }}',
		"={{ $fromAI('a') }}{{ $fromAI('b') }}",
		"={{ $json.fromAI('a') }}",
		'={{ $now }}',
		'',
		5,
		null,
	])('takes %p for no value of a model', (raw) => {
		expect(fromAiIn(raw)).toBeUndefined();
	});
});

it.each([
	["={{ $fromAI('a') }}", true],
	["={{ $fromAI('a').trim() }} ", true],
	["={{ $fromAI('day') }}T{{ $FromAI ('time') }}", true],
	["={{ $fromAI('a') || $now }}", true],
	["={{ $fromAI('day') }}T20:00", false],
	["={{ $fromAI('day') }}T{{ $json.time }}", false],
	["{{ $fromAI('a') }}", false],
	['={{ $now }}', false],
	['=', false],
	[5, false],
])('%p ends with what a model gives: %p', (raw, expected) => {
	expect(endsWithAi(raw)).toBe(expected);
});

it.each([
	[{ a: 1 }, 1],
	[{ a: 1, query: { a: 2 } }, 2],
	[{ query: 'a' }, undefined],
	[{ a: null }, undefined],
	[{}, undefined],
])('of %j the value of a is %p', (call, value) => {
	expect(givenTo(call, 'a')).toBe(value);
	expect(givenTo(call, 'toString')).toBeUndefined();
});

describe('requireOwn', () => {
	const texts = (resolved: unknown) => (raw: unknown, call: object) => () =>
		requireOwn(raw, { ...call }, 'options.endTime', () => resolved);

	it.each([
		['a text without', 'live', {}, 'other'],
		['no text', 5, {}, 'other'],
		['its own', "=x{{ $fromAI('a') }}", { a: 1 }, 1],
		['neither given', "=x{{ $fromAI('a') }}", {}, undefined],
	])('lets %s pass', (_, raw, call, resolved) => {
		expect(texts(resolved)(raw, call)).not.toThrow();
	});

	it.each([
		["another call's", "=x{{ $fromAI('a') }}", { a: 1 }, 2],
		['a key that cannot be read', '=x{{ $fromAI(key) }}', { a: 1 }, 1],
	])('refuses %s', (_, raw, call, resolved) => {
		expect(texts(resolved)(raw, call)).toThrow(/^End Time: n8n mixed up the values of calls/);
	});
});
