import { DateTime } from 'luxon';

const ZONE = 'UTC+8';
const TEXT_FORMAT = 'yyyy-MM-dd HH:mm:ss';

/**
 * Reads `YYYY-MM-DD HH:mm:ss`, China Standard Time (UTC+8, no summer time), as
 * the legacy API takes it. Gives milliseconds, or null where the text is not
 * exactly of that form or no such moment exists.
 */
export function readChinaTime(text: string): number | null {
	const time = DateTime.fromFormat(text, TEXT_FORMAT, { zone: ZONE, locale: 'en-US' });
	return time.isValid && time.toFormat(TEXT_FORMAT) === text ? time.toMillis() : null;
}

/** Writes an instant in milliseconds as `YYYY-MM-DD HH:mm:ss`, China Standard Time. */
export function writeChinaTime(milliseconds: number): string {
	return DateTime.fromMillis(milliseconds, { zone: ZONE, locale: 'en-US' }).toFormat(TEXT_FORMAT);
}

/** Writes an instant in milliseconds as `YYYY-MM-DDTHH:mm:ssZ`, UTC. */
export function writeUtc(milliseconds: number): string {
	return DateTime.fromMillis(milliseconds, { zone: 'UTC', locale: 'en-US' }).toFormat(
		"yyyy-MM-dd'T'HH:mm:ss'Z'",
	);
}
