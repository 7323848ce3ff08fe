/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Emulator } from '../../emulator';
import { wholeNumber, type Random } from '../../model/random';
import type { Claimant } from './claimants';
import type { Conditions } from './conditions';
import type { Answer } from './protocol';

/** Milliseconds from telling the processes to the moment they begin. */
const NOTICE = 60;

/** Milliseconds before and after that moment in which the others come. */
const AROUND = 500;

/** Milliseconds that are left to the last write of a round. */
const LAST_WRITE = 150;

const HOUR = 3_600_000;

/** What a round is played with. */
export interface Stage {
	claimants: readonly Claimant[];
	/** The service whose listing is as late as the round wants it. */
	emulator: Emulator;
	/** Of the saved workflow; empty where claims are off. */
	workflow: string;
	random: Random;
}

/** What those who had one intent were told. */
export interface Told {
	stream: string;
	answers: readonly Answer[];
}

/** A round whose claims have been made; whoever follows may still look. */
export interface Played {
	conditions: Conditions;
	emulator: Emulator;
	/** Milliseconds that the writes took. */
	writes: number[];
	/** Milliseconds until the process that made the task had its answer. */
	took: number;
	/** Of the intent that all have, when everybody has been answered. */
	same: Promise<Told>;
	/** Of the others' intents. */
	others: Told[];
}

/** Lets several processes record the same stream at the same moment, among others. */
export async function play(name: string, conditions: Conditions, stage: Stage): Promise<Played> {
	const { claimants, emulator, random, workflow } = stage;
	const at = Date.now() + NOTICE + (conditions.others > 0 ? AROUND : 0);
	const until = new Date(Math.ceil((at + HOUR) / 1_000) * 1_000).toISOString();
	const ask = { workflow, url: emulator.url, until };
	const chosen = shuffled(claimants, random).slice(0, conditions.processes);
	const answers = chosen.map(
		async (claimant) => await claimant.record({ ...ask, stream: name, at }),
	);
	const all = Promise.all(answers);
	const others = Array.from({ length: conditions.others }, async (_, index) => {
		const stream = `${name}-other-${index}`;
		const claimant = claimants[wholeNumber(random, 0, claimants.length - 1)];
		if (claimant === undefined) throw new Error('There is no process.');
		const when = at + wholeNumber(random, -AROUND, AROUND);
		return { stream, answers: [await claimant.record({ ...ask, stream, at: when })] };
	});
	const [first, ...rest] = await Promise.all([firstMade(answers, all), ...others]);
	await sleep(LAST_WRITE);
	const writes = await Promise.all(claimants.map(async (one) => await one.takeWrites()));
	return {
		conditions,
		emulator,
		writes: writes.flat(),
		took: first?.took ?? 0,
		same: all.then((every) => ({ stream: name, answers: every })),
		others: rest,
	};
}

/** The first answer of a process that made a task; undefined where everybody says something else. */
async function firstMade(answers: ReadonlyArray<Promise<Answer>>, all: Promise<unknown>) {
	const made = answers.map(async (answer) => {
		const one = await answer;
		return one.outcome === 'created' ? one : await Promise.reject(new Error(one.outcome));
	});
	const none = all.then(() => undefined);
	return await Promise.race([Promise.any(made).catch(() => undefined), none]);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
	return items
		.map((item) => ({ item, order: random() }))
		.sort((one, other) => one.order - other.order)
		.map(({ item }) => item);
}
