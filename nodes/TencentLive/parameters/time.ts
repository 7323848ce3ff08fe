import { DateTime } from 'luxon';

import { InvalidParameterError } from '../api/InvalidParameterError';
import { shown, trimmed } from './read';

/** Larger numbers are UNIX milliseconds, smaller ones UNIX seconds: the line lies in the year 5138. */
const SECONDS_BELOW = 1e11;

/** The first millisecond of the year 10000, which the legacy API's four digits cannot write. */
const TOO_LATE = 253_402_300_800_000;

/** Zones reach from UTC-12 to UTC+14. Hours. */
const FURTHEST_OFFSET = 14;

const UNIX_NUMBER = /^\d{9,14}(?:\.\d+)?$/;

/** ISO 8601 (extended or basic) or SQL text, with or without a time of day and an offset. */
const DATE_TIME =
	/^(?<date>\d{4}-\d{2}-\d{2}|\d{8})(?:[T ](?<hour>\d{2})(?::?(?<minute>\d{2})(?<rest>:?\d{2}(?:[.,]\d+)?)?)?\s*(?<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

const FORMS =
	'Give ISO 8601 text such as 2026-11-23T18:00:00+08:00 (without an offset it is read in the time zone of the workflow), a date from an expression such as {{ $now.plus({ hours: 1 }) }}, or a UNIX time in seconds or milliseconds.';

/**
 * Reads a time in any form a workflow may hand over: ISO or SQL text with an offset, a luxon
 * DateTime, a Date, UNIX seconds or milliseconds are that instant; text without an offset is read in
 * `zone`. Text that names an hour which occurs twice, when clocks go back, means the first of the
 * two.
 *
 * @param field the field's display name, for the error
 * @param zone the workflow's IANA time zone
 * @returns UNIX milliseconds of a whole second, or null where nothing is given
 * @throws InvalidParameterError when it is none of these, an hour that clocks going forward skip, or in
 * need of a zone that there is not
 */
export function readTime(value: unknown, field: string, zone: string): number | null {
	if (value === undefined || value === null) return null;
	if (typeof value === 'string' && trimmed(value) === '') return null;
	const time = instantOf(value, field, zone);
	if (time !== undefined && time < TOO_LATE) return Math.floor(time / 1000) * 1000;
	if (isBroken(value) && !isZone(zone)) throw noZone(field, zone);
	const words = typeof value === 'object' ? '' : `"${shown(value)}" `;
	throw new InvalidParameterError(field, `${words}cannot be read as a time. ${FORMS}`);
}

/** Whether a value is a time that the zone of the workflow decides. */
export function hasNoOffset(value: unknown): boolean {
	if (typeof value !== 'string' || UNIX_NUMBER.test(trimmed(value))) return false;
	return DATE_TIME.exec(trimmed(value))?.groups?.offset === undefined;
}

const isZone = (zone: string) => DateTime.utc().setZone(zone).isValid;

/** What `$now` is where the workflow's zone is none: a date of luxon's that is no time, or its text. */
const isBroken = (value: unknown) =>
	typeof value === 'object' || trimmed(String(value)) === 'Invalid DateTime';

function noZone(field: string, zone: string): InvalidParameterError {
	return new InvalidParameterError(
		field,
		`cannot be read: "${zone}", the time zone of the workflow, is none. Choose one such as Asia/Shanghai in the settings of the workflow, or give an offset such as +08:00.`,
	);
}

function instantOf(value: unknown, field: string, zone: string): number | undefined {
	if (typeof value === 'number') return fromUnix(value);
	if (typeof value === 'string') return fromText(trimmed(value), field, zone);
	// By what they can do, not by class: the expression engine may bring its own Date and luxon.
	if (typeof value === 'object' && value !== null) {
		if ('toMillis' in value && typeof value.toMillis === 'function')
			return Number(value.toMillis());
		if ('getTime' in value && typeof value.getTime === 'function') return Number(value.getTime());
	}
	return undefined;
}

function fromUnix(value: number): number | undefined {
	if (value <= 0) return undefined;
	return value < SECONDS_BELOW ? value * 1000 : value;
}

function fromText(text: string, field: string, zone: string): number | undefined {
	if (UNIX_NUMBER.test(text)) return fromUnix(Number(text));
	const parts = DATE_TIME.exec(text)?.groups;
	if (parts === undefined) return undefined;
	const { date, hour = '00', minute = '00', rest = '', offset = '' } = parts;
	const separator = date?.includes('-') ? ':' : '';
	// With an offset the workflow's zone says nothing, and may be none.
	const time = DateTime.fromISO(`${date}T${hour}${separator}${minute}${rest}${offset}`, {
		zone: offset === '' ? zone : 'utc',
	});
	const hours = Math.abs(Number(/^[+-](\d{2})/.exec(offset)?.[1] ?? 0));
	if (offset === '' && !isZone(zone)) throw noZone(field, zone);
	if (!time.isValid || hours > FURTHEST_OFFSET) return undefined;
	if (offset !== '') return time.toMillis();
	// luxon moves a time that clocks going forward skip; recording an hour off is worse than asking.
	const day = DateTime.fromISO(date ?? '', { zone: 'utc' }).plus({
		days: hour === '24' ? 1 : 0,
	}).day;
	if (time.day !== day || time.hour !== Number(hour) % 24 || time.minute !== Number(minute)) {
		throw new InvalidParameterError(
			field,
			`${text} does not exist in ${zone}, where clocks go forward over it. Choose another time, or give an offset such as +08:00.`,
		);
	}
	return Math.min(...time.getPossibleOffsets().map((possible) => possible.toMillis()));
}
