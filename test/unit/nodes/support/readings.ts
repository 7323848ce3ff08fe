import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import { readTime } from '../../../../nodes/TencentLive/parameters/time';
import { failureOf } from './thrown';

/** A value read in a zone, as ISO 8601 in UTC; null where nothing was given. */
export function read(value: unknown, zone: string): string | null {
	const time = readTime(value, 'Start Time', zone);
	return time === null ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** The sentence that refuses a value, which names the field; what was typed is left out of it. */
export async function refusalOf(value: unknown, zone: string): Promise<string> {
	const { field, message } = await failureOf(
		() => readTime(value, 'Start Time', zone),
		InvalidParameterError,
	);
	expect(field).toBe('Start Time');
	return message.replace(/(?<=^Start Time: )".*?" (?=cannot be read)/s, '');
}

export const UNREADABLE =
	'Start Time: cannot be read as a time. Give ISO 8601 text such as 2026-11-23T18:00:00+08:00 (without an offset it is read in the time zone of the workflow), a date from an expression such as {{ $now.plus({ hours: 1 }) }}, or a UNIX time in seconds or milliseconds.';
