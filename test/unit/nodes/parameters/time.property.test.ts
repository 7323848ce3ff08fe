import fc from 'fast-check';
import { DateTime } from 'luxon';

import { readTime } from '../../../../nodes/TencentLive/parameters/time';

const RUNS = { numRuns: 500 };
const HALF_HOUR = 1800;

const zone = fc.constantFrom(
	'UTC',
	'Asia/Shanghai',
	'America/New_York',
	'America/St_Johns',
	'America/Havana',
	'America/Sao_Paulo',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Africa/Cairo',
	'Africa/Casablanca',
	'Australia/Lord_Howe',
	'Pacific/Chatham',
	'Pacific/Kiritimati',
	'Europe/London',
);

/** UNIX seconds from 2010 to 2050, and often within hours of a change of clocks in New York. */
const second = fc.oneof(
	fc.integer({ min: 1_262_304_000, max: 2_524_608_000 }),
	fc
		.tuple(
			fc.constantFrom('2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'),
			fc.integer({ min: -3 * 3600, max: 3 * 3600 }),
		)
		.map(([change, after]) => Date.parse(change) / 1000 + after),
);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock on the wall, `2026-11-23T18:00:00`, by the engine's own table of zones, not luxon's. */
function wallClock(seconds: number, timeZone: string): string {
	const format =
		formats.get(timeZone) ??
		new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
	formats.set(timeZone, format);
	return format.format(seconds * 1000).replace(' ', 'T');
}

/** `+08:00`, from the wall clock. */
function offsetOf(seconds: number, timeZone: string): string {
	const minutes = (Date.parse(`${wallClock(seconds, timeZone)}Z`) / 1000 - seconds) / 60;
	const two = (value: number) => String(value).padStart(2, '0');
	const size = Math.abs(minutes);
	return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The earliest second, within three hours before it, at which the wall showed the same. */
function firstOf(seconds: number, timeZone: string): number {
	const text = wallClock(seconds, timeZone);
	const earlier = [6, 5, 4, 3, 2, 1].map((count) => seconds - count * HALF_HOUR);
	return earlier.find((before) => wallClock(before, timeZone) === text) ?? seconds;
}

const spelling = fc.constantFrom<(text: string) => string>(
	(text) => text,
	(text) => text.replace('T', ' '),
	(text) => text.replace(/[-:]/g, ''),
	(text) => ` ${text}.999 `,
	(text) => `${text},5`,
);

describe('readTime', () => {
	it('reads text with an offset back to the same instant, in any zone', () => {
		fc.assert(
			fc.property(second, zone, zone, spelling, (seconds, written, workflow, spell) => {
				const text = spell(wallClock(seconds, written)).trimEnd();
				const time = readTime(`${text}${offsetOf(seconds, written)}`, 'End Time', workflow);
				expect(time).toBe(seconds * 1000);
			}),
			RUNS,
		);
	});

	it('reads text without an offset as the first instant the wall clock shows it', () => {
		fc.assert(
			fc.property(second, zone, spelling, (seconds, workflow, spell) => {
				const text = spell(wallClock(seconds, workflow));
				expect(readTime(text, 'End Time', workflow)).toBe(firstOf(seconds, workflow) * 1000);
			}),
			RUNS,
		);
	});

	it('reads every other form of an instant as that instant', () => {
		fc.assert(
			fc.property(second, fc.integer({ min: 0, max: 999 }), zone, (seconds, rest, workflow) => {
				const time = seconds * 1000 + rest;
				const forms = [
					seconds,
					time,
					String(seconds),
					String(time),
					new Date(time),
					new Date(time).toISOString(),
					DateTime.fromMillis(time, { zone: workflow }),
					DateTime.fromMillis(time, { zone: workflow }).toISO(),
					DateTime.fromMillis(time, { zone: workflow }).toSQL(),
				];
				for (const form of forms) {
					expect(readTime(form, 'End Time', 'Asia/Shanghai')).toBe(seconds * 1000);
				}
			}),
			RUNS,
		);
	});
});
