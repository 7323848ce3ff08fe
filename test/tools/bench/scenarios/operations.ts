import { max, sum } from 'simple-statistics';

import { OPERATIONS, WAYS, type Operation, type Way } from '../contenders/operations';
import type { EmulatorHost } from '../emulatorHost';
import { jobFor } from '../job';
import { rotated, summaryOf, type Summary } from '../sampling';
import type { Scale } from '../scale';

/** Calls per second that an action takes, as CreateRecordTask does. */
const QUOTA = 20;

/** One way to carry out an operation, at one number of items and one round trip. */
export interface OperationRow {
	operation: string;
	way: string;
	items: number;
	/** Milliseconds. */
	roundTrip: number;
	seconds: Summary;
	/** Seconds of the limit of one call an item: (items - 1) / 20, and a round trip. */
	limit: number;
	overLimit: Summary;
	/** The most of a round, of each. */
	calls: number;
	throttled: number;
	/** Items that were not answered rightly, of all rounds. */
	wrong: number;
}

interface Round {
	seconds: number;
	calls: number;
	throttled: number;
	wrong: number;
}

async function runOnce(
	host: EmulatorHost,
	operation: Operation,
	way: Way,
	items: number,
	latencyMs: number,
): Promise<Round> {
	const emulator = await host.open({ latencyMs, perSecond: QUOTA, recorded: items });
	const job = { ...jobFor(emulator, items), taskIds: emulator.taskIds };
	const begin = performance.now();
	const right = await way.run(operation, job);
	const seconds = (performance.now() - begin) / 1000;
	const { calls, creates, throttled } = await emulator.close();
	// What was there before was created, too.
	return { seconds, calls: calls - creates, throttled, wrong: items - right };
}

function rowOf(
	operation: Operation,
	way: Way,
	items: number,
	roundTrip: number,
	rounds: readonly Round[],
): OperationRow {
	const limit = (items - 1) / QUOTA + roundTrip / 1000;
	return {
		...{ operation: operation.name, way: way.name, items, roundTrip, limit },
		seconds: summaryOf(rounds.map(({ seconds }) => seconds)),
		overLimit: summaryOf(rounds.map(({ seconds }) => seconds / limit)),
		calls: max(rounds.map(({ calls }) => calls)),
		throttled: max(rounds.map(({ throttled }) => throttled)),
		wrong: sum(rounds.map(({ wrong }) => wrong)),
	};
}

/** Every operation but Create on many items at the quota, every way in turn. */
export async function operations(
	host: EmulatorHost,
	{ operationCounts, operationRounds, roundTrips }: Scale,
	say: (words: string) => void,
): Promise<OperationRow[]> {
	const rows: OperationRow[] = [];
	for (const operation of OPERATIONS) {
		// What is only slow the first time is not to be told apart here.
		for (const way of WAYS) await runOnce(host, operation, way, 3, 1);
		for (const roundTrip of roundTrips) {
			for (const items of operationCounts) {
				const runs = new Map<Way, Round[]>(WAYS.map((way) => [way, []]));
				for (let round = 0; round < operationRounds; round++) {
					for (const way of rotated(WAYS, round)) {
						runs.get(way)?.push(await runOnce(host, operation, way, items, roundTrip));
					}
				}
				for (const [way, list] of runs) rows.push(rowOf(operation, way, items, roundTrip, list));
				say(`${operation.name}: ${items} items, ${roundTrip} ms`);
			}
		}
	}
	return rows;
}
