import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import {
	rangeFields,
	readRange,
	withinReach,
} from '../../../../nodes/TencentLive/parameters/range';
import { failureOf } from '../support/thrown';
import { valuesWith } from '../support/values';

const AT = Date.parse('2026-11-23T10:00:00Z');
const DEFAULTS = { from: AT - 3_600_500, to: AT + 500 };
const [NOON, ONE] = ['2026-11-23T12:00:00Z', '2026-11-23T13:00:00Z'];
const read = (startTime: unknown, endTime: unknown) =>
	readRange(valuesWith({ startTime, endTime }), DEFAULTS);

it('is what is set, and in whole seconds what it is without', () => {
	expect(read(NOON, ONE)).toEqual({ from: Date.parse(NOON), to: Date.parse(ONE) });
	expect(read('', '')).toEqual({ from: AT - 3_601_000, to: AT });
});

it.each([
	['an end before the start', ONE, NOON],
	['an end at the start', NOON, NOON],
])('%s is refused, with both', async (_what, start, end) => {
	const { message } = await failureOf(() => read(start, end), InvalidParameterError);
	expect(message).toMatch(/^End Time: "[^"]+" \(\S+\) is not after Start Time "[^"]+" \(\S+\)\.$/);
});

it('an end before what stands for the start says so', async () => {
	const { message } = await failureOf(() => read('', '2026-11-01'), InvalidParameterError);
	expect(message).toMatch(
		/is not after \S+, where the range starts unless Start Time is set\. Set it\.$/,
	);
});

it('the fields say what they are for, and which times they take', () => {
	const fields = rangeFields('The first.', 'The last.');
	expect(fields.map(({ name }) => name)).toEqual(['startTime', 'endTime', 'timeNotice']);
	expect(fields.map(({ description }) => description?.split(' ISO')[0])).toEqual([
		'The first.',
		'The last.',
		undefined,
	]);
});

describe('what the service can be asked for', () => {
	const DAY = 86_400_000;
	const reach = { looksBack: 60 * DAY, of: 'pushes' };

	it('is all of a range that does not lie too far back', () => {
		const range = { from: AT - 60 * DAY, to: AT };
		expect(withinReach(range, reach, AT)).toEqual(range);
	});

	it('is the rest of one that begins too early, from a whole second on', () => {
		const range = { from: 0, to: AT };
		expect(withinReach(range, reach, AT + 700)).toEqual({ from: AT - 60 * DAY, to: AT });
	});

	it('is all where no document says how far back it looks', () => {
		const range = { from: 0, to: 1 };
		expect(withinReach(range, { ...reach, looksBack: null }, AT)).toEqual(range);
	});

	it.each([60 * DAY, 70 * DAY])('is nothing of one that ended %i ms ago', async (ago) => {
		const range = { from: 0, to: AT - ago };
		const act = () => withinReach(range, reach, AT);
		expect((await failureOf(act, InvalidParameterError)).message).toBe(
			'Start Time: and End Time lie more than 60 days back: the service does not know of pushes that long ago. Choose a later start.',
		);
	});
});
