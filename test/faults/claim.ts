import { outcomeOf } from '../support/honesty';
import type { Finished } from '../support/harness/runWorkflow';
import { NODE } from '../support/engine';

/** What the user is told of one item. */
export interface Claim {
	outcome: string;
	/** Null where there is none. */
	taskId: string | null;
	/** Everything to read: the message, and the description of a failure. */
	words: string;
}

/** The outcome that the error of a stopped execution states in words. */
function outcomeInWords(words: string): string {
	if (/\bNo task was created\./.test(words)) return 'not_created';
	if (/\bmay exist\b/.test(words)) return 'unknown';
	throw new Error(`The error does not say what became of the task: ${words}`);
}

/** Reads the one item of an execution, or the error that stopped it. */
export function claimOf(finished: Finished): Claim {
	const [item] = finished.json(NODE);
	if (item !== undefined) {
		const { error, message, task_id: taskId } = item;
		return {
			outcome: outcomeOf(item),
			taskId: typeof taskId === 'string' ? taskId : null,
			words: String(error ?? message),
		};
	}
	const { message = '', description } = finished.error ?? {};
	const words = [message, description].filter(Boolean).join('\n');
	return { outcome: outcomeInWords(words), taskId: null, words };
}
