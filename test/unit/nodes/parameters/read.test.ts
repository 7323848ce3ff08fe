import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import {
	readApiVersion,
	readChoice,
	readOptionalChoice,
	readPositiveInteger,
	readText,
	readTimeField,
} from '../../../../nodes/TencentLive/parameters/read';
import { contextOf, contextWith } from '../support/context';
import { failureOf } from '../support/thrown';

const locator = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });

/** The sentence that refuses what `act` reads, which names the field. */
async function refusal(act: () => unknown): Promise<string> {
	const { field, message } = await failureOf(act, InvalidParameterError);
	expect(field).toBe('Field');
	return message;
}

const NOTHING = [undefined, null, '', locator(''), locator(null), locator(undefined)];

it('asks n8n for the field of the item, and for null where it is not shown', () => {
	const asked: unknown[] = [];
	const context = contextOf({
		getNodeParameter: (...given) => {
			asked.push(given);
			return given[2];
		},
		getTimezone: () => 'UTC',
	});
	expect(readText(context, 'a', 'Field', 1)).toBeNull();
	expect(readPositiveInteger(context, 'b.c', 'Field', 2)).toBeNull();
	expect(readOptionalChoice(context, 'd', 'Field', 3, [0])).toBeNull();
	expect(readTimeField(context, 'e', 'Field', 4)).toBeNull();
	expect(readApiVersion(context)).toBe('v3');
	expect(asked).toStrictEqual([
		['a', 1, null],
		['b.c', 2, null],
		['d', 3, null],
		['e', 4, null],
		['apiVersion', 0, 'v3'],
	]);
});

describe('readText', () => {
	const read = (value: unknown) => readText(contextWith({ x: value }), 'x', 'Field', 0);

	it.each([
		['a', 'a'],
		[' a b \n', 'a b'],
		[' ', ''],
		['18446744073709551615', '18446744073709551615'],
		[0, '0'],
		[-1, '-1'],
		[12345, '12345'],
		[9007199254740991, '9007199254740991'],
		[locator('push.example.com', 'list'), 'push.example.com'],
		[locator(' a '), 'a'],
		[locator(7), '7'],
	])('reads %p', (value, text) => {
		expect(read(value)).toBe(text);
	});

	it.each(NOTHING)('%p is nothing', (value) => {
		expect(read(value)).toBeNull();
	});

	it.each([9007199254740992, 18446744073709551616, -9007199254740992, locator(1e21)])(
		'refuses %p, whose last digits are lost',
		async (value) => {
			expect(await refusal(() => read(value))).toBe(
				'Field: is a number too large to keep every digit. Hand it over as text, in quotes.',
			);
		},
	);

	it.each([true, false, [], ['a'], {}, { value: 'a' }, { __rl: true, value: 'a' }, locator({})])(
		'refuses %p',
		async (value) => {
			expect(await refusal(() => read(value))).toBe(
				'Field: is not text. Check that the expression gives a name or an ID.',
			);
		},
	);
});

describe('readPositiveInteger', () => {
	const read = (value: unknown) => readPositiveInteger(contextWith({ x: value }), 'x', 'Field', 0);

	it.each([
		[1, 1],
		['1', 1],
		['10', 10],
		[' 3001 ', 3001],
		[9007199254740991, 9007199254740991],
		['9007199254740991', 9007199254740991],
		[locator('12345', 'list'), 12345],
		[locator(12345), 12345],
	])('reads %p', (value, number) => {
		expect(read(value)).toBe(number);
	});

	it.each(NOTHING)('%p is nothing', (value) => {
		expect(read(value)).toBeNull();
	});

	it.each([
		[0, '0'],
		['0', '0'],
		[-1, '-1'],
		['-1', '-1'],
		['+1', '+1'],
		['01', '01'],
		[1.5, '1.5'],
		['1.0', '1.0'],
		['1e3', '1e3'],
		[1e21, '1e+21'],
		['0x10', '0x10'],
		['12a', '12a'],
		['a12', 'a12'],
		['1 2', '1 2'],
		['abc', 'abc'],
		['9007199254740992', '9007199254740992'],
		[Number.NaN, 'NaN'],
		[Number.POSITIVE_INFINITY, 'Infinity'],
		[true, 'true'],
		[locator('x'), 'x'],
	])('refuses %p', async (value, shown) => {
		expect(await refusal(() => read(value))).toBe(
			`Field: ${shown} is not a positive whole number. Give digits only, such as 12345.`,
		);
	});
});

describe('readOptionalChoice and readChoice', () => {
	const optional = (value: unknown, choices = [0, 1]) =>
		readOptionalChoice(contextWith({ x: value }), 'x', 'Field', 0, choices);
	const required = (value: unknown) =>
		readChoice(contextWith({ x: value }), 'x', 'Field', 0, [0, 1]);

	it.each([
		[0, 0],
		[1, 1],
		['0', 0],
		['1', 1],
		[' 1 ', 1],
		[locator('1'), 1],
	])('reads %p', (value, choice) => {
		expect(optional(value)).toBe(choice);
		expect(required(value)).toBe(choice);
	});

	it.each(NOTHING)('%p is nothing, and refused where something is needed', async (value) => {
		expect(optional(value)).toBeNull();
		expect(await refusal(() => required(value))).toBe('Field: is empty.');
	});

	it.each([
		[2, '2'],
		[-1, '-1'],
		['01', '01'],
		['10', '10'],
		['real-time', 'real-time'],
		[true, 'true'],
		[0.5, '0.5'],
	])('refuses %p', async (value, shown) => {
		const sentence = `Field: must be 0 or 1, not ${shown}.`;
		expect(await refusal(() => optional(value))).toBe(sentence);
		expect(await refusal(() => required(value))).toBe(sentence);
	});

	it('names the choices there are', async () => {
		expect(optional(5, [5])).toBe(5);
		expect(await refusal(() => optional(1, [5, 6, 7]))).toBe('Field: must be 5 or 6 or 7, not 1.');
	});
});

describe('readTimeField', () => {
	const read = (value: unknown, zone: string) =>
		readTimeField(contextWith({ x: value }, zone), 'x', 'Field', 0);

	it('reads text in the time zone of the workflow', () => {
		expect(read('2026-11-23T18:00:00', 'Asia/Shanghai')).toBe(Date.parse('2026-11-23T10:00:00Z'));
		expect(read('2026-11-23T18:00:00', 'America/New_York')).toBe(
			Date.parse('2026-11-23T23:00:00Z'),
		);
		expect(read('2026-11-23T18:00:00Z', 'America/New_York')).toBe(
			Date.parse('2026-11-23T18:00:00Z'),
		);
	});

	it.each(NOTHING)('%p is nothing', (value) => {
		expect(read(value, 'UTC')).toBeNull();
	});

	it('refuses what is no time', async () => {
		expect(await refusal(() => read('tomorrow', 'UTC'))).toMatch(
			/^Field: cannot be read as a time\. /,
		);
	});
});

describe('readApiVersion', () => {
	it.each([
		['v2', 'v2'],
		['v3', 'v3'],
		[undefined, 'v3'],
		['', 'v3'],
		['V2', 'v3'],
		[2, 'v3'],
	])('%p is %s', (apiVersion, version) => {
		expect(readApiVersion(contextWith({ apiVersion }))).toBe(version);
	});
});
