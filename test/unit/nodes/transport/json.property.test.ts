import fc from 'fast-check';

import { parseJson } from '../../../../nodes/TencentLive/transport/json';

const RUNS = { numRuns: 500 };

/** The text of a JSON value, and what reading it must give. */
interface Written {
	text: string;
	value: unknown;
}

const asJson = (value: unknown): Written => ({ text: JSON.stringify(value), value });

/** Small ones, ones about 2^53 and 2^64, and ones no machine word holds. */
const integer = fc
	.oneof(
		fc.bigInt({ min: -1000n, max: 1000n }),
		fc.bigInt({ min: 2n ** 53n - 20n, max: 2n ** 53n + 20n }),
		fc.bigInt({ min: -(2n ** 53n) - 20n, max: -(2n ** 53n) + 20n }),
		fc.bigInt({ min: 2n ** 64n - 20n, max: 2n ** 64n + 20n }),
		fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
	)
	.map((number): Written => {
		const value = Number(number);
		return { text: String(number), value: Number.isSafeInteger(value) ? value : String(number) };
	});

/** A number that has a fraction or an exponent, as JSON may write it. */
const decimal = fc
	.tuple(
		fc.constantFrom('', '-'),
		fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
		fc.constantFrom('.0', '.25', '.12345678901234567890', 'e0', 'E-3', 'e+20', '.5e1', '.5E-20'),
	)
	.map((parts): Written => {
		const text = parts.join('');
		return { text, value: JSON.parse(text) };
	});

const word = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.stringMatching(/^["\\\d\-.eE\s]{0,40}$/),
	fc.constantFrom('18446744073709551615', '9007199254740993', '__proto__', '\\', '"', '\\"'),
);

// Without a backslash: once it has read a key that is one, the JSON.parse of Node 24 itself takes a
// quotation mark that is a key for it too.
const key = word.filter((text) => !text.includes('\\'));

const space = fc.constantFrom('', ' ', '\n', '\t', ' \r\n ');

function keyed(entries: Array<[string, Written]>, gap: string): Written {
	// A key that comes twice: the last one holds, as in JSON.parse.
	const last = [...new Map(entries)];
	return {
		text: `{${last.map(([key, { text }]) => `${gap}${JSON.stringify(key)}${gap}:${gap}${text}${gap}`).join(',')}}`,
		value: Object.fromEntries(last.map(([key, { value }]) => [key, value])),
	};
}

const { written } = fc.letrec<{ written: Written }>((tie) => ({
	written: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		integer,
		decimal,
		word.map(asJson),
		fc.constantFrom<unknown>(true, false, null).map(asJson),
		fc.tuple(fc.array(tie('written'), { maxLength: 4 }), space).map(
			([items, gap]): Written => ({
				text: `[${gap}${items.map(({ text }) => text).join(`${gap},${gap}`)}${gap}]`,
				value: items.map(({ value }) => value),
			}),
		),
		fc
			.tuple(fc.array(fc.tuple(key, tie('written')), { maxLength: 4 }), space)
			.map(([entries, gap]) => keyed(entries, gap)),
	),
}));

describe('parseJson', () => {
	it('keeps every digit of every integer, wherever it stands', () => {
		fc.assert(
			fc.property(written, ({ text, value }) => {
				expect(parseJson(text)).toStrictEqual(value);
			}),
			RUNS,
		);
	});

	it('is JSON.parse for values without unsafe integers', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
				const text = JSON.stringify(value, null, indent);
				// Doubles beyond 2^53 may be written as integers; for backslashes see `key`.
				fc.pre(!/(?<!["\d.])-?\d{16,}/.test(text) && !text.includes('\\\\'));
				expect(parseJson(text)).toStrictEqual(JSON.parse(text));
			}),
			RUNS,
		);
	});

	it('refuses what was cut off, however little is missing', () => {
		fc.assert(
			fc.property(written, fc.nat(), (whole, at) => {
				const text = `{"task_id":${whole.text}}`;
				expect(() => parseJson(text.slice(0, at % text.length))).toThrow();
			}),
			RUNS,
		);
	});
});
