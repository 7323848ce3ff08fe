import { inFreshProcess } from '../child';
import type { EmulatorHost } from '../emulatorHost';
import { rotated, Samples, type Summary } from '../sampling';
import type { Scale } from '../scale';
import { isCostReport } from './costReport';

/** The cost of so many creates, and how often that of the bare helper it is. */
export interface CostRow {
	creates: number;
	/** Microseconds of CPU an item. */
	nodeCpu: Summary;
	bareCpu: Summary;
	cpuRatio: Summary;
	/** Bytes on the heap an item, after collection. */
	nodeHeap: Summary;
	bareHeap: Summary;
	/** Bytes: the most memory of the process. */
	nodePeak: Summary;
	barePeak: Summary;
	peakRatio: Summary;
	/** Bytes of JSON an item in the saved execution. */
	ledger: number;
	/** Of both together, the worst round. */
	duplicates: number;
	throttled: number;
}

const WAYS = ['node', 'bare'];

/** Creates without a quota and without a delay, each way and round in a fresh process. */
export async function cost(
	host: EmulatorHost,
	{ costCounts, costRounds }: Scale,
	say: (words: string) => void,
): Promise<CostRow[]> {
	const rows: CostRow[] = [];
	for (const creates of costCounts) {
		const samples = new Samples();
		let duplicates = 0;
		let throttled = 0;
		for (let round = 0; round < costRounds; round++) {
			for (const way of rotated(WAYS, round)) {
				const emulator = await host.open({ latencyMs: 0, perSecond: null });
				const { cpu, heap, peak, keptBytes } = await inFreshProcess(
					'scenarios/costProgram.ts',
					isCostReport,
					[way, String(creates), emulator.url],
				);
				const truth = await emulator.close();
				duplicates = Math.max(duplicates, truth.duplicates);
				throttled = Math.max(throttled, truth.throttled);
				samples.add(`${way} cpu`, cpu / creates);
				samples.add(`${way} heap`, heap / creates);
				samples.add(`${way} peak`, peak);
				samples.add(`${way} kept`, keptBytes / creates);
			}
			say(`${creates} creates without a quota: round ${round + 1} of ${costRounds}`);
		}
		rows.push({
			creates,
			nodeCpu: samples.summary('node cpu'),
			bareCpu: samples.summary('bare cpu'),
			cpuRatio: samples.ratio('node cpu', 'bare cpu'),
			nodeHeap: samples.summary('node heap'),
			bareHeap: samples.summary('bare heap'),
			nodePeak: samples.summary('node peak'),
			barePeak: samples.summary('bare peak'),
			peakRatio: samples.ratio('node peak', 'bare peak'),
			ledger: samples.summary('node kept').median,
			duplicates,
			throttled,
		});
	}
	return rows;
}
