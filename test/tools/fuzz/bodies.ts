import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { SAMPLES } from '../../emulator/callbacks/samples';

/** UNIX seconds at which every body arrives. */
export const NOW = 1_800_000_000;

/** The keys that are accepted. */
export const KEYS = ['current-key', 'key-before'];

export const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** Names that mean something, to the service or to JavaScript. */
const NAMES = [
	...new Set(Object.values(SAMPLES).flatMap((sample) => Object.keys(sample))),
	...['t', 'sign', '__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'event'],
];

/** Numbers as JSON may write them, at the edges of what a double, 64 bits or a date holds. */
const NUMBERS = [
	'0',
	'-0',
	'-1',
	'1.5',
	'1e3',
	'1E400',
	'-1e-400',
	'9007199254740993',
	'18446744073709551615',
	'18446744073709551616',
	'8640000000000',
	'253402272000',
	'9'.repeat(60),
	String(NOW),
];

const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.integer().map(String));
const word = fc.oneof(
	fc.constantFrom('true', 'false', 'null', '""', '{}', '[]', '"{}"', '"{\\"a\\":"', '"\\u0000"'),
	fc.string({ unit: 'binary', maxLength: 12 }).map((text) => JSON.stringify(text)),
	fc.constantFrom(...NUMBERS).map((text) => `"${text}"`),
);
const nested = fc
	.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('[', '{"x":', '{"__proto__":'))
	.map(([depth, open]) => open.repeat(depth) + '1' + (open === '[' ? ']' : '}').repeat(depth));
const json = fc.oneof(
	fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
	fc
		.dictionary(fc.constantFrom(...NAMES), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 })
		.map((value) => JSON.stringify(value)),
);
const anyValue = fc.oneof(
	{ weight: 3, arbitrary: number },
	{ weight: 3, arbitrary: word },
	nested,
	json,
);

/** A name in quotes, now and then with its first letter escaped. */
const name = fc
	.tuple(fc.constantFrom(...NAMES), fc.boolean())
	.map(([text, escaped]) => (escaped ? `"${escapedName(text)}"` : JSON.stringify(text)));

function escapedName(text: string): string {
	return `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}${text.slice(1)}`;
}

/** The members of a documented call, as text. */
const sample = fc
	.constantFrom(...Object.values(SAMPLES))
	.map((fields) => JSON.stringify(fields).slice(1, -1));

/** Ways to write the end of a signature's life. */
const t = fc.oneof(
	{ weight: 4, arbitrary: fc.integer({ min: NOW - 70, max: NOW + 670 }).map(String) },
	fc.integer({ min: NOW - 70, max: NOW + 670 }).map((at) => `"${at}"`),
	fc.constantFrom(`${NOW}.0`, `${NOW / 100}e2`, `"+${NOW}"`, `" ${NOW}"`, `"0${NOW}"`, `[${NOW}]`),
	anyValue,
);

/** Ways to sign it. */
const signing = fc.record({
	key: fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...KEYS) },
		fc.constantFrom('', 'wrong', `${KEYS[0]} `),
		fc.string({ maxLength: 8 }),
	),
	change: fc.oneof(
		{ weight: 6, arbitrary: fc.constant((sign: string) => `"${sign}"`) },
		fc.constantFrom(
			(sign: string) => `"${sign.toUpperCase()}"`,
			(sign: string) => `"${sign.slice(1)}"`,
			(sign: string) => `"${sign}0"`,
			(sign: string) => `["${sign}"]`,
			(sign: string) => `"\\u00${sign.charCodeAt(0).toString(16)}${sign.slice(1)}"`,
			() => 'null',
			() => '""',
		),
		fc.integer({ min: 0, max: 31 }).map((at) => (sign: string) => {
			const other = sign[at] === '0' ? '1' : '0';
			return `"${sign.slice(0, at)}${other}${sign.slice(at + 1)}"`;
		}),
	),
});

/** A documented call as it should be: every one of these has to be let in. */
export const good: fc.Arbitrary<Buffer> = fc
	.tuple(sample, fc.integer({ min: NOW - 60, max: NOW + 660 }), fc.constantFrom(...KEYS))
	.map(([members, at, key]) => Buffer.from(`{${members},"t":${at},"sign":"${md5(key + at)}"}`));

/** A documented call, its fields and its signature changed. */
const changed = fc
	.tuple(
		fc.option(sample, { nil: '"event_type":100' }),
		fc.array(fc.tuple(name, anyValue), { maxLength: 4 }),
		t,
		signing,
		fc.boolean(),
	)
	.map(([members, more, at, { key, change }, signatureFirst]) => {
		const fields = more.map(([field, value]) => `${field}:${value}`);
		const signature = [`"t":${at}`, `"sign":${change(md5(key + at.replaceAll('"', '')))}`];
		const all = signatureFirst
			? [...signature, members, ...fields]
			: [members, ...fields, ...signature];
		return Buffer.from(`{${all.join(',')}}`);
	});

/** Edits of bytes: what is cut out, written over, put in twice. */
const edits = fc.array(
	fc.record({
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		length: fc.integer({ min: 0, max: 20 }),
		put: fc.oneof(
			fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '\\', '0', ' ', '\0', '{}', '"t":1,'),
			fc.string({ unit: 'binary', maxLength: 5 }),
		),
	}),
	{ minLength: 1, maxLength: 4 },
);

const edited = fc.tuple(fc.oneof(good, changed), edits).map(([body, changes]) => {
	let bytes = body;
	for (const { at, length, put } of changes) {
		const from = Math.floor(at * bytes.length);
		bytes = Buffer.concat([
			bytes.subarray(0, from),
			Buffer.from(put),
			bytes.subarray(from + length),
		]);
	}
	return bytes;
});

const random = fc.oneof(
	fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
	json.map((text) => Buffer.from(text)),
	fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text)),
	nested.map((text) => Buffer.from(text)),
	fc.tuple(good, good).map((two) => Buffer.concat(two)),
	fc
		.integer({ min: 65_000, max: 66_000 })
		.map((size) => Buffer.from(`{"x":"${'x'.repeat(size)}"}`)),
);

/** Anything that may arrive. */
export const body: fc.Arbitrary<Buffer> = fc.oneof(
	{ weight: 6, arbitrary: changed },
	{ weight: 4, arbitrary: edited },
	{ weight: 2, arbitrary: random },
	{ weight: 1, arbitrary: good },
);
