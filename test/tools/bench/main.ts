/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program for the terminal, on Node itself */
import { parseArgs } from 'node:util';

import { isolateFromHome } from '../../support/harness/isolateFromHome';
import { EmulatorHost } from './emulatorHost';
import { thisMachine } from './machine';
import { readResults, writeResults } from './report/files';
import { SECTIONS, type Results, type Section } from './report/results';
import { printed } from './report/tables';
import { SCALES, type Scale } from './scale';

isolateFromHome();

const begin = performance.now();

function say(words: string): void {
	const seconds = Math.round((performance.now() - begin) / 1000);
	console.error(`${String(seconds).padStart(5)} s  ${words}`);
}

async function measure(sections: readonly Section[], scale: Scale): Promise<Partial<Results>> {
	// Imported late: n8n-core reads its folders when it is loaded.
	const { measureSection } = await import('./sections');
	const host = EmulatorHost.start();
	const results: Partial<Results> = {};
	try {
		for (const section of sections) {
			say(`${section} …`);
			Object.assign(results, await measureSection(section, { host, scale, say }));
		}
	} finally {
		host.stop();
	}
	return results;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			full: { type: 'boolean', default: false },
			quick: { type: 'boolean', default: false },
			only: { type: 'string', multiple: true, default: [] },
			write: { type: 'boolean', default: false },
		},
	});
	const scale = SCALES[values.full ? 'full' : values.quick ? 'quick' : 'default'];
	const sections = SECTIONS.filter(
		(name) => values.only.length === 0 || values.only.includes(name),
	);
	if (sections.length === 0) throw new Error(`--only takes one of ${SECTIONS.join(', ')}`);
	const machine = thisMachine();
	const results = await measure(sections, scale);
	console.log(printed(results, machine));
	const whole = sections.length === SECTIONS.length && scale.name !== 'quick';
	if (!whole && !values.write) return;
	const kept = { ...(await readResults()), ...results, machine, scale: scale.name };
	for (const file of await writeResults(kept)) say(`wrote ${file}`);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
