import { DateTime } from 'luxon';

import { toChinaIso } from '../api/chinaTime';
import { InvalidParameterError } from '../api/InvalidParameterError';
import { readValue, shown, type Field } from './read';
import { hasNoOffset, readTime } from './time';
import type { Values } from './values';

/** A time, and how it was given. */
export interface Moment {
	/** The field's display name. */
	field: string;
	/** UNIX milliseconds of a whole second. */
	at: number;
	/** What was typed; null for a date of an expression, which has no words of its own. */
	typed: string | null;
	/** The zone that text without an offset was read in, else null. */
	zone: string | null;
}

/**
 * A field as a moment; null where it was left empty.
 *
 * @throws InvalidParameterError, also for a time of a model without an offset: a model does not know
 * in which zone the workflow reads it
 */
export function readMoment(values: Values, field: Field): Moment | null {
	const value = readValue(values, field);
	if (values.endsWithAi(field.path ?? field.name) && hasNoOffset(value)) {
		throw new InvalidParameterError(
			field.displayName,
			`"${shown(value)}" is no time with an offset. Give ISO 8601 with one, such as 2026-11-23T18:00:00+08:00, or with Z for UTC.`,
		);
	}
	const zone = values.zone();
	const at = readTime(value, field.displayName, zone);
	if (at === null) return null;
	const hasWords = typeof value === 'string' || typeof value === 'number';
	return {
		field: field.displayName,
		at,
		typed: hasWords ? shown(value) : null,
		zone: hasNoOffset(value) ? zone : null,
	};
}

/** The same sentence with what was typed before each time that it was taken for. */
export function quoteTyped(sentence: string, moments: ReadonlyArray<Moment | null>): string {
	// In two steps: two moments may be the same, and what is put in names its own again.
	const quotes: string[] = [];
	let quoted = sentence;
	for (const moment of moments) {
		if (moment === null || moment.typed === null) continue;
		const taken = toChinaIso(moment.at);
		if (moment.typed === taken) continue;
		quoted = quoted.replace(taken, `\u0000${quotes.length}\u0000`);
		quotes.push(`"${moment.typed}" (${taken})`);
	}
	return quoted.replace(/\0(\d+)\0/g, (_mark, index: string) => quotes[Number(index)] ?? '');
}

/** What text without an offset became, as a sentence; null where nothing was left to the zone. */
export function describeZone({ field, at, typed, zone }: Moment): string | null {
	if (zone === null) return null;
	const there = DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true });
	return `${field} "${typed}" has no offset: read in ${zone} it is ${there}, in China ${toChinaIso(at)}.`;
}

/** How long something lasts, in hours, minutes and seconds; milliseconds. */
export function describeLength(length: number): string {
	const seconds = Math.max(0, Math.round(length / 1000));
	const parts: Array<[number, string]> = [
		[Math.floor(seconds / 3600), 'h'],
		[Math.floor(seconds / 60) % 60, 'min'],
		[seconds % 60, 's'],
	];
	const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
	return words.length === 0 ? '0 s' : words.slice(0, 2).join(' ');
}
