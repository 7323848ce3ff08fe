/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of its own: runs on Node itself, never inside n8n */
import { heapAfterCollection, report } from '../child';
import type { GrowthReport } from './growthReport';
import { simulatedBatch } from './simulatedBatch';

const WARM_UP = 300;

/** One batch on the simulated clock, and what it left on the heap. */
report(async (): Promise<GrowthReport> => {
	const [items, roundTrip] = process.argv.slice(2).map(Number);
	if (items === undefined || roundTrip === undefined) throw new Error('How many, how far?');
	for (let round = 0; round < 3; round++) await simulatedBatch(WARM_UP, roundTrip);
	const heapBefore = heapAfterCollection();
	const { ledger, ...batch } = await simulatedBatch(items, roundTrip);
	const heap = heapAfterCollection() - heapBefore;
	const ledgerBytes = Buffer.byteLength(JSON.stringify(ledger));
	return { kind: 'growth', items, heap, ledgerBytes, ...batch };
});
