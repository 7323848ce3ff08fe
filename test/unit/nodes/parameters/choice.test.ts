import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import {
	readChoice,
	readSafeSwitch,
	readRequiredChoice,
	readSwitch,
} from '../../../../nodes/TencentLive/parameters/choice';
import type { Field } from '../../../../nodes/TencentLive/parameters/read';
import { failureOf } from '../support/thrown';
import { locator, valuesWith } from '../support/values';

const field: Field = {
	name: 'x',
	displayName: 'Field',
	options: [
		{ name: 'Real-Time', value: 1 },
		{ name: 'Scheduled', value: 0 },
	],
};
const values = (value: unknown, raw = value) => valuesWith({ x: value }, { x: raw });

const refusal = async (act: () => unknown) => (await failureOf(act, InvalidParameterError)).message;

describe('a switch', () => {
	it.each([
		[true, true],
		[false, false],
		['true', true],
		[' False ', false],
		['TRUE', true],
		[1, true],
		['0', false],
		[undefined, null],
		[null, null],
		['', null],
	])('case 30: %p is %p', (value, position) => {
		expect(readSwitch(values(value), field)).toBe(position);
	});

	it('case 30: null that an expression gave is not given', () => {
		expect(readSwitch(values(null, '={{ $json.missing }}'), field)).toBeNull();
	});

	it.each(['yes', 'off', 2, 'truely', [], {}])('case 30: %p is refused', async (value) => {
		expect(await refusal(() => readSwitch(values(value), field))).toMatch(
			/^Field: must be true or false, not /,
		);
	});

	it('text of nothing that an expression gave is refused', async () => {
		const act = () => readSwitch(values('', '={{ $json.missing }}'), field);
		expect(await refusal(act)).toMatch(/^Field: the expression came out empty/);
	});
});

describe('a choice', () => {
	const CHOICES = [0, 1] as const;

	it.each([
		[0, 0],
		['1', 1],
		[' 1 ', 1],
		[locator('1'), 1],
		['Scheduled', 0],
		[' real-time', 1],
	])('%p is %p', (value, choice) => {
		expect(readChoice(values(value), field, CHOICES)).toBe(choice);
		expect(readRequiredChoice(values(value), field, CHOICES)).toBe(choice);
	});

	it('may be left empty, where it need not be given', async () => {
		expect(readChoice(values(''), field, CHOICES)).toBeNull();
		expect(await refusal(() => readRequiredChoice(values(''), field, CHOICES))).toBe(
			'Field: is empty. Choose one.',
		);
	});

	it.each([2, -1, '01', 'soon', true])('refuses %p with the words there are', async (value) => {
		const sentence = `Field: must be Scheduled (0) or Real-Time (1), not ${value}.`;
		expect(await refusal(() => readChoice(values(value), field, CHOICES))).toBe(sentence);
		expect(await refusal(() => readRequiredChoice(values(value), field, CHOICES))).toBe(sentence);
	});

	it('names its values where it has no words', async () => {
		const wordless: Field = { name: 'x', displayName: 'Field' };
		expect(await refusal(() => readChoice(values('c'), wordless, ['a', 'b']))).toBe(
			'Field: must be a or b, not c.',
		);
	});
});

describe('a switch whose position costs something', () => {
	const FIELD = { displayName: 'Enabled', name: 'enabled', path: 'formats.mp4.enabled' };
	const read = (value: unknown, raw?: unknown, usual = true) =>
		readSafeSwitch(
			valuesWith({ [FIELD.path]: value }, raw === undefined ? {} : { [FIELD.path]: raw }),
			FIELD,
			usual,
		);

	it('is as it is set, else as usual', () => {
		expect([read(false), read('true'), read(null), read(null, undefined, false)]).toEqual([
			false,
			true,
			true,
			false,
		]);
		expect(read(false, '={{ $json.on }}')).toBe(false);
	});

	it('is refused where its expression came out empty', async () => {
		const act = () => read(null, '={{ $json.on }}');
		expect((await failureOf(act, InvalidParameterError)).message).toBe(
			'Enabled: the expression came out empty. Mend it, or the data that it reads.',
		);
	});

	it('is refused where its whole collection is an expression, which n8n does not look into', async () => {
		const values = valuesWith({}, { formats: '={{ { mp4: { enabled: false } } }}' });
		const act = () => readSafeSwitch(values, FIELD, true);
		expect((await failureOf(act, InvalidParameterError)).message).toMatch(
			/^Enabled: stands in a collection that is one expression/,
		);
	});
});
