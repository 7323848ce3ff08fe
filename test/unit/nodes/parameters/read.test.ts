import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import {
	inside,
	isGiven,
	isShown,
	readApiVersion,
	readName,
	readNumber,
	readRequiredNumber,
	readRequiredText,
	readText,
	type Field,
} from '../../../../nodes/TencentLive/parameters/read';
import { contextOf } from '../support/context';
import { failureOf } from '../support/thrown';
import { locator, valuesWith } from '../support/values';

const field: Field = { name: 'x', displayName: 'Field' };
const LONG = 'a'.repeat(61);

/** The sentence that refuses what `act` reads, which names the field. */
async function refusal(act: () => unknown): Promise<string> {
	const { field: named, message } = await failureOf(act, InvalidParameterError);
	expect(message.startsWith(`${named}: `)).toBe(true);
	return message.slice(named.length + 2);
}

const NOTHING = [undefined, null, '', ' \t', '\u200B', locator(''), locator(null)];

describe('a field that holds nothing', () => {
	it.each(NOTHING)('%p is nothing where it was left so', async (value) => {
		const values = valuesWith({ x: value });
		expect(readText(values, field)).toBeNull();
		expect(readNumber(values, field)).toBeNull();
		expect(isGiven(values, field)).toBe(false);
		expect(await refusal(() => readRequiredText(values, field))).toMatch(/^is empty\. /);
		expect(await refusal(() => readRequiredNumber(values, field))).toMatch(/^is empty\. /);
	});

	it.each(NOTHING)('case 21: %p that an expression gave is refused', async (value) => {
		for (const raw of ['={{ $json.missing }}', '= a', locator('={{ $json.missing }}')]) {
			const values = valuesWith({ x: value }, { x: raw });
			for (const read of [readText, readName, readNumber, readRequiredText, readRequiredNumber]) {
				expect(await refusal(() => read(values, field))).toMatch(
					/^the expression came out empty\. /,
				);
			}
		}
	});

	it.each(['=', '=  ', locator('='), 'a=b', 5])(
		'an expression without anything in it was left empty: %p',
		(raw) => {
			expect(readText(valuesWith({ x: '' }, { x: raw }), field)).toBeNull();
		},
	);

	it('is shown where it is empty, and hidden where there is none', () => {
		expect(isShown(valuesWith({ x: '' }), field)).toBe(true);
		expect(isShown(valuesWith({ x: locator('') }), field)).toBe(true);
		expect(isShown(valuesWith({}), field)).toBe(false);
		expect(isGiven(valuesWith({ x: locator('a') }), field)).toBe(true);
	});
});

describe('a field inside a collection', () => {
	const inner = inside('formats.mp4', field, 'MP4');

	it('is read at its path and named with its label', async () => {
		expect(readText(valuesWith({ 'formats.mp4.x': 'a' }), inner)).toBe('a');
		expect(inside('options', field)).toEqual({ ...field, path: 'options.x' });
		const bad = valuesWith({ 'formats.mp4.x': true });
		const { field: named } = await failureOf(() => readText(bad, inner), InvalidParameterError);
		expect(named).toBe('MP4, Field');
	});

	it('case 21: is refused where its expression came out empty', async () => {
		const values = valuesWith({}, { 'formats.mp4.x': '={{ $json.missing }}' });
		expect(await refusal(() => readText(values, inner))).toMatch(/^the expression came out empty/);
	});
});

describe('text', () => {
	const read = (value: unknown) => readText(valuesWith({ x: value }), field);

	it.each([
		['a', 'a'],
		[' \u200Ba b\u00A0\uFEFF\n', 'a b'],
		['undefined-show', 'undefined-show'],
		['18446744073709551615', '18446744073709551615'],
		[0, '0'],
		[-1, '-1'],
		[9007199254740991, '9007199254740991'],
		[locator(' a ', 'list'), 'a'],
		[locator(7), '7'],
	])('reads %p', (value, text) => {
		expect(read(value)).toBe(text);
		expect(readRequiredText(valuesWith({ x: value }), field)).toBe(text);
	});

	it.each([
		[9007199254740992, /^is a number too large to keep every digit\. .* in quotes\.$/],
		[locator(1e21), /too large/],
		[1.5, /^1\.5 is not a name or an ID\.$/],
		[Number.NaN, /^NaN is not a name or an ID\.$/],
		...[true, [], ['a'], {}, { value: 'a' }, locator({})].map((value): [unknown, RegExp] => [
			value,
			/^is not text\. /,
		]),
	])('refuses %p', async (value, sentence) => {
		expect(await refusal(() => read(value))).toMatch(sentence);
	});

	it.each(['undefined', ' null ', 'NaN', '[object Object]', 'a [object Array]'])(
		'case 20: refuses %p, which an expression gives that finds nothing',
		async (value) => {
			expect(await refusal(() => read(value))).toMatch(/^"[^ ].*" is what an expression gives /);
		},
	);

	it('a name has nothing inside that cannot be seen', async () => {
		expect(readName(valuesWith({ x: 'sh o-w_频道' }), field)).toBe('sh o-w_频道');
		expect(readName(valuesWith({}), field)).toBeNull();
		for (const value of ['sh\u200Bow', 'sh\now', 'sh\u00ADow', 'sh\u202Eow']) {
			expect(readText(valuesWith({ x: value }), field)).toBe(value);
			expect(await refusal(() => readName(valuesWith({ x: value }), field))).toMatch(
				/^has a character inside that cannot be seen/,
			);
		}
	});
});

