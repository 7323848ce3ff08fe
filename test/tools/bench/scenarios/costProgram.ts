/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a program of its own: runs on Node itself, never inside n8n */
import { isolateFromHome } from '../../../support/harness/isolateFromHome';
import { cpuUsed, heapAfterCollection, report } from '../child';
import type { CostReport } from './costReport';

isolateFromHome();

const WARM_UP = 500;

/** Measures one way to make so many creates, in this process and nothing else. */
report(async (): Promise<CostReport> => {
	// Imported late: n8n-core reads its folders when it is loaded.
	const { runStandIn } = await import('../contenders/onEngine');
	const { throughCreate, throughHelper } = await import('./costWays');
	const [way, count, url = ''] = process.argv.slice(2);
	const make = way === 'node' ? throughCreate : throughHelper;
	const { jobAt } = await import('../job');
	const job = jobAt(url, Number(count));
	const warmUp = jobAt(url, WARM_UP, 'warm-up');
	let result: CostReport | undefined;
	await runStandIn(
		async (context) => {
			await make(context, warmUp);
			const heapBefore = heapAfterCollection();
			const cpuBefore = cpuUsed();
			const begin = performance.now();
			const left = await make(context, job);
			const seconds = (performance.now() - begin) / 1000;
			const cpu = cpuUsed() - cpuBefore;
			const peak = process.resourceUsage().maxRSS * 1024;
			const heap = heapAfterCollection() - heapBefore;
			// `left` is held until here, so that its memory is counted.
			const keptBytes = Buffer.byteLength(JSON.stringify(left.kept));
			result = { kind: 'cost', cpu, seconds, peak, heap, keptBytes };
			return [];
		},
		{ ...job, streams: [''] },
	);
	if (result === undefined) throw new Error('Nothing was measured.');
	return result;
});
