/* eslint-disable no-console -- a program for the terminal */
import { quantile } from 'simple-statistics';

import type { Emulator } from '../../emulator';
import type { Answer } from './protocol';
import type { Played } from './round';

/** What became of one intent. */
interface Verdict {
	tasks: number;
	/** Answers that name no task of the intent, or that were no success. */
	untrue: Answer[];
}

/** What some rounds came to, in numbers. */
export interface Counts {
	rounds: number;
	/** Intents that had one task, more, or none; those of the others are counted too. */
	one: number;
	duplicates: number;
	missing: number;
	untrue: number;
	writes: number[];
	took: number[];
}

const WIDTH = 58;

export async function counted(rounds: readonly Played[]): Promise<Counts> {
	const verdicts = (await verdictsOn(rounds)).flat();
	const having = (fits: (tasks: number) => boolean) =>
		verdicts.filter(({ tasks }) => fits(tasks)).length;
	return {
		rounds: rounds.length,
		one: having((tasks) => tasks === 1),
		duplicates: having((tasks) => tasks > 1),
		missing: having((tasks) => tasks === 0),
		untrue: verdicts.flatMap(({ untrue }) => untrue).length,
		writes: rounds.flatMap(({ writes }) => writes),
		took: rounds.map(({ took }) => took),
	};
}

/** What became of every intent of each round. */
async function verdictsOn(rounds: readonly Played[]): Promise<Verdict[][]> {
	// Whoever follows may take over, and make a task, until the last one has been answered.
	await Promise.all(rounds.map(async ({ same }) => await same));
	const services = new Map<Emulator, Map<string, Set<string>>>();
	for (const { emulator } of rounds) {
		if (!services.has(emulator)) services.set(emulator, tasksByStream(emulator));
	}
	const judging = rounds.map(async ({ same, others, emulator }) =>
		[await same, ...others].map(({ stream, answers }) => {
			const ids = services.get(emulator)?.get(stream) ?? new Set();
			const isTrue = ({ taskId, outcome }: Answer) =>
				taskId !== null && ids.has(taskId) && (outcome === 'created' || outcome === 'existing');
			return { tasks: ids.size, untrue: answers.filter((answer) => !isTrue(answer)) };
		}),
	);
	return await Promise.all(judging);
}

function tasksByStream({ truth }: Emulator): Map<string, Set<string>> {
	const byStream = new Map<string, Set<string>>();
	for (const { channel, id } of truth.tasks()) {
		byStream.set(channel, (byStream.get(channel) ?? new Set()).add(id));
	}
	return byStream;
}

export function print(title: string, counts: Counts): void {
	const row = (name: string, value: number | string) =>
		console.log(`${`  ${name} `.padEnd(WIDTH, '.')} ${value}`);
	console.log(title);
	row('rounds', counts.rounds);
	row('intents with one task', counts.one);
	row('intents with more than one', counts.duplicates);
	row('intents with none', counts.missing);
	row('answers that name no task of the intent', counts.untrue);
	row('until the one that sends has its answer, ms', spread(counts.took));
	row(`a write of the row, ms (${counts.writes.length} writes)`, spread(counts.writes));
}

function spread(times: readonly number[]): string {
	if (times.length === 0) return 'none';
	const figure = (share: number) => quantile([...times], share).toFixed(0);
	return `p50 ${figure(0.5)}, p95 ${figure(0.95)}, p99 ${figure(0.99)}, max ${figure(1)}`;
}

/** Says of each round that had not exactly one task, or an untrue answer, what it was. */
export async function explain(rounds: readonly Played[]): Promise<void> {
	for (const [index, verdicts] of (await verdictsOn(rounds)).entries()) {
		for (const { tasks, untrue } of verdicts) {
			if (tasks === 1 && untrue.length === 0) continue;
			const { conditions, writes } = rounds[index] ?? {};
			const slowest = Math.max(0, ...(writes ?? [])).toFixed(0);
			console.log(`  ${tasks} tasks`, conditions, `slowest write ${slowest} ms`, untrue);
		}
	}
}
