import { toChinaIso } from '../api/chinaTime';
import type { Address } from './address';

/** Which stream, in words that follow a noun: ` of "my-stream" in push.example.com/live`; empty for all. */
export function placeInWords({ domain, appName, channel }: Address): string {
	const place = [domain, appName].filter((part) => part !== null).join('/');
	const inPlace = place === '' ? '' : ` in ${place}`;
	return `${channel === null ? '' : ` of "${channel}"`}${inPlace}`;
}

/** Between when, in words that follow a noun. UNIX milliseconds. */
export function rangeInWords({ from, to }: { from: number; to: number }): string {
	return ` between ${toChinaIso(from)} and ${toChinaIso(to)}`;
}
