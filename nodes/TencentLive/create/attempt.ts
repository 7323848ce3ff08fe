import { randomUUID } from 'node:crypto';

import type { RecordingRequest } from '../api/recordings';
import { intentKey, type Intent, type Wanted } from './intent';

/** One request that left. It never changes; a try that goes out again is another one. */
export interface Attempt {
	readonly id: string;
	/** The intent it was sent for. */
	readonly key: string;
	/** As it was sent: an expression may give other times on the next try. */
	readonly wanted: Wanted;
	/** What it is signed with, UNIX milliseconds of a whole second. */
	readonly signedAt: number;
	/** The service's own clock when it left, UNIX milliseconds; null where nothing told it. */
	readonly leftAt: number | null;
	/** Tasks that were there before, or that others made: not this one's. */
	readonly notMine: readonly string[];
}

/**
 * A request of an intent that leaves now.
 *
 * @param request as it is sent: a start that has passed may have become now
 */
export function attemptOf(
	intent: Intent,
	request: RecordingRequest,
	parts: Pick<Attempt, 'signedAt' | 'leftAt' | 'notMine'>,
): Attempt {
	const { ifTaskExists, matchExisting, ifUnknown } = intent;
	const wanted = { request, ifTaskExists, matchExisting, ifUnknown };
	return { id: randomUUID(), key: intentKey(intent), wanted, ...parts };
}
