import { describeLength, describeZone, type Moment } from '../../parameters/moment';

/**
 * What text without an offset became: the one thing about a time that people get wrong without
 * noticing, and that costs hours of a recording. Null where every time names its offset.
 *
 * @param start null in Real-Time mode
 * @param now UNIX milliseconds
 */
export function zoneAdvice(start: Moment | null, end: Moment, now: number): string | null {
	const sentences = [start, end].flatMap((one) => (one === null ? [] : (describeZone(one) ?? [])));
	if (sentences.length === 0) return null;
	const length = describeLength(end.at - Math.max(start?.at ?? now, now));
	return `${sentences.join(' ')} The recording lasts ${length}${start === null ? ' from now' : ''}.`;
}

/**
 * A start in the past is allowed: no document rules it out.
 *
 * @param now UNIX milliseconds
 */
export function pastAdvice(start: Moment | null, now: number): string[] {
	if (start === null || start.at >= now) return [];
	return [
		`${start.field} lies ${describeLength(now - start.at)} in the past: what was streamed until now is not recorded.`,
	];
}
