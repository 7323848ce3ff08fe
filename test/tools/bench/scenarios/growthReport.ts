import type { SimulatedBatch } from './simulatedBatch';

/** What one batch came to, in a process of its own. */
export interface GrowthReport extends Omit<SimulatedBatch, 'ledger'> {
	kind: 'growth';
	items: number;
	/** Bytes the heap grew by, after collection: the ledger is all that is still held. */
	heap: number;
	/** Bytes of JSON. */
	ledgerBytes: number;
}

export function isGrowthReport(message: unknown): message is GrowthReport {
	return typeof message === 'object' && message !== null && 'kind' in message;
}
