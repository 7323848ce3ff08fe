import { bareHelper } from '../contenders/bareHelper';
import { tencentLive } from '../contenders/tencentLive';
import type { EmulatorHost } from '../emulatorHost';
import { jobFor } from '../job';
import { rotated, Samples, summaryOf, type Summary } from '../sampling';
import type { Scale } from '../scale';

/** One create by the node, beside the bare helper making the same two calls. Milliseconds. */
export interface SingleRow {
	roundTrip: number;
	node: Summary;
	bare: Summary;
	/** Node minus bare, of each round. */
	more: Summary;
	lookUps: number;
	creates: number;
}

const CONTENDERS = [tencentLive, bareHelper];

/** One create at a time, each against a service of its own. */
export async function single(
	host: EmulatorHost,
	{ roundTrips, singleRounds }: Scale,
): Promise<SingleRow[]> {
	const rows: SingleRow[] = [];
	for (const roundTrip of [0, ...roundTrips]) {
		const samples = new Samples();
		let lookUps = 0;
		let creates = 0;
		const warmUp = 3;
		for (let round = -warmUp; round < singleRounds; round++) {
			for (const contender of rotated(CONTENDERS, round + warmUp)) {
				const emulator = await host.open({ latencyMs: roundTrip, perSecond: 20 });
				const begin = performance.now();
				await contender.run(jobFor(emulator, 1));
				const milliseconds = performance.now() - begin;
				const truth = await emulator.close();
				if (round < 0) continue;
				samples.add(contender.name, milliseconds);
				if (contender !== tencentLive) continue;
				lookUps = Math.max(lookUps, truth.lookUps);
				creates = Math.max(creates, truth.creates);
			}
		}
		const bare = samples.of(bareHelper.name);
		const more = samples.of(tencentLive.name).map((value, round) => value - (bare[round] ?? NaN));
		rows.push({
			roundTrip,
			node: samples.summary(tencentLive.name),
			bare: samples.summary(bareHelper.name),
			more: summaryOf(more),
			lookUps,
			creates,
		});
	}
	return rows;
}
