import { max, min } from 'simple-statistics';

import { bareHelper } from '../contenders/bareHelper';
import type { Contender } from '../contenders/contender';
import { httpRequest } from '../contenders/httpRequest';
import { sdkAtOnce, sdkLoop } from '../contenders/sdk';
import { tencentLive } from '../contenders/tencentLive';
import { evenlySpaced } from '../contenders/undici';
import type { EmulatorHost } from '../emulatorHost';
import { jobFor } from '../job';
import type { ServerTruth } from '../protocol';
import { rotated, summaryOf, type Summary } from '../sampling';
import type { Scale } from '../scale';

/** Calls per second that the service documents for CreateRecordTask. */
const QUOTA = 20;

/** One contender at one number of creates and one round trip. */
export interface BatchRow {
	contender: string;
	creates: number;
	/** Milliseconds. */
	roundTrip: number;
	seconds: Summary;
	/** Seconds of the limit: (creates - 1) / 20, and one look-up and one create by the bare helper. */
	limit: number;
	overLimit: Summary;
	/** The fewest tasks of a round. */
	tasks: number;
	/** The most of a round, of each. */
	duplicates: number;
	throttled: number;
	lookUps: number;
}

/** The documented rate to the letter. */
const toTheLetter = evenlySpaced(QUOTA);

const CONTENDERS: readonly Contender[] = [
	tencentLive,
	sdkLoop,
	sdkAtOnce,
	httpRequest,
	toTheLetter,
	// The rate of this node.
	evenlySpaced(19.5),
	bareHelper,
];

interface Round {
	seconds: number;
	truth: ServerTruth;
}

async function runOnce(
	host: EmulatorHost,
	contender: Contender,
	creates: number,
	latencyMs: number,
): Promise<Round> {
	const emulator = await host.open({ latencyMs, perSecond: QUOTA });
	const job = jobFor(emulator, creates);
	const begin = performance.now();
	await contender.run(job);
	const seconds = (performance.now() - begin) / 1000;
	const truth = await emulator.close();
	if (truth.refusedOtherwise > 0)
		throw new Error(`${contender.name} was refused: a wrong request.`);
	return { seconds, truth };
}

function rowOf(
	contender: Contender,
	creates: number,
	roundTrip: number,
	rounds: readonly Round[],
	limit: number,
): BatchRow {
	const most = (count: (truth: ServerTruth) => number) =>
		max(rounds.map(({ truth }) => count(truth)));
	return {
		contender: contender.name,
		creates,
		roundTrip,
		seconds: summaryOf(rounds.map(({ seconds }) => seconds)),
		limit,
		overLimit: summaryOf(rounds.map(({ seconds }) => seconds / limit)),
		tasks: min(rounds.map(({ truth }) => truth.tasks)),
		duplicates: most(({ duplicates }) => duplicates),
		throttled: most(({ throttled }) => throttled),
		lookUps: most(({ lookUps }) => lookUps),
	};
}

/** The contenders a number of creates is for: the bare helper makes one and only one. */
function contendersFor(creates: number): Contender[] {
	return CONTENDERS.filter(
		(contender) =>
			(contender !== bareHelper || creates === 1) && (contender !== toTheLetter || creates <= 100),
	);
}

/** Batches of creates of distinct streams at the quota, by every contender in turn. */
export async function batch(
	host: EmulatorHost,
	{ batches, roundTrips }: Scale,
	say: (words: string) => void,
): Promise<BatchRow[]> {
	// What is only slow the first time is not to be told apart here.
	for (const contender of CONTENDERS) await runOnce(host, contender, 3, 1);
	const rows: BatchRow[] = [];
	for (const roundTrip of roundTrips) {
		let bareSeconds = NaN;
		for (const { count, rounds } of batches) {
			const contenders = contendersFor(count);
			const runs = new Map<Contender, Round[]>(contenders.map((contender) => [contender, []]));
			for (let round = 0; round < rounds; round++) {
				for (const contender of rotated(contenders, round)) {
					runs.get(contender)?.push(await runOnce(host, contender, count, roundTrip));
				}
				say(`${count} creates, ${roundTrip} ms: round ${round + 1} of ${rounds}`);
			}
			if (count === 1) {
				bareSeconds = summaryOf((runs.get(bareHelper) ?? []).map(({ seconds }) => seconds)).median;
			}
			const limit = (count - 1) / QUOTA + bareSeconds;
			for (const [contender, list] of runs) {
				rows.push(rowOf(contender, count, roundTrip, list, limit));
			}
		}
	}
	return rows;
}
