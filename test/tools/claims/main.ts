/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program of its own: runs on Node itself, never inside n8n */
import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { Programs } from '../../e2e/host/processes';
import { provideN8n } from '../../e2e/provision/n8nFiles';
import { randomFrom } from '../../model/random';
import { Claimant } from './claimants';
import { drawn, PROCESSES } from './conditions';
import { tellCost } from './cost';
import { DATABASES, prepare, type Database, type Prepared } from './database';
import { counted, explain, print } from './report';
import { play, type Played } from './round';
import { Services } from './services';

const DEFAULT_ROUNDS = '200';

/** For each database; on a machine that others use too there are fewer rounds then. */
const DEFAULT_MINUTES = '10';

/** Rounds without claims, so that one sees that there is a race to win. */
const WITHOUT = 20;

const began = performance.now();

function say(words: string): void {
	console.error(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${words}`);
}

interface Setting extends Prepared {
	claimants: readonly Claimant[];
	services: Services;
	rounds: number;
	seed: number;
	/** When to stop, whatever is left; by the clock of this process. */
	until: number;
}

/** @param claimed whether the processes share a row */
async function playAll(setting: Setting, claimed: boolean): Promise<Played[]> {
	const { claimants, services, rounds, seed, until, workflows } = setting;
	const random = randomFrom(seed);
	const unwritten = [...workflows];
	const written = unwritten.pop() ?? '';
	const played: Played[] = [];
	for (let round = 0; round < rounds && performance.now() < until; round++) {
		const conditions = drawn(round, random);
		const emulator = await services.late(conditions.lag);
		const saved = conditions.isFirst ? (unwritten.pop() ?? written) : written;
		const stage = { claimants, emulator, random, workflow: claimed ? saved : '' };
		played.push(await play(`same-${claimed ? '' : 'un'}claimed-${round}`, conditions, stage));
		if ((round + 1) % 50 === 0) say(`${round + 1} rounds`);
	}
	return played;
}

/** @returns whether every intent had one task, and every answer named it */
async function tryOn(database: Database, setting: Setting): Promise<boolean> {
	const without = await counted(await playAll({ ...setting, rounds: WITHOUT }, false));
	print(`${database}, without claims (a workflow that was never saved)`, without);
	const played = await playAll(setting, true);
	const alone = played.filter(({ conditions }) => conditions.others === 0);
	const among = played.filter(({ conditions }) => conditions.others > 0);
	let good = true;
	for (const [title, rounds] of [
		['equal calls alone', alone],
		['equal calls among 15 or 60 of other intents a second', among],
	] as const) {
		const counts = await counted(rounds);
		print(`${database}, ${title}`, counts);
		await explain(rounds);
		good &&= counts.duplicates + counts.missing + counts.untrue === 0;
	}
	console.log(`  load of the machine in the last minute: ${(loadavg()[0] ?? 0).toFixed(1)}\n`);
	return good;
}

async function main(): Promise<boolean> {
	const { values } = parseArgs({
		options: {
			rounds: { type: 'string', default: DEFAULT_ROUNDS },
			minutes: { type: 'string', default: DEFAULT_MINUTES },
			seed: { type: 'string', default: '1' },
			only: { type: 'string' },
		},
	});
	const databases = DATABASES.filter((one) => values.only === undefined || values.only === one);
	if (databases.length === 0) throw new Error(`--only takes one of ${DATABASES.join(', ')}`);
	const programs = new Programs();
	const folder = await mkdtemp(path.join(tmpdir(), 'tencent-live-claims-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	// PostgreSQL runs as a user of its own, and has to pass through.
	await chmod(folder, 0o711);
	const { file: n8nFile } = await provideN8n(say);
	let good = true;
	for (const database of databases) {
		say(`${database}: making the database`);
		const prepared = await prepare(database, n8nFile, folder, programs, say);
		const services = new Services();
		const starting = Array.from(
			{ length: PROCESSES },
			async () => await Claimant.start(n8nFile, prepared.env),
		);
		const claimants = await Promise.all(starting);
		say(`${database}: ${PROCESSES} processes are ready`);
		const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
		const until = performance.now() + Number(values.minutes) * 60_000;
		const setting = { ...prepared, claimants, services, rounds, seed, until };
		const [claimant] = claimants;
		const [workflow] = prepared.workflows.slice(-1);
		if (claimant === undefined || workflow === undefined) throw new Error('Nothing is prepared.');
		good = (await tellCost(database, claimant, workflow)) && good;
		good = (await tryOn(database, setting)) && good;
		for (const claimant of claimants) await claimant.stop();
		await services.close();
		await programs.stopAll();
	}
	return good;
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

main().then(
	(good) => process.exit(good ? 0 : 1),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
