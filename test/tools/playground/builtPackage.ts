/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program of its own: runs on Node itself, never inside n8n */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, statSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { ROOT } from '../../support/folders';

const run = promisify(execFile);

const SOURCES = ['{nodes,credentials}/**/*.*', 'package.json', 'tsconfig.json', 'gulpfile.js'];

async function digestOfSources(): Promise<string> {
	const hash = createHash('sha256');
	for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
		// The folder of a version has a dot in its name, too.
		if (statSync(path.join(ROOT, file)).isDirectory()) continue;
		hash.update(file).update(await readFile(path.join(ROOT, file)));
	}
	return hash.digest('hex');
}

/**
 * Builds the package and puts it where n8n finds it, unless just this is there.
 *
 * @param home n8n's own folder
 * @param isBuilt whether dist/ is of these sources for certain
 */
export async function placePackage(
	home: string,
	say: (words: string) => void,
	isBuilt: boolean,
): Promise<void> {
	const folder = path.join(home, '.n8n/nodes/node_modules/n8n-nodes-tencent-live');
	const mark = path.join(folder, '.digest');
	const digest = await digestOfSources();
	if (existsSync(mark) && (await readFile(mark, 'utf8')) === digest) return;
	if (!isBuilt) {
		say('building the package, about ten seconds');
		await run('npm', ['run', 'build'], { cwd: ROOT });
	}
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await cp(path.join(ROOT, 'dist'), path.join(folder, 'dist'), { recursive: true });
	await cp(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
	await writeFile(mark, digest);
}
