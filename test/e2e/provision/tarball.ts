/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { textAt } from '../host/values';
import { ROOT } from '../../support/folders';

const run = promisify(execFile);

export interface Tarball {
	file: string;
	version: string;
}

/** Builds and packs the package, as it would be published. @param folder where the file goes */
export async function packTarball(folder: string): Promise<Tarball> {
	await run('npm', ['run', 'build'], { cwd: ROOT });
	const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
	const { stdout } = await run('npm', pack, { cwd: ROOT });
	const manifest: unknown = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
	return {
		file: path.join(folder, textAt(JSON.parse(stdout), 0, 'filename')),
		version: textAt(manifest, 'version'),
	};
}
