/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { execFile, type ExecFileOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What is installed beside the project: other versions of n8n, in parts or whole. */
export interface Pinned {
	/** The folder with package.json and package-lock.json. */
	from: string;
	/** Where it goes; what was there before goes away. */
	to: string;
	/** What is said before it takes its time. */
	onInstall?(): void;
	/** What `npm ci` without install scripts leaves undone. */
	finish(options: ExecFileOptions): Promise<void>;
}

/** Installs exactly what a lockfile says, unless that is there. */
export async function providePinned({ from, to, onInstall, finish }: Pinned): Promise<void> {
	const lock = await readFile(path.join(from, 'package-lock.json'));
	const digest = createHash('sha256').update(lock).digest('hex');
	const complete = path.join(to, '.complete');
	const installed = existsSync(complete) ? await readFile(complete, 'utf8') : '';
	if (installed === digest) return;
	onInstall?.();
	await rm(to, { recursive: true, force: true });
	await mkdir(to, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(path.join(from, file), path.join(to, file));
	}
	const options = { cwd: to, maxBuffer: 64 * 1024 * 1024 };
	const install = ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
	await run('npm', install, options);
	await finish(options);
	await writeFile(complete, digest);
}
