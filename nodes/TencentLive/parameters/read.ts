import { isResourceLocatorValue, type IExecuteFunctions } from 'n8n-workflow';

import { toChinaIso } from '../api/chinaTime';
import { InvalidParameterError } from '../api/InvalidParameterError';
import type { ApiVersion } from '../api/recordings';
import { requireText } from '../api/requestRules';
import { readTime } from './time';

const WHOLE_NUMBER = /^[1-9]\d*$/;

/** The value of a field, of a resource locator the value inside; null where nothing is given. */
function valueOf(context: IExecuteFunctions, name: string, item: number): unknown {
	const given: unknown = context.getNodeParameter(name, item, null);
	const value: unknown = isResourceLocatorValue(given) ? given.value : given;
	return value === undefined || value === '' ? null : value;
}

/**
 * A field as text, trimmed; null where it is empty or not shown.
 *
 * @param field the field's display name, for the error
 * @throws InvalidParameterError when it is neither text nor a number, or a number so large that its last
 * digits are already lost
 */
export function readText(
	context: IExecuteFunctions,
	name: string,
	field: string,
	item: number,
): string | null {
	const value = valueOf(context, name, item);
	if (value === null) return null;
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value)) return String(value);
		if (!Number.isInteger(value))
			throw new InvalidParameterError(field, `${value} is not a name or an ID.`);
		throw new InvalidParameterError(
			field,
			'is a number too large to keep every digit. Hand it over as text, in quotes.',
		);
	}
	if (typeof value !== 'string')
		throw new InvalidParameterError(
			field,
			'is not text. Check that the expression gives a name or an ID.',
		);
	return value.trim();
}

/** A field as a positive whole number; null where it is empty. @throws InvalidParameterError otherwise */
export function readPositiveInteger(
	context: IExecuteFunctions,
	name: string,
	field: string,
	item: number,
): number | null {
	const value = valueOf(context, name, item);
	if (value === null) return null;
	const number = Number(value);
	if (!WHOLE_NUMBER.test(String(value).trim()) || !Number.isSafeInteger(number)) {
		throw new InvalidParameterError(
			field,
			`${String(value)} is not a positive whole number. Give digits only, such as 12345.`,
		);
	}
	return number;
}

/** The same for a field that must not be empty. @throws InvalidParameterError */
export function readRequiredInteger(
	context: IExecuteFunctions,
	name: string,
	field: string,
	item: number,
): number {
	const number = readPositiveInteger(context, name, field, item);
	if (number === null) throw new InvalidParameterError(field, 'is empty.');
	return number;
}

/**
 * A field that holds one of a few values; numbers may be given as text; null where it is empty.
 *
 * @throws InvalidParameterError when it is none of them
 */
export function readOptionalChoice<T extends number | string>(
	context: IExecuteFunctions,
	name: string,
	field: string,
	item: number,
	choices: readonly T[],
): T | null {
	const value = valueOf(context, name, item);
	if (value === null) return null;
	const choice = choices.find((candidate) => String(candidate) === String(value).trim());
	if (choice !== undefined) return choice;
	throw new InvalidParameterError(field, `must be ${choices.join(' or ')}, not ${String(value)}.`);
}

/** The same for a field that must not be empty. @throws InvalidParameterError */
export function readChoice<T extends number | string>(
	context: IExecuteFunctions,
	name: string,
	field: string,
	item: number,
	choices: readonly T[],
): T {
	const choice = readOptionalChoice(context, name, field, item, choices);
	if (choice === null) throw new InvalidParameterError(field, 'is empty.');
	return choice;
}

/** The generation the node is set to. It takes no expression, so it is the same for every item. */
export function readApiVersion(context: IExecuteFunctions): ApiVersion {
	return apiVersionOf(context.getNodeParameter('apiVersion', 0, 'v3'));
}

/** The generation that the value of the field API Version stands for. */
export function apiVersionOf(value: unknown): ApiVersion {
	return value === 'v2' ? 'v2' : 'v3';
}

/** A field as UNIX milliseconds, read in the workflow's time zone; null where it is empty. */
export function readTimeField(
	context: IExecuteFunctions,
	name: string,
	field: string,
	item: number,
): number | null {
	return readTime(valueOf(context, name, item), field, context.getTimezone());
}

/** A field as text that must not be empty. @throws InvalidParameterError */
export function readRequiredText(
	context: IExecuteFunctions,
	name: string,
	field: string,
	item: number,
): string {
	const text = readText(context, name, field, item);
	requireText(field, text);
	return text ?? '';
}

const wholeSecond = (time: number) => Math.floor(time / 1000) * 1000;

/**
 * The time range of a list, UNIX milliseconds of whole seconds.
 *
 * @param defaults what an empty field stands for
 * @throws InvalidParameterError when the end is not after the start
 */
export function readRange(
	context: IExecuteFunctions,
	item: number,
	defaults: { from: number; to: number },
): { from: number; to: number } {
	const start = readTimeField(context, 'startTime', 'Start Time', item);
	const from = start ?? wholeSecond(defaults.from);
	const to = readTimeField(context, 'endTime', 'End Time', item) ?? wholeSecond(defaults.to);
	if (to > from) return { from, to };
	throw new InvalidParameterError(
		'End Time',
		start === null
			? `${toChinaIso(to)} is not after ${toChinaIso(from)}, where the range starts unless Start Time is set. Set it.`
			: `${toChinaIso(to)} is not after Start Time ${toChinaIso(from)}.`,
	);
}
