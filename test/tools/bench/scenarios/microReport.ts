import type { Timing } from '../sideBySide';

/** Everything that takes microseconds. */
export interface MicroReport {
	kind: 'micro';
	tc3: Timing[];
	legacy: Timing[];
	bigIds: Timing[];
	smallIds: Timing[];
	classification: Timing[];
	callbacks: Timing[];
}

export function isMicroReport(message: unknown): message is MicroReport {
	return typeof message === 'object' && message !== null && 'kind' in message;
}
