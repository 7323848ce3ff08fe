import { DateTime } from 'luxon';

import type { Stretch } from './pieces';

/** What VodFileName defaults to, as the page of CreateLiveRecordTemplate prints it. */
export const DEFAULT_FILE_NAME =
	'{StreamID}_{StartYear}-{StartMonth}-{StartDay}-{StartHour}-{StartMinute}-{StartSecond}_{EndYear}-{EndMonth}-{EndDay}-{EndHour}-{EndMinute}-{EndSecond}';

const PARTS: Readonly<Record<string, string>> = {
	Year: 'yyyy',
	Month: 'MM',
	Day: 'dd',
	Hour: 'HH',
	Minute: 'mm',
	Second: 'ss',
	Millisecond: 'SSS',
};

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** What a placeholder stands for, or undefined where the page knows none of that name. */
function valueOf(placeholder: string, stream: string, { start, end }: Stretch): string | undefined {
	if (placeholder === 'StreamID') return stream;
	const [, side = '', part = ''] = /^(Start|End)(\w+)$/.exec(placeholder) ?? [];
	const format = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
	if (format === undefined) return undefined;
	// The page names no zone; everything else the live product writes for people is in China's.
	return DateTime.fromMillis(side === 'Start' ? start : end, { zone: 'UTC+8' }).toFormat(format);
}

/** Whether every placeholder of a VodFileName is one the page lists. */
export function isFileName(pattern: string): boolean {
	return [...pattern.matchAll(PLACEHOLDER)].every(
		([, placeholder = '']) => valueOf(placeholder, '', { start: 0, end: 0 }) !== undefined,
	);
}

/** A recorded file's name by its template's VodFileName; an empty pattern is the default one. */
export function fileNameOf(pattern: string, stream: string, stretch: Stretch): string {
	return (pattern === '' ? DEFAULT_FILE_NAME : pattern).replace(
		PLACEHOLDER,
		(whole: string, placeholder: string) => valueOf(placeholder, stream, stretch) ?? whole,
	);
}
