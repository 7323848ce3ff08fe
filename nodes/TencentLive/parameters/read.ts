import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidParameterError } from '../api/InvalidParameterError';
import type { ApiVersion } from '../api/recordings';
import { requireText } from '../api/requestRules';
import { insideLocator, itemValues, type Values } from './values';

/** A field as readers need it. */
export interface Field
	extends Pick<INodeProperties, 'name' | 'displayName' | 'options' | 'typeOptions'> {
	/** Where its value stands, for a field inside another one. */
	path?: string;
}

/**
 * A field inside a collection.
 *
 * @param collection the path of the collection
 * @param label what stands before the field's name in errors, where several collections have it
 */
export function inside(collection: string, field: Field, label?: string): Field {
	const { name, displayName } = field;
	return {
		...field,
		path: `${collection}.${name}`,
		displayName: label === undefined ? displayName : `${label}, ${displayName}`,
	};
}

/** Spaces, and what cannot be seen at all: a zero-width space is pasted with a name unnoticed. */
const UNSEEN = '\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}';
const BLANK_ENDS = new RegExp(`^[\\s${UNSEEN}]+|[\\s${UNSEEN}]+$`, 'gu');
const INVISIBLE = new RegExp(`[${UNSEEN}]`, 'u');

/** What JavaScript makes of nothing where text is put together. */
const NOTHING_AS_TEXT = new Set(['undefined', 'null', 'NaN']);
const OBJECT_AS_TEXT = /\[object \w+\]/;

/** Whether a text, or a part of one, is what an expression gives that finds nothing. */
export const isNothingAsText = (text: string) =>
	NOTHING_AS_TEXT.has(text) || OBJECT_AS_TEXT.test(text);

/** What stands in a field whose expression was never switched on. */
const UNSWITCHED = /\{\{.*\}\}/s;

/** Nothing, as a part of a name that an expression put together: `cam-undefined`. */
const NOTHING_INSIDE = /(?:^|[-_])(undefined|null|NaN)(?:$|[-_])/;

/** An expression; one without anything after its sign was left empty. */
const EXPRESSION = /^=\s*\S/;

/** Without spaces, and what cannot be seen, around it. */
export const trimmed = (text: string) => text.replace(BLANK_ENDS, '');

const isNothing = (value: unknown) =>
	value === undefined || value === null || (typeof value === 'string' && trimmed(value) === '');

/** Whether what the user left in a field is an expression. */
export function isExpression(values: Values, field: Field): boolean {
	const raw = insideLocator(values.rawAt(field.path ?? field.name));
	return typeof raw === 'string' && EXPRESSION.test(raw);
}

/** Whether a field is shown: one that is has a value, be it an empty one. */
export function isShown(values: Values, field: Field): boolean {
	const value = values.at(field.path ?? field.name);
	return value !== undefined && value !== null;
}

/** Whether a field holds anything. */
export function isGiven(values: Values, field: Field): boolean {
	return !isNothing(insideLocator(values.at(field.path ?? field.name)));
}

/**
 * What a field holds, of a resource locator the value inside; null where it was left empty.
 *
 * @throws InvalidParameterError when it is an expression that came out empty: that is not the same as
 * left empty. It would record without the template, or delete the rule of a whole domain.
 */
export function readValue(values: Values, field: Field): unknown {
	const value = insideLocator(values.at(field.path ?? field.name));
	if (!isNothing(value)) return value;
	refuseWholeExpression(values, field);
	if (!isExpression(values, field)) return null;
	const fromAi = values.fromAi(field.path ?? field.name);
	if (fromAi !== undefined) {
		// Who builds the tool says with an empty default that a model may leave it out.
		if (fromAi.fallback !== undefined && isNothing(fromAi.fallback)) return null;
		throw new InvalidParameterError(field.displayName, `is empty. Give a value for ${fromAi.key}.`);
	}
	throw new InvalidParameterError(
		field.displayName,
		'the expression came out empty. Mend it, or the data that it reads; to leave the field empty, remove the expression.',
	);
}

/**
 * A collection that is one expression holds nothing that n8n could find by its path: what is set there
 * would be lost without a word.
 *
 * @throws InvalidParameterError
 */
export function refuseWholeExpression(values: Values, field: Field): void {
	const [collection = '', ...rest] = (field.path ?? field.name).split('.');
	const raw = rest.length === 0 ? null : values.rawAt(collection);
	if (typeof raw !== 'string' || !EXPRESSION.test(raw)) return;
	throw new InvalidParameterError(
		field.displayName,
		'stands in a collection that is one expression, which is not read. Add the options one by one, each with an expression of its own.',
	);
}

