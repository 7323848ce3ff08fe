/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { execFile, type ExecFileOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { CACHE, ROOT } from '../../support/folders';
import { providePinned } from '../../support/pinned';
import { textAt } from '../host/values';
import { provideDebian } from './debian';

const run = promisify(execFile);

/** The n8n that the tests are written for; the oldest one that is supported has a lockfile too. */
const USUAL = 'n8n';

/** What starts n8n. */
export interface N8nFiles {
	/** The program that runs it. */
	node: string;
	/** The file to start it by. */
	file: string;
}

/**
 * Installs an n8n into the cache folder, unless it is there: the one that test/e2e/n8n pins, or
 * another version with the oldest Node that it wants.
 */
export async function provideN8n(
	say: (words: string) => void,
	version?: string,
): Promise<N8nFiles> {
	const name = version === undefined ? USUAL : `${USUAL}-${version}`;
	const to = path.join(CACHE, name);
	await providePinned({
		from: await pinOf(name, version),
		to,
		onInstall: () => say(`installing n8n ${version ?? ''}, about four minutes`),
		// Install scripts are off since one of n8n's dependencies would build native code from sources
		// that are not in its package; those needed here are sqlite3's, and that of a Node of its own.
		finish: async (options) => {
			if (version !== undefined) await run('npm', ['rebuild', 'node'], options);
			if (!(await takeSqliteFrom(path.join(CACHE, USUAL), to))) await rebuildSqlite(options, say);
		},
	});
	return {
		node: version === undefined ? process.execPath : path.join(to, 'node_modules/node/bin/node'),
		file: path.join(to, 'node_modules/n8n/bin/n8n'),
	};
}

/** The folder that pins a version: the project's, or one made now for a version tried by hand. */
async function pinOf(name: string, version: string | undefined): Promise<string> {
	const ours = path.join(ROOT, 'test/e2e', name);
	if (version === undefined || existsSync(ours)) return ours;
	const made = path.join(CACHE, 'pins', name);
	if (existsSync(path.join(made, 'package-lock.json'))) return made;
	await mkdir(made, { recursive: true });
	const manifest = {
		private: true,
		name,
		dependencies: { n8n: version, node: version.startsWith('1.') ? '20.19.0' : '22.16.0' },
		// What older versions ask for is not in the registry.
		overrides: { xlsx: '0.18.5' },
	};
	await writeFile(path.join(made, 'package.json'), JSON.stringify(manifest));
	const lock = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'];
	await run('npm', lock, { cwd: made, maxBuffer: 64 * 1024 * 1024 });
	return made;
}

/** sqlite3 is built against what is the same in all versions of Node: one build serves every n8n. */
async function takeSqliteFrom(other: string, to: string): Promise<boolean> {
	const [built, wanted] = [other, to].map((folder) => path.join(folder, 'node_modules/sqlite3'));
	const release = 'build/Release';
	const file = `${release}/node_sqlite3.node`;
	if (built === undefined || wanted === undefined || built === wanted) return false;
	if (!existsSync(path.join(built, file))) return false;
	const versionIn = async (folder: string) =>
		textAt(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')), 'version');
	if ((await versionIn(built)) !== (await versionIn(wanted))) return false;
	await mkdir(path.join(wanted, release), { recursive: true });
	await copyFile(path.join(built, file), path.join(wanted, file));
	return true;
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
