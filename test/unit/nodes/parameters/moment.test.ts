import {
	describeLength,
	describeZone,
	quoteTyped,
	readMoment,
} from '../../../../nodes/TencentLive/parameters/moment';
import type { Field } from '../../../../nodes/TencentLive/parameters/read';
import { valuesWith } from '../support/values';

const field: Field = { name: 'x', displayName: 'End Time' };
const AT = Date.parse('2026-11-23T10:00:00Z');
const moment = (value: unknown) => readMoment(valuesWith({ x: value }, {}, 'Asia/Kolkata'), field);

it.each([
	['2026-11-23 15:30', '2026-11-23 15:30', 'Asia/Kolkata'],
	['20261123T153000', '20261123T153000', 'Asia/Kolkata'],
	['2026-11-23T18:00:00+08:00', '2026-11-23T18:00:00+08:00', null],
	['2026-11-23T10:00Z', '2026-11-23T10:00Z', null],
	['1795428000', '1795428000', null],
	[1795428000, '1795428000', null],
	[new Date(AT), null, null],
])('%p was typed as %p, in zone %p', (value, typed, zone) => {
	expect(moment(value)).toEqual({ field: 'End Time', at: AT, typed, zone });
});

it('nothing is no moment', () => {
	expect(moment('')).toBeNull();
});

it('text without an offset is told in its zone and in China', () => {
	const typed = moment('2026-11-23 15:30');
	expect(typed === null ? null : describeZone(typed)).toBe(
		'End Time "2026-11-23 15:30" has no offset: read in Asia/Kolkata it is 2026-11-23T15:30:00+05:30, in China 2026-11-23T18:00:00+08:00.',
	);
	const fixed = moment('2026-11-23T10:00Z');
	expect(fixed === null ? '' : describeZone(fixed)).toBeNull();
});

it.each([
	['2026-11-23 15:30', '"2026-11-23 15:30" (2026-11-23T18:00:00+08:00) is in the past.'],
	['2026-11-23T18:00:00+08:00', '2026-11-23T18:00:00+08:00 is in the past.'],
	[new Date(AT), '2026-11-23T18:00:00+08:00 is in the past.'],
	['', '2026-11-23T18:00:00+08:00 is in the past.'],
])('%p is quoted where it is refused', (value, sentence) => {
	expect(quoteTyped('2026-11-23T18:00:00+08:00 is in the past.', [null, moment(value)])).toBe(
		sentence,
	);
});

it.each([
	[-1, '0 s'],
	[999, '1 s'],
	[59_000, '59 s'],
	[60_000, '1 min'],
	[90_000, '1 min 30 s'],
	[3_600_000, '1 h'],
	[5 * 3_600_000 + 33 * 60_000 + 1000, '5 h 33 min'],
	[25 * 3_600_000, '25 h'],
])('%p ms are %s', (length, words) => {
	expect(describeLength(length)).toBe(words);
});
