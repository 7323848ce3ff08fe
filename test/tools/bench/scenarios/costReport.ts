/** What one way to make so many creates cost, in a process of its own. */
export interface CostReport {
	kind: 'cost';
	/** Microseconds. */
	cpu: number;
	seconds: number;
	/** The most memory the process ever had, bytes. */
	peak: number;
	/** Bytes on the heap afterwards that were not there before. */
	heap: number;
	/** Bytes of JSON that the execution keeps. */
	keptBytes: number;
}

export function isCostReport(message: unknown): message is CostReport {
	return typeof message === 'object' && message !== null && 'kind' in message;
}
