import { InvalidParameterError } from '../api/InvalidParameterError';
import { taskIdField } from './fields';
import { readName, type Field } from './read';
import type { Values } from './values';

/** An ID has neither; a push address has both, and the right to push behind them. */
const ADDRESS = /[/?]|txsecret|txtime/i;

/**
 * A task ID; null where it was left empty.
 *
 * @throws InvalidParameterError for an address, which is neither sent nor shown
 */
export function readTaskId(values: Values, field: Field = taskIdField): string | null {
	const taskId = readName(values, field);
	if (taskId === null || !ADDRESS.test(taskId)) return taskId;
	throw new InvalidParameterError(
		field.displayName,
		'is an address, not an ID. Give the task_id alone, with every character; a stream goes into Channel.',
	);
}
