import { DateTime } from 'luxon';

/** UNIX milliseconds to API 3.0's `2026-11-23T10:00:00Z`, whatever zone this process is in. */
export function toIsoText(time: number): string {
	return DateTime.fromMillis(time, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'", {
		locale: 'en-US',
	});
}

/** API 3.0's ISO 8601, which is in UTC, to UNIX milliseconds; undefined when it is not that. */
export function fromIsoText(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const time = DateTime.fromISO(text, { zone: 'utc' });
	return time.isValid ? time.toMillis() : undefined;
}
