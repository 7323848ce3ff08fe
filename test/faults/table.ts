/* eslint-disable no-console, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a program for the terminal, on Node itself */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { isolateFromHome } from '../support/harness/isolateFromHome';

isolateFromHome();

const PAGE = path.resolve(__dirname, '../../docs/faults.md');

/** Runs every fault and writes the page about them. */
async function main(): Promise<void> {
	// Imported late: n8n-core reads its folders when it is loaded.
	const { Observatory } = await import('./observe');
	const { SCENARIOS } = await import('./scenarios');
	const { faultPage } = await import('./faultTable');
	const observatory = new Observatory();
	try {
		await writeFile(PAGE, await faultPage(await observatory.observeAll(SCENARIOS)));
	} finally {
		observatory.close();
	}
	console.log(`wrote ${path.relative(process.cwd(), PAGE)}`);
}

void main();