/** A value as an error may show it. */
export function shown(value: unknown): string {
	const text = String(value);
	// What follows a question mark may be the right to push.
	return text.length > 60 || /\?|txsecret/i.test(text) ? 'this value' : text;
}

/**
 * A field as text, without spaces around it; null where it was left empty.
 *
 * @throws InvalidParameterError when it is neither text nor a number, a number so large that its last
 * digits are already lost, or what an expression gives that finds nothing
 */
export function readText(values: Values, field: Field): string | null {
	const value = readValue(values, field);
	if (value === null) return null;
	const text = trimmed(textOf(value, field));
	if (!isNothingAsText(text)) return text;
	throw foundNothing(field, text);
}

/** @param text what came out, which says nothing of a push right */
export function foundNothing(field: Field, text: string): InvalidParameterError {
	return new InvalidParameterError(
		field.displayName,
		`"${shown(text)}" is what an expression gives that finds nothing. Check what it reads.`,
	);
}

function textOf(value: unknown, field: Field): string {
	if (typeof value === 'string') return value;
	if (typeof value !== 'number') {
		throw new InvalidParameterError(
			field.displayName,
			'is not text. Check that the expression gives a name or an ID.',
		);
	}
	if (Number.isSafeInteger(value)) return String(value);
	throw new InvalidParameterError(
		field.displayName,
		Number.isInteger(value)
			? 'is a number too large to keep every digit. Hand it over as text, in quotes.'
			: `${value} is not a name or an ID.`,
	);
}

/** The same for a name or an ID: it has no characters that nobody sees. @throws InvalidParameterError */
export function readName(values: Values, field: Field): string | null {
	const text = readText(values, field);
	if (text === null) return null;
	if (UNSWITCHED.test(text)) {
		throw new InvalidParameterError(
			field.displayName,
			'holds an expression as it was typed. Switch the field to Expression, or give the name itself.',
		);
	}
	const part = isExpression(values, field) ? NOTHING_INSIDE.exec(text)?.[1] : undefined;
	if (part !== undefined) throw foundNothing(field, part);
	if (!INVISIBLE.test(text)) return text;
	throw new InvalidParameterError(
		field.displayName,
		'has a character inside that cannot be seen, such as a zero-width space. Type it anew.',
	);
}

/** A field as text that must not be empty. @throws InvalidParameterError */
export function readRequiredText(values: Values, field: Field): string {
	const text = readText(values, field);
	requireText(field.displayName, text);
	return text ?? '';
}

/**
 * A field as a whole number; null where it was left empty.
 *
 * @param least the smallest there may be: that of the field, or 1
 * @throws InvalidParameterError when it is no whole number, or outside the limits of the field
 */
export function readNumber(
	values: Values,
	field: Field,
	least: number = field.typeOptions?.minValue ?? 1,
): number | null {
	const value = readValue(values, field);
	if (value === null) return null;
	const text = typeof value === 'string' ? trimmed(value) : String(value);
	const number = Number(text);
	const most = field.typeOptions?.maxValue ?? Number.MAX_SAFE_INTEGER;
	if (!/^(?:0|[1-9]\d*)$/.test(text) || number < least || !Number.isSafeInteger(number)) {
		throw new InvalidParameterError(
			field.displayName,
			`${shown(value)} is not a ${least === 1 ? 'positive whole number' : `whole number of ${least} or more`}. Give digits only, such as 12345.`,
		);
	}
	if (number <= most) return number;
	throw new InvalidParameterError(
		field.displayName,
		`${number} is more than ${most}, the largest.`,
	);
}

/** The same for a field that must not be empty. @throws InvalidParameterError */
export function readRequiredNumber(values: Values, field: Field, least?: number): number {
	const number = readNumber(values, field, least);
	if (number === null)
		throw new InvalidParameterError(field.displayName, 'is empty. Give a number.');
	return number;
}

/** The generation the node is set to: the same for every item, as an expression of items it cannot be. */
export function readApiVersion(context: IExecuteFunctions): ApiVersion {
	return apiVersionOf(itemValues(context, 0).at('apiVersion'));
}

/** The generation that the value of the field API Version stands for. */
export function apiVersionOf(value: unknown): ApiVersion {
	return value === 'v2' ? 'v2' : 'v3';
}
