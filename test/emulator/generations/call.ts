import type { ApiError } from '../apiError';
import type { Generation } from '../tasks/recordingTask';

/** A request as its generation reads it, before anything about it is verified. */
export interface Call {
	readonly generation: Generation;
	/** Empty where none is named. */
	readonly action: string;
	readonly secretId: string;
	readonly region: string;
	readonly token: string;
	/** Service of a TC3 credential scope, else null. */
	readonly service: string | null;
	/** UNIX seconds; null where missing or no number. */
	readonly timestamp: number | null;
	/** The action's own parameters as sent. */
	readonly parameters: ReadonlyMap<string, unknown>;
	/** Why it could not be read, to be answered once the protocol is settled; else null. */
	readonly problem: ApiError | null;
}

/** UNIX seconds from text, or null. */
export function readTimestamp(text: string): number | null {
	return /^\d{1,12}$/.test(text) ? Number(text) : null;
}
