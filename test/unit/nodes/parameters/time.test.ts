import { DateTime, Settings } from 'luxon';

import { read, refusalOf, UNREADABLE } from '../support/readings';

const SHANGHAI = 'Asia/Shanghai';
const SIX_PM = '2026-11-23T10:00:00Z';
const SIX_PM_MS = Date.parse(SIX_PM);
const SIX_PM_S = SIX_PM_MS / 1000;

afterEach(() => {
	Settings.defaultZone = 'system';
});

describe('nothing given', () => {
	it.each([undefined, null, '', ' ', '\t\n'])('%p is null', (value) => {
		expect(read(value, SHANGHAI)).toBeNull();
	});
});

describe('an instant means the same in every zone', () => {
	const INSTANTS: Array<[what: string, value: unknown]> = [
		['ISO text in China Standard Time', '2026-11-23T18:00:00+08:00'],
		['ISO text in UTC', '2026-11-23T10:00:00Z'],
		['with a small t and z', '2026-11-23t10:00:00z'],
		['without seconds', '2026-11-23T18:00+08:00'],
		['without minutes', '2026-11-23T18+08:00'],
		['with an offset of hours', '2026-11-23T18:00:00+08'],
		['with an offset without a colon', '2026-11-23T18:00:00+0800'],
		['with an offset of half hours', '2026-11-23T15:30:00+05:30'],
		['with an offset behind UTC', '2026-11-23T05:00:00-05:00'],
		['with an offset that makes it the next day', '2026-11-24T00:00:00+14:00'],
		['with milliseconds', '2026-11-23T18:00:00.999+08:00'],
		['with nanoseconds', '2026-11-23T18:00:00.999999999+08:00'],
		['with a comma', '2026-11-23T18:00:00,5+08:00'],
		['in the basic form', '20261123T180000+0800'],
		['in the basic form, without seconds', '20261123T1800+0800'],
		['in the basic form, without minutes', '20261123T18+08'],
		['with a basic time', '2026-11-23T180000+0800'],
		['with a basic date', '20261123T18:00:00+08:00'],
		['SQL text with an offset', '2026-11-23 18:00:00+08:00'],
		['SQL text with a space before the offset', '2026-11-23 18:00:00.000 +08:00'],
		['with space around it', '  2026-11-23T18:00:00+08:00\n'],
		['at hour 24 of the day before', '2026-11-22T24:00:00-10:00'],
		['UNIX seconds', SIX_PM_S],
		['UNIX seconds with a fraction', SIX_PM_S + 0.75],
		['UNIX milliseconds', SIX_PM_MS],
		['UNIX milliseconds within the second', SIX_PM_MS + 999],
		['UNIX seconds as text', String(SIX_PM_S)],
		['UNIX milliseconds as text', ` ${SIX_PM_MS} `],
		['a Date', new Date(SIX_PM)],
		['a Date within the second', new Date(SIX_PM_MS + 999)],
		['a luxon DateTime in UTC', DateTime.fromISO(SIX_PM, { zone: 'utc' })],
		['a luxon DateTime elsewhere', DateTime.fromISO(SIX_PM, { zone: 'America/New_York' })],
		['a DateTime of another luxon', { toMillis: () => SIX_PM_MS + 1 }],
		['one that inherits toMillis', Object.create({ toMillis: () => SIX_PM_MS })],
		['one that counts in big integers', { toMillis: () => BigInt(SIX_PM_MS) }],
	];

	it.each(INSTANTS)('%s', (_what, value) => {
		for (const zone of [
			'UTC',
			SHANGHAI,
			'America/New_York',
			'Asia/Kolkata',
			'Australia/Lord_Howe',
		]) {
			expect(read(value, zone)).toBe(SIX_PM);
		}
	});

	it('calls toMillis on its own object', () => {
		const value = {
			at: SIX_PM_MS,
			toMillis() {
				return this.at;
			},
		};
		expect(read(value, SHANGHAI)).toBe(SIX_PM);
	});
});

describe('text without an offset is read in the zone of the workflow', () => {
	const TEXTS = [
		'2026-11-23T18:00:00',
		'2026-11-23t18:00:00',
		'2026-11-23T18:00:00.250',
		'2026-11-23T18:00',
		'2026-11-23T18',
		'2026-11-23 18:00:00',
		'2026-11-23 18:00',
		'20261123T180000',
		'20261123T1800',
		'20261123 18:00:00',
		' 2026-11-23 18:00:00 ',
	];

	it.each(TEXTS)('%p', (text) => {
		expect(read(text, SHANGHAI)).toBe('2026-11-23T10:00:00Z');
		expect(read(text, 'UTC')).toBe('2026-11-23T18:00:00Z');
		expect(read(text, 'America/New_York')).toBe('2026-11-23T23:00:00Z');
		expect(read(text, 'Asia/Kolkata')).toBe('2026-11-23T12:30:00Z');
		expect(read(text, 'Australia/Lord_Howe')).toBe('2026-11-23T07:00:00Z');
	});

	it.each([
		'2026-11-23',
		'20261123',
		'2026-11-23T00:00',
		'2026-11-22T24:00',
		'2026-11-22T24:00:00',
	])('%p is midnight', (text) => {
		expect(read(text, SHANGHAI)).toBe('2026-11-22T16:00:00Z');
		expect(read(text, 'America/New_York')).toBe('2026-11-23T05:00:00Z');
	});

	it('keeps minutes and seconds', () => {
		expect(read('2026-11-23T18:45:59', SHANGHAI)).toBe('2026-11-23T10:45:59Z');
		expect(read('20261123T184559', 'Asia/Kolkata')).toBe('2026-11-23T13:15:59Z');
	});

	it('whatever the zone of the process', () => {
		Settings.defaultZone = 'America/New_York';
		expect(read('2026-11-23T18:00:00', SHANGHAI)).toBe('2026-11-23T10:00:00Z');
		Settings.defaultZone = 'Asia/Kolkata';
		expect(read('2026-11-23T18:00:00', SHANGHAI)).toBe('2026-11-23T10:00:00Z');
	});
});

