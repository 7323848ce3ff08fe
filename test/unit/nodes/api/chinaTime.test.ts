/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test starts a process in another time zone */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import fc from 'fast-check';
import { Settings } from 'luxon';

import {
	fromChinaText,
	toChinaIso,
	toChinaText,
} from '../../../../nodes/TencentLive/api/chinaTime';

const EXAMPLES: Array<[instant: string, text: string, iso: string]> = [
	['2017-01-01T02:10:10Z', '2017-01-01 10:10:10', '2017-01-01T10:10:10+08:00'],
	['2026-11-23T10:00:00Z', '2026-11-23 18:00:00', '2026-11-23T18:00:00+08:00'],
	['2026-12-31T16:00:00Z', '2027-01-01 00:00:00', '2027-01-01T00:00:00+08:00'],
	['2026-12-31T15:59:59Z', '2026-12-31 23:59:59', '2026-12-31T23:59:59+08:00'],
	['2028-02-28T16:00:00Z', '2028-02-29 00:00:00', '2028-02-29T00:00:00+08:00'],
	// Clocks in Shanghai were an hour ahead then; China Standard Time never was.
	['1988-07-01T00:00:00Z', '1988-07-01 08:00:00', '1988-07-01T08:00:00+08:00'],
	['2026-07-01T00:00:00Z', '2026-07-01 08:00:00', '2026-07-01T08:00:00+08:00'],
	['1970-01-01T00:00:00Z', '1970-01-01 08:00:00', '1970-01-01T08:00:00+08:00'],
];

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

afterEach(() => {
	Settings.defaultZone = 'system';
	Settings.defaultLocale = 'en-US';
});

describe.each(ZONES)('in a process of %s', (zone) => {
	beforeEach(() => {
		Settings.defaultZone = zone;
	});

	it.each(EXAMPLES)('%s is written as in China', (instant, text, iso) => {
		const time = Date.parse(instant);
		expect(toChinaText(time)).toBe(text);
		expect(toChinaIso(time)).toBe(iso);
		expect(fromChinaText(text)).toBe(time);
	});
});

it('writes European digits whatever the language of the process', () => {
	Settings.defaultLocale = 'ar-EG';
	const time = Date.parse('2026-11-23T10:00:00Z');
	expect(toChinaText(time)).toBe('2026-11-23 18:00:00');
	expect(toChinaIso(time)).toBe('2026-11-23T18:00:00+08:00');
	expect(fromChinaText('2026-11-23 18:00:00')).toBe(time);
});

it('reads back every second that it writes', () => {
	const second = fc.integer({ min: 0, max: 253_402_271_999 });
	fc.assert(
		fc.property(second, (seconds) => {
			const time = seconds * 1000;
			expect(fromChinaText(toChinaText(time))).toBe(time);
			expect(Date.parse(toChinaIso(time))).toBe(time);
			expect(toChinaIso(time)).toBe(`${toChinaText(time).replace(' ', 'T')}+08:00`);
		}),
	);
});

describe('fromChinaText', () => {
	it.each([
		undefined,
		'',
		' ',
		'now',
		'2026-11-23',
		'18:00:00',
		'2026-11-23T18:00:00',
		'2026-11-23 18:00',
		'2026-11-23 18:00:00+08:00',
		'2026-11-23 18:00:00Z',
		'2026-11-23 18:00:00 ',
		' 2026-11-23 18:00:00',
		'26-11-23 18:00:00',
		'2026/11/23 18:00:00',
		'2026-1-5 1:02:03',
		'2026-02-29 00:00:00',
		'2026-13-01 00:00:00',
		'2026-11-23 25:00:00',
		'2026-11-23 18:60:00',
		'1795341600',
		'0000-00-00 00:00:00',
	])('gives nothing for %p', (text) => {
		expect(fromChinaText(text)).toBeUndefined();
	});
});

describe('toChinaIso', () => {
	it('leaves out milliseconds only where there are none', () => {
		expect(toChinaIso(Date.parse('2026-11-23T10:00:00.250Z'))).toBe(
			'2026-11-23T18:00:00.250+08:00',
		);
	});

	it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1])('refuses %d', (time) => {
		expect(() => toChinaIso(time)).toThrow(
			new RangeError('The time is outside what a date can hold.'),
		);
	});
});

it.each(['America/New_York', 'Australia/Lord_Howe'])('does not follow TZ=%s', (zone) => {
	const source = join(__dirname, '../../../../nodes/TencentLive/api/chinaTime.ts');
	const time = Date.parse('2026-07-01T10:00:00Z');
	const program = `
		const { toChinaText, toChinaIso, fromChinaText } = require(${JSON.stringify(source)});
		const text = toChinaText(${time});
		const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
		console.log(JSON.stringify([zone, text, toChinaIso(${time}), fromChinaText(text)]));`;
	// Node itself takes the types out of the source.
	const output = execFileSync(process.execPath, ['--no-warnings', '-e', program], {
		env: { ...process.env, TZ: zone },
		encoding: 'utf8',
	});
	expect(JSON.parse(output)).toStrictEqual([
		zone,
		'2026-07-01 18:00:00',
		'2026-07-01T18:00:00+08:00',
		time,
	]);
});
