/* eslint-disable no-console -- a program for the terminal */
import { quantile } from 'simple-statistics';

import { startEmulator } from '../../emulator';
import { DOMAIN } from '../../support/engine';
import type { Claimant } from './claimants';

/** Milliseconds before every answer: about a continent away. */
const ROUND_TRIP = 200;

/** Creates alone, with claims and without, in turn. */
const SINGLES = 30;

/** Runs of many items, with claims and without, in turn. */
const BATCHES = 3;
const ITEMS = 100;

/** What the documented quota lets through in a second. */
const PER_SECOND = 20;

const HOUR = 3_600_000;
const WIDTH = 58;

interface Took {
	claimed: number[];
	unclaimed: number[];
}

/**
 * Lets one process alone create with claims and without, in turn, and prints what claims cost it.
 *
 * @param workflow a saved one, whose row is asked
 * @returns whether every create made its task, and no other
 */
export async function tellCost(
	database: string,
	claimant: Claimant,
	workflow: string,
): Promise<boolean> {
	const until = new Date(Math.ceil((Date.now() + HOUR) / 1_000) * 1_000).toISOString();
	let good = true;
	const run = async (stream: string, id: string, items?: number) => {
		// A fresh one each time: what earlier runs made would lengthen the listing.
		const emulator = await startEmulator({ domains: [DOMAIN], latencyMs: ROUND_TRIP });
		const ask = { workflow: id, url: emulator.url, stream, until, at: 0, items };
		const { took } = await claimant.record(ask);
		good &&= emulator.truth.tasks().length === (items ?? 1);
		await emulator.close();
		return took;
	};
	const inTurn = async (name: string, rounds: number, items?: number): Promise<Took> => {
		const took: Took = { claimed: [], unclaimed: [] };
		for (let round = 0; round < rounds; round++) {
			took.claimed.push(await run(`${name}-claimed-${round}`, workflow, items));
			took.unclaimed.push(await run(`${name}-unclaimed-${round}`, '', items));
		}
		return took;
	};
	// The first ones of a process load what the others find loaded.
	await inTurn('warming-up', 3);
	print(`${database}, one create alone, ms`, await inTurn('single', SINGLES));
	const batches = await inTurn('batch', BATCHES, ITEMS);
	print(`${database}, a run of ${ITEMS}, x the limit`, {
		claimed: batches.claimed.map(toLimit),
		unclaimed: batches.unclaimed.map(toLimit),
	});
	return good;
}

/** One look-up and one create are waited for; the creates leave at the pace of the quota. */
function toLimit(took: number): number {
	return took / (2 * ROUND_TRIP + ((ITEMS - 1) / PER_SECOND) * 1_000);
}

function print(title: string, took: Took): void {
	console.log(`${title}, round trip ${ROUND_TRIP} ms`);
	for (const [name, times] of Object.entries(took)) {
		const figure = (share: number) => {
			const value = quantile(times, share);
			return value.toFixed(value < 10 ? 3 : 0);
		};
		const words = `p50 ${figure(0.5)}, min ${figure(0)}, max ${figure(1)}`;
		console.log(`${`  ${name} `.padEnd(WIDTH, '.')} ${words}`);
	}
}
