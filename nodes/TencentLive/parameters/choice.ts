import { InvalidParameterError } from '../api/InvalidParameterError';
import { isExpression, readValue, refuseWholeExpression, shown, trimmed, type Field } from './read';
import type { Values } from './values';

const SWITCHED = new Map([
	['true', true],
	['1', true],
	['false', false],
	['0', false],
]);

/**
 * A switch; also as the text or the number that other nodes make of one. Null where nothing is given,
 * be it by an expression: a switch has no third position that could be lost.
 *
 * @throws InvalidParameterError when it is anything else
 */
export function readSwitch(values: Values, field: Field): boolean | null {
	const value = values.at(field.path ?? field.name);
	if (typeof value === 'boolean') return value;
	refuseWholeExpression(values, field);
	if (value === undefined || value === null || readValue(values, field) === null) return null;
	const position = SWITCHED.get(trimmed(String(value)).toLowerCase());
	if (position !== undefined) return position;
	throw new InvalidParameterError(field.displayName, `must be true or false, not ${shown(value)}.`);
}

/**
 * The same for a switch whose position costs something, or lets somebody in: an expression that came out
 * empty is none. @param usual where nothing is set
 *
 * @throws InvalidParameterError
 */
export function readSafeSwitch(values: Values, field: Field, usual: boolean): boolean {
	const position = readSwitch(values, field);
	if (position === null && isExpression(values, field)) {
		throw new InvalidParameterError(
			field.displayName,
			'the expression came out empty. Mend it, or the data that it reads.',
		);
	}
	return position ?? usual;
}

/** The word by which the user sees a choice; none where the field has no words of its own. */
function wordOf(field: Field, choice: number | string): string | undefined {
	const option = field.options?.find((one) => 'value' in one && one.value === choice);
	return option?.name;
}

/**
 * A field that holds one of a few values, given by value or by word; numbers may be given as text.
 * Null where it was left empty.
 *
 * @throws InvalidParameterError when it is none of them
 */
export function readChoice<T extends number | string>(
	values: Values,
	field: Field,
	choices: readonly T[],
): T | null {
	const value = readValue(values, field);
	if (value === null) return null;
	const text = trimmed(String(value)).toLowerCase();
	const choice = choices.find((one) =>
		[String(one), wordOf(field, one)].some((name) => name?.toLowerCase() === text),
	);
	if (choice !== undefined) return choice;
	const named = choices.map((one) => {
		const word = wordOf(field, one);
		return word === undefined ? String(one) : `${word} (${one})`;
	});
	throw new InvalidParameterError(
		field.displayName,
		`must be ${named.join(' or ')}, not ${shown(value)}.`,
	);
}

/** The same for a field that must not be empty. @throws InvalidParameterError */
export function readRequiredChoice<T extends number | string>(
	values: Values,
	field: Field,
	choices: readonly T[],
): T {
	const choice = readChoice(values, field, choices);
	if (choice === null) throw new InvalidParameterError(field.displayName, 'is empty. Choose one.');
	return choice;
}
