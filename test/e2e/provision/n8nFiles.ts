/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { execFile, type ExecFileOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { provideDebian } from './debian';
import { CACHE, ROOT } from './folders';

const run = promisify(execFile);
const PINNED = path.join(ROOT, 'test/e2e/n8n');

/**
 * Installs the n8n that test/e2e/n8n pins into the cache folder, unless it is there.
 *
 * @returns the file to start it by
 */
export async function provideN8n(say: (words: string) => void): Promise<string> {
	const lock = await readFile(path.join(PINNED, 'package-lock.json'));
	const digest = createHash('sha256').update(lock).digest('hex');
	const folder = path.join(CACHE, 'n8n');
	const complete = path.join(folder, '.complete');
	const start = path.join(folder, 'node_modules/n8n/bin/n8n');
	const installed = existsSync(complete) ? await readFile(complete, 'utf8') : '';
	if (installed === digest) return start;
	say('installing n8n, about four minutes');
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(path.join(PINNED, file), path.join(folder, file));
	}
	const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
	// Install scripts are off since one of n8n's dependencies would build native code from sources that
	// are not in its package; the only one n8n needs here is that of sqlite3.
	await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
	await rebuildSqlite(options, say);
	await writeFile(complete, digest);
	return start;
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
