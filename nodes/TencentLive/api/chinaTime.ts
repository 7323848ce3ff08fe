import { DateTime, FixedOffsetZone } from 'luxon';

/**
 * China Standard Time: UTC+8 and no daylight saving, as the API documents it. Not the zone
 * Asia/Shanghai, which had daylight saving from 1986 to 1991.
 */
const CHINA_STANDARD_TIME = FixedOffsetZone.instance(8 * 60);

const CHINA_TEXT = 'yyyy-MM-dd HH:mm:ss';

/** UNIX milliseconds to the legacy API's `YYYY-MM-DD HH:mm:ss`, whatever zone this process is in. */
export function toChinaText(time: number): string {
	return DateTime.fromMillis(time, { zone: CHINA_STANDARD_TIME }).toFormat(CHINA_TEXT, {
		locale: 'en-US',
	});
}

/** The legacy API's `YYYY-MM-DD HH:mm:ss` to UNIX milliseconds; undefined when it is not that. */
export function fromChinaText(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const time = DateTime.fromFormat(text, CHINA_TEXT, { zone: CHINA_STANDARD_TIME });
	return time.isValid ? time.toMillis() : undefined;
}

/** UNIX milliseconds to ISO 8601 in China Standard Time, as in `2026-11-23T18:00:00+08:00`. */
export function toChinaIso(time: number): string {
	const iso = DateTime.fromMillis(time, { zone: CHINA_STANDARD_TIME }).toISO({
		suppressMilliseconds: true,
	});
	if (iso === null) throw new RangeError('The time is outside what a date can hold.');
	return iso;
}
