import { DateTime } from 'luxon';

import { read, refusalOf } from '../support/readings';

const NEW_YORK = 'America/New_York';
const HAVANA = 'America/Havana';
const LORD_HOWE = 'Australia/Lord_Howe';

type Example = [zone: string, text: string, instant: string];

describe('clocks that go forward', () => {
	const EXAMPLES: Example[] = [
		[NEW_YORK, '2026-03-08T01:59:59', '2026-03-08T06:59:59Z'],
		[NEW_YORK, '2026-03-08T03:00:00', '2026-03-08T07:00:00Z'],
		[HAVANA, '2026-03-07T23:59:59', '2026-03-08T04:59:59Z'],
		[HAVANA, '2026-03-08T01:00', '2026-03-08T05:00:00Z'],
		// By half an hour only.
		[LORD_HOWE, '2026-10-04T01:59:59', '2026-10-03T15:29:59Z'],
		[LORD_HOWE, '2026-10-04T02:30:00', '2026-10-03T15:30:00Z'],
	];

	it.each(EXAMPLES)('%s: %s is %s', (zone, text, instant) => {
		expect(read(text, zone)).toBe(instant);
	});

	it.each([
		[NEW_YORK, '2026-03-08T02:00:00'],
		[NEW_YORK, '2026-03-08 02:00'],
		[NEW_YORK, '2026-03-08T02'],
		[NEW_YORK, '20260308T023000'],
		[NEW_YORK, '2026-03-08T02:59:59.999'],
		[HAVANA, '2026-03-08'],
		[HAVANA, '20260308'],
		[HAVANA, '2026-03-07T24:00'],
		[HAVANA, '2026-03-08T00:30'],
		[LORD_HOWE, '2026-10-04T02:00:00'],
		[LORD_HOWE, '2026-10-04T02:29:59'],
	])('%s: %s does not exist', async (zone, text) => {
		expect(await refusalOf(text, zone)).toBe(
			`Start Time: ${text} does not exist in ${zone}, where clocks go forward over it. Choose another time, or give an offset such as +08:00.`,
		);
	});

	it('does not keep a time with an offset from being read', () => {
		expect(read('2026-03-08T02:30:00-05:00', NEW_YORK)).toBe('2026-03-08T07:30:00Z');
		expect(read('2026-03-08T02:30:00Z', NEW_YORK)).toBe('2026-03-08T02:30:00Z');
		expect(read('2026-10-04T02:15:00+10:30', LORD_HOWE)).toBe('2026-10-03T15:45:00Z');
	});

	it('and is another time elsewhere', () => {
		expect(read('2026-03-08T02:30:00', 'Asia/Kolkata')).toBe('2026-03-07T21:00:00Z');
		expect(read('2026-03-08T02:30:00', 'UTC')).toBe('2026-03-08T02:30:00Z');
	});
});

describe('clocks that go back: the first of the two', () => {
	const EXAMPLES: Example[] = [
		[NEW_YORK, '2026-11-01T00:59:59', '2026-11-01T04:59:59Z'],
		[NEW_YORK, '2026-11-01T01:00:00', '2026-11-01T05:00:00Z'],
		[NEW_YORK, '2026-11-01T01:59:59', '2026-11-01T05:59:59Z'],
		[NEW_YORK, '2026-11-01T02:00:00', '2026-11-01T07:00:00Z'],
		[NEW_YORK, '20261101T0130', '2026-11-01T05:30:00Z'],
		[HAVANA, '2026-11-01', '2026-11-01T04:00:00Z'],
		[HAVANA, '2026-11-01T01:00', '2026-11-01T06:00:00Z'],
		[LORD_HOWE, '2026-04-05T01:29:59', '2026-04-04T14:29:59Z'],
		[LORD_HOWE, '2026-04-05T01:30:00', '2026-04-04T14:30:00Z'],
		[LORD_HOWE, '2026-04-05T01:59:59', '2026-04-04T14:59:59Z'],
		[LORD_HOWE, '2026-04-05T02:00:00', '2026-04-04T15:30:00Z'],
	];

	it.each(EXAMPLES)('%s: %s is %s', (zone, text, instant) => {
		expect(read(text, zone)).toBe(instant);
	});

	it('unless an offset or a DateTime says which', () => {
		expect(read('2026-11-01T01:30:00-04:00', NEW_YORK)).toBe('2026-11-01T05:30:00Z');
		expect(read('2026-11-01T01:30:00-05:00', NEW_YORK)).toBe('2026-11-01T06:30:00Z');
		const second = DateTime.fromISO('2026-11-01T06:30:00Z', { zone: NEW_YORK });
		expect(read(second, NEW_YORK)).toBe('2026-11-01T06:30:00Z');
		expect(read(second.toISO(), NEW_YORK)).toBe('2026-11-01T06:30:00Z');
	});
});

it.each([
	['Asia/Shanghai', '2026-07-01T08:00', '2026-07-01T00:00:00Z'],
	['Asia/Kolkata', '2026-07-01T05:30', '2026-07-01T00:00:00Z'],
	['America/New_York', '2026-07-01T00:00', '2026-07-01T04:00:00Z'],
	['America/New_York', '2026-01-01T00:00', '2026-01-01T05:00:00Z'],
	['Australia/Lord_Howe', '2026-07-01T10:30', '2026-07-01T00:00:00Z'],
	['Australia/Lord_Howe', '2026-01-01T11:00', '2026-01-01T00:00:00Z'],
])('%s: %s is %s, far from any change', (zone, text, instant) => {
	expect(read(text, zone)).toBe(instant);
});
