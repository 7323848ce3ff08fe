/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { execFile, type ExecFileOptions } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { CACHE, ROOT } from '../../support/folders';
import { providePinned } from '../../support/pinned';
import { provideDebian } from './debian';

const run = promisify(execFile);

/**
 * Installs the n8n that test/e2e/n8n pins into the cache folder, unless it is there.
 *
 * @returns the file to start it by
 */
export async function provideN8n(say: (words: string) => void): Promise<string> {
	const to = path.join(CACHE, 'n8n');
	await providePinned({
		from: path.join(ROOT, 'test/e2e/n8n'),
		to,
		onInstall: () => say('installing n8n, about four minutes'),
		// Install scripts are off since one of n8n's dependencies would build native code from sources
		// that are not in its package; the only one n8n needs here is that of sqlite3.
		finish: async (options) => await rebuildSqlite(options, say),
	});
	return path.join(to, 'node_modules/n8n/bin/n8n');
}

/** Takes the ready-made binary where it can be had, else builds it. */
async function rebuildSqlite(options: ExecFileOptions, say: (words: string) => void) {
	const rebuild = ['rebuild', 'sqlite3'];
	try {
		await run('npm', rebuild, options);
	} catch {
		say('building sqlite3');
		for (const name of ['g++', 'make', 'python3', 'libnode-dev'] as const) {
			await provideDebian(name, say);
		}
		// The headers of whatever Node is there: sqlite3 uses the part that is the same in all of them.
		await run('npm', rebuild, { ...options, env: { ...process.env, npm_config_nodedir: '/usr' } });
	}
}