describe('a whole number', () => {
	const limited: Field = { ...field, typeOptions: { minValue: 0, maxValue: 1800 } };
	const read = (value: unknown, of = field) => readNumber(valuesWith({ x: value }), of);

	it.each([
		[1, 1],
		[' 3001 ', 3001],
		['9007199254740991', 9007199254740991],
		[locator('12345', 'list'), 12345],
	])('reads %p', (value, number) => {
		expect(read(value)).toBe(number);
		expect(readRequiredNumber(valuesWith({ x: value }), field)).toBe(number);
	});

	it.each([
		[0, '0'],
		['-1', '-1'],
		['+1', '+1'],
		['01', '01'],
		[1.5, '1.5'],
		['1e3', '1e3'],
		[1e21, '1e+21'],
		['0x10', '0x10'],
		['a12', 'a12'],
		['1 2', '1 2'],
		['9007199254740992', '9007199254740992'],
		[Number.POSITIVE_INFINITY, 'Infinity'],
		[true, 'true'],
		[LONG, 'this value'],
		[LONG.slice(1), LONG.slice(1)],
		['show?txSecret=0', 'this value'],
		['TXSECRET', 'this value'],
	])('refuses %p', async (value, words) => {
		expect(await refusal(() => read(value))).toBe(
			`${words} is not a positive whole number. Give digits only, such as 12345.`,
		);
	});

	it('keeps the limits of its field, or that of the reader', async () => {
		expect([read(0, limited), read(1800, limited)]).toEqual([0, 1800]);
		expect(readNumber(valuesWith({ x: 0 }), field, 0)).toBe(0);
		expect(readRequiredNumber(valuesWith({ x: 0 }), field, 0)).toBe(0);
		expect(await refusal(() => read(-1, limited))).toMatch(
			/^-1 is not a whole number of 0 or more/,
		);
		expect(await refusal(() => read(1801, limited))).toBe('1801 is more than 1800, the largest.');
	});
});

describe('the generation', () => {
	it.each([
		['v2', 'v2'],
		['v3', 'v3'],
		['', 'v3'],
		['V2', 'v3'],
	])('%p is %s', (apiVersion, version) => {
		const asked: unknown[] = [];
		const getNodeParameter = (...given: unknown[]) => asked.push(given) && apiVersion;
		expect(readApiVersion(contextOf({ getNodeParameter }))).toBe(version);
		expect(asked).toEqual([['apiVersion', 0, null]]);
	});
});

describe('a name that is none', () => {
	const FIELD = { displayName: 'Channel', name: 'channel' };
	const nameOf = (channel: string, raw = channel) =>
		readName(valuesWith({ channel }, { channel: raw }), FIELD);

	it.each(['{{ $json.channel }}', 'cam-{{ $json.id }}'])(
		'since its expression was never switched on: %s',
		async (text) => {
			expect((await failureOf(() => nameOf(text), InvalidParameterError)).message).toBe(
				'Channel: holds an expression as it was typed. Switch the field to Expression, or give the name itself.',
			);
		},
	);

	it.each([
		['cam-undefined', 'undefined'],
		['undefined-cam', 'undefined'],
		['a_null_b', 'null'],
		['cam-NaN', 'NaN'],
	])('since an expression put nothing into it: %s', async (text, nothing) => {
		const act = () => nameOf(text, '={{ "cam-" + $json.x }}');
		expect((await failureOf(act, InvalidParameterError)).message).toContain(`"${nothing}" is what`);
		// Somebody may have called it so.
		expect(nameOf(text)).toBe(text);
	});

	it.each(['cam-undefinedness', 'annulled', 'cam-1'])('is not %s', (text) => {
		expect(nameOf(text, '={{ $json.x }}')).toBe(text);
	});
});

it('a value in a collection that is one expression is refused, and not taken for none', async () => {
	const field = {
		displayName: 'Recording Template',
		name: 'templateId',
		path: 'options.templateId',
	};
	const read = (raw: unknown) => readNumber(valuesWith({}, { options: raw }), field);
	expect(read({ templateId: 7 })).toBeNull();
	expect((await failureOf(() => read('={{ $json.options }}'), InvalidParameterError)).message).toBe(
		'Recording Template: stands in a collection that is one expression, which is not read. Add the options one by one, each with an expression of its own.',
	);
});
