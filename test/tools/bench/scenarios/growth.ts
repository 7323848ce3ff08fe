import { linearRegression } from 'simple-statistics';

import { inFreshProcess } from '../child';
import { Samples, type Summary } from '../sampling';
import type { Scale } from '../scale';
import { isGrowthReport } from './growthReport';

/** One number of creates at one round trip. */
export interface GrowthRow {
	items: number;
	/** Milliseconds. */
	roundTrip: number;
	/** On the simulated clock. */
	seconds: number;
	lookUps: number;
	tasks: number;
	duplicates: number;
	throttled: number;
	/** Microseconds of CPU an item. */
	cpu: Summary;
	/** Bytes an item on the heap, and in the ledger. */
	heap: Summary;
	ledger: number;
}

/** The slope of a line through logarithms: 1 is linear, 2 quadratic. */
export interface Exponents {
	roundTrip: number;
	/** Over all numbers; what is there for one item too makes it smaller. */
	seconds: number;
	/** From 100 items on. */
	secondsFrom100: number;
	/** From 100 items on; below, starting up is more than the work. */
	cpuFrom100: number;
	ledger: number;
}

export interface Growth {
	rows: GrowthRow[];
	exponents: Exponents[];
}

function exponent(rows: readonly GrowthRow[], figure: (row: GrowthRow) => number): number {
	return linearRegression(rows.map((row) => [Math.log(row.items), Math.log(figure(row))])).m;
}

function exponentsOf(rows: readonly GrowthRow[], roundTrip: number): Exponents {
	const all = rows.filter((row) => row.roundTrip === roundTrip);
	const large = all.filter(({ items }) => items >= 100);
	return {
		roundTrip,
		seconds: exponent(all, ({ seconds }) => seconds),
		secondsFrom100: exponent(large, ({ seconds }) => seconds),
		cpuFrom100: exponent(large, ({ cpu, items }) => cpu.median * items),
		ledger: exponent(all, ({ ledger, items }) => ledger * items),
	};
}

/** Batches from one item to thousands, on a simulated clock: with the quota it would take hours. */
export async function growth(
	{ growthCounts, growthRounds, roundTrips }: Scale,
	say: (words: string) => void,
): Promise<Growth> {
	const rows: GrowthRow[] = [];
	for (const roundTrip of roundTrips) {
		for (const items of growthCounts) {
			const samples = new Samples();
			let last;
			for (let round = 0; round < growthRounds; round++) {
				last = await inFreshProcess('scenarios/growthProgram.ts', isGrowthReport, [
					String(items),
					String(roundTrip),
				]);
				samples.add('cpu', last.cpu / items);
				samples.add('heap', last.heap / items);
			}
			if (last === undefined) continue;
			const { seconds, lookUps, tasks, duplicates, throttled, ledgerBytes } = last;
			rows.push({
				items,
				roundTrip,
				seconds,
				lookUps,
				tasks,
				duplicates,
				throttled,
				cpu: samples.summary('cpu'),
				heap: samples.summary('heap'),
				ledger: ledgerBytes / items,
			});
			say(`${items} creates on the simulated clock, ${roundTrip} ms`);
		}
	}
	return { rows, exponents: roundTrips.map((roundTrip) => exponentsOf(rows, roundTrip)) };
}
