import type { INodeProperties } from 'n8n-workflow';

import { toChinaIso } from '../api/chinaTime';
import { InvalidParameterError } from '../api/InvalidParameterError';
import { quoteTyped, readMoment } from './moment';
import type { Values } from './values';

const DAY = 86_400_000;

const TIME_HINT = {
	propertyHint:
		'ISO 8601 with an offset, such as 2026-11-23T18:00:00+08:00, or an expression such as {{ $now.minus({ days: 1 }).toISO() }}',
};

const TIME_FORMS =
	'ISO 8601 with an offset, or a UNIX time, is that instant; without an offset it is read in the time zone of the workflow.';

export const startTimeField: INodeProperties = {
	displayName: 'Start Time',
	name: 'startTime',
	type: 'dateTime',
	default: '',
	builderHint: TIME_HINT,
	description: TIME_FORMS,
};

export const endTimeField: INodeProperties = {
	displayName: 'End Time',
	name: 'endTime',
	type: 'dateTime',
	default: '',
	builderHint: TIME_HINT,
	description: TIME_FORMS,
};

/** Shown under times: a date picked in the browser has no offset. */
export const timeNotice: INodeProperties = {
	displayName:
		'Times without an offset are read in the time zone of the workflow, which its settings choose. The console of Tencent Cloud shows the time in China (+08:00).',
	name: 'timeNotice',
	type: 'notice',
	default: '',
};

/**
 * The times that narrow a list, read like those of Create.
 *
 * @param from what Start Time is for, a sentence
 * @param to what End Time is for, a sentence
 */
export function rangeFields(from: string, to: string): INodeProperties[] {
	return [
		{ ...startTimeField, description: `${from} ${TIME_FORMS}` },
		{ ...endTimeField, description: `${to} ${TIME_FORMS}` },
		timeNotice,
	];
}

const wholeSecond = (time: number) => Math.floor(time / 1000) * 1000;

/**
 * The time range of a list, UNIX milliseconds of whole seconds.
 *
 * @param defaults what an empty field stands for
 * @throws InvalidParameterError when the end is not after the start
 */
export function readRange(
	values: Values,
	defaults: { from: number; to: number },
): { from: number; to: number } {
	const start = readMoment(values, startTimeField);
	const end = readMoment(values, endTimeField);
	const from = start?.at ?? wholeSecond(defaults.from);
	const to = end?.at ?? wholeSecond(defaults.to);
	if (to > from) return { from, to };
	const problem =
		start === null
			? `${toChinaIso(to)} is not after ${toChinaIso(from)}, where the range starts unless Start Time is set. Set it.`
			: `${toChinaIso(to)} is not after Start Time ${toChinaIso(from)}.`;
	throw new InvalidParameterError(endTimeField.displayName, quoteTyped(problem, [end, start]));
}

/** What of a range the service can be asked for: it forgets after a time. */
export interface Reach {
	/** Milliseconds that the service looks back; null where no document says. */
	looksBack: number | null;
	/** What it knows nothing of, as in "tasks". */
	of: string;
}

/**
 * What of a range can be looked through. UNIX milliseconds.
 *
 * @throws InvalidParameterError where all of it lies too far back: an empty list would say that there was
 * nothing
 */
export function withinReach(
	range: { from: number; to: number },
	{ looksBack, of }: Reach,
	now: number,
): { from: number; to: number } {
	const oldest = looksBack === null ? range.from : now - looksBack;
	if (range.to <= oldest) {
		throw new InvalidParameterError(
			startTimeField.displayName,
			`and End Time lie more than ${Math.round((looksBack ?? 0) / DAY)} days back: the service does not know of ${of} that long ago. Choose a later start.`,
		);
	}
	return { from: Math.max(range.from, wholeSecond(oldest)), to: range.to };
}