describe('numbers', () => {
	it.each([
		[1, '1970-01-01T00:00:01Z'],
		[0.5, '1970-01-01T00:00:00Z'],
		[20261123, '1970-08-23T12:05:23Z'],
		[99_999_999_999, '5138-11-16T09:46:39Z'],
		[100_000_000_000, '1973-03-03T09:46:40Z'],
		['100000000', '1973-03-03T09:46:40Z'],
		['99999999999', '5138-11-16T09:46:39Z'],
		['100000000000', '1973-03-03T09:46:40Z'],
		['99999999999999', '5138-11-16T09:46:39Z'],
	])('%p is %s', (value, instant) => {
		expect(read(value, SHANGHAI)).toBe(instant);
	});

	it('cuts a fraction of a second off, before 1970 too', () => {
		expect(read(new Date(-1), SHANGHAI)).toBe('1969-12-31T23:59:59Z');
		expect(read(new Date(0), SHANGHAI)).toBe('1970-01-01T00:00:00Z');
	});
});

describe('what cannot be read', () => {
	it.each([
		'tomorrow',
		'now',
		'2026',
		'2026-11',
		'11/23/2026',
		'23.11.2026 18:00',
		'2026-11-23T',
		'2026-11-23T1',
		'2026-11-23T18:0',
		'2026-11-23T18:00:0',
		'2026-11-23T18:00:00.',
		'2026-11-23T18:00:00+8',
		'2026-11-23T18:00:00+08:',
		'2026-11-23T18:00:00 CST',
		'2026-11-23T18:00:00+08:00[Asia/Shanghai]',
		'2026-11-23T18:00:00ZZ',
		'2026-11-23_18:00:00',
		'2026-11-23  18:00:00',
		'2026-11-23+08:00',
		'2026-11-23T6:00 PM',
		'x2026-11-23T18:00:00',
		'2026-11-23T18:00:00x',
		'2026-11-23T18:00:00\n2026-11-24T18:00:00',
		'2026-W48-1',
		'2026-327',
		'2026-13-01',
		'2026-00-10',
		'2026-02-29',
		'2026-11-31T18:00:00',
		'2026-11-23T25:00:00',
		'2026-11-23T24:00:01',
		'2026-11-23T18:60:00',
		'2026-11-23T18:00:60',
		'1',
		'12345678',
		'123456789012345',
		'-1795341600',
		'0',
		'000000000',
		'1.795e9',
		'0x6B02F5A0',
		'NaN',
		'null',
		'[object Object]',
		'{{ $now }}',
		0,
		-0,
		-1,
		-SIX_PM_MS,
		Number.NaN,
		Number.POSITIVE_INFINITY,
		Number.NEGATIVE_INFINITY,
		true,
		false,
		BigInt(SIX_PM_S),
		[],
		[SIX_PM],
		{},
		{ toMillis: SIX_PM_MS },
		{ toMillis: () => Number.NaN },
		{ toMillis: () => undefined },
		{ toMillis: () => 'soon' },
		{ ts: SIX_PM_MS },
		() => SIX_PM_MS,
		new Date('nonsense'),
		DateTime.invalid('for the test'),
	])('%p is refused', async (value) => {
		expect(await refusalOf(value, SHANGHAI)).toBe(UNREADABLE);
	});

	it('case 22: without an offset, in a zone that does not exist, names the zone', async () => {
		const invalid = DateTime.now().setZone('GMT+8');
		for (const value of ['2026-11-23T18:00:00', '2026-11-23', invalid, 'Invalid DateTime']) {
			expect(await refusalOf(value, 'GMT+8')).toMatch(
				/^Start Time: cannot be read: "GMT\+8", the time zone of the workflow, is none\. .*offset/,
			);
		}
		expect(await refusalOf('soon', 'GMT+8')).toBe(UNREADABLE);
		expect(await refusalOf(invalid, 'UTC')).toBe(UNREADABLE);
	});

	it.each(['2026-11-23T18:00:00+08:00', '2026-11-23T10:00:00Z', 1795428000, '1795428000000'])(
		'case 22: %p is that instant in a zone that does not exist',
		(value) => {
			expect(read(value, 'GMT+8')).toBe('2026-11-23T10:00:00Z');
		},
	);
});
