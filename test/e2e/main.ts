/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals , no-console -- a program of its own: runs on Node itself, never inside n8n */
import { parseArgs } from 'node:util';

import { Lab } from './lab';
import { provideAll } from './provision/all';
import type { Scenario } from './scenario';
import { SCENARIOS } from './scenarios';

const started = Date.now();

function say(words: string): void {
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	console.log(`${seconds.padStart(7)} s  ${words}`);
}

function commandLine() {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', multiple: true },
			screenshots: { type: 'boolean', default: false },
			slow: { type: 'boolean', default: false },
			// Another version of n8n than the one in test/e2e/n8n.
			n8n: { type: 'string' },
			// Everything is installed, and nothing played.
			install: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
		},
	});
	return values;
}

function chosen(only: string[] | undefined, slow: boolean): readonly Scenario[] {
	if (only === undefined) return SCENARIOS.filter((one) => slow || one.slow !== true);
	return only.map((name) => {
		const scenario = SCENARIOS.find((one) => one.name === name);
		if (scenario !== undefined) return scenario;
		const names = SCENARIOS.map((one) => one.name).join(', ');
		throw new Error(`There is no scenario ${name}; there are ${names}.`);
	});
}

/** @returns whether it went as it should */
async function play({ name, run }: Scenario, lab: Lab): Promise<{ line: string; good: boolean }> {
	say(`${name}: starts`);
	const began = Date.now();
	let good = true;
	let facts: string;
	try {
		facts = await run(lab);
	} catch (error) {
		good = false;
		facts = error instanceof Error ? (error.stack ?? error.message) : String(error);
	}
	await lab.clearAway();
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	const line = `${good ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.padStart(6)} s  ${facts}`;
	say(line);
	return { line, good };
}

async function main(): Promise<boolean> {
	const { only, install, n8n, ...settings } = commandLine();
	if (install) {
		await provideAll(say, n8n);
		return true;
	}
	const scenarios = chosen(only, settings.slow);
	const lab = await Lab.open(say, settings, n8n);
	const results: Array<{ line: string; good: boolean }> = [];
	try {
		for (const scenario of scenarios) results.push(await play(scenario, lab));
	} finally {
		const good = results.length === scenarios.length && results.every((result) => result.good);
		if (!good) say(`logs are kept in ${lab.folder}`);
		await lab.close(!good);
	}
	console.log('\nSummary\n');
	for (const { line } of results) console.log(line);
	return results.every((result) => result.good);
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
