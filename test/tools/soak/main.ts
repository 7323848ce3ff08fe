/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program of its own: runs on Node itself, never inside n8n */
import { parseArgs } from 'node:util';

import { emptyTally, runEpisode, type Tally } from './episode';

const DEFAULT_CREATES = '100000';
const DEFAULT_SEED = '1';

/** Findings that are printed in full. */
const MOST_SHOWN = 10;

const NUMBERS = new Intl.NumberFormat('en-US');
const WIDTH = 64;

function row(name: string, value: number | string): void {
	const text = typeof value === 'number' ? NUMBERS.format(value) : value;
	console.log(`${`${name} `.padEnd(WIDTH, '.')} ${text}`);
}

function rows(title: string, counts: Map<string, number>): void {
	console.log(`\n${title}`);
	for (const [name, count] of [...counts].sort(([one], [other]) => one.localeCompare(other))) {
		row(`  ${name}`, count);
	}
}

/** @returns whether everything that must be 0 is 0 */
function print(tally: Tally, seconds: number): boolean {
	const count = (kind: string) => tally.findings.filter((finding) => finding.kind === kind).length;
	row('creates asked for', tally.creates);
	row('create calls sent', tally.calls);
	row('tasks on the server', tally.tasks);
	rows('what items were told last', tally.told);
	rows('faults injected', tally.faults);
	row('  turned away by the quota itself', tally.throttled);
	rows('what else happened', tally.steps);
	console.log('\npace');
	row('  API 3.0: most calls of an action in one second, sent', tally.mostSent.v3);
	row('  API 3.0: the same, accepted', tally.mostAccepted.v3);
	row('  legacy API: most calls in one minute, sent', tally.mostSent.v2);
	row('  legacy API: the same, accepted', tally.mostAccepted.v2);
	rows('second tasks for one recording, and why', tally.surplus);
	const late = tally.paidTwiceLate.map((one) => one / 1000).sort((one, other) => one - other);
	row('  paid twice: the first was late by, seconds, at the median', late[late.length >> 1] ?? 0);
	row('  the same, at most', late.at(-1) ?? 0);
	rows('of these where nobody wants to pay twice', tally.surplusOfNeverTwice);
	console.log('\nseconds of recording');
	row('  asked for', Math.round(tally.asked / 1000));
	row('  missed while an answer was looked for', Math.round(tally.missed.late / 1000));
	row('  missed, and the item says so', Math.round(tally.missed.told / 1000));
	row('  missed without a word, where no clock is told', Math.round(tally.missed.untold / 1000));
	console.log('\nwhat must not be');
	row('  duplicates', count('duplicate'));
	row('  paid twice where nobody wants to', tally.surplusOfNeverTwice.get('paid twice') ?? 0);
	row('  lost ids', count('lost id'));
	row('  untrue words', count('untrue word'));
	row('  recordings missed without a word', count('missed recording'));
	row('  unknown for ever', tally.stuck.length);
	row('  breakdowns', tally.breakdowns.length);
	console.log('');
	row('days simulated', Math.round(tally.simulated / 86_400_000));
	row('seconds taken', Math.round(seconds));
	for (const { kind, words, seed } of tally.findings.slice(0, MOST_SHOWN)) {
		console.log(`${kind} in the episode with seed ${seed}: ${words}`);
	}
	for (const words of tally.stuck.slice(0, MOST_SHOWN)) console.log(`unknown for ever: ${words}`);
	for (const error of tally.breakdowns.slice(0, MOST_SHOWN)) console.log(error);
	return tally.findings.length + tally.stuck.length + tally.breakdowns.length === 0;
}

function wholeNumber(name: string, text: string): number {
	const number = Number(text);
	if (Number.isSafeInteger(number) && number >= 0) return number;
	throw new Error(`--${name} takes a whole number`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			creates: { type: 'string', default: DEFAULT_CREATES },
			seed: { type: 'string', default: DEFAULT_SEED },
		},
	});
	const creates = wholeNumber('creates', values.creates);
	const seed = wholeNumber('seed', values.seed);
	const tally = emptyTally();
	const begin = performance.now();
	for (let episode = 0; tally.creates < creates; episode++) {
		await runEpisode(seed * 1_000_000 + episode, tally);
		// Between two episodes the event loop turns: until it does, Node frees no signal of the last one.
		await new Promise((resolve) => setImmediate(resolve));
	}
	process.exitCode = print(tally, (performance.now() - begin) / 1000) ? 0 : 1;
}

void main();
