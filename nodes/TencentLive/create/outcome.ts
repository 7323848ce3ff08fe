/**
 * How a task came to be known: `created` now, `existing` before anything was sent, or `recovered`
 * from the listing after the answer was lost.
 */
export type TaskOutcome = 'created' | 'existing' | 'recovered';

/** A task that exists. */
export interface CreateResult {
	/** Every digit, as text. */
	taskId: string;
	outcome: TaskOutcome;
	message: string;
	/** Null where there is none, or where it was lost with the answer. */
	requestId: string | null;
}
