/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions, no-console -- a program of its own: runs on Node itself, never inside n8n */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { CACHE, ROOT } from '../support/folders';
import { providePinned } from '../support/pinned';

/*
 * Runs the tests that matter most on the engines of older versions of n8n, each on its own Node. What
 * is replaced is n8n-core, n8n-workflow and what they bring; the rest is the project's.
 */

const run = promisify(execFile);

/** The folders beside this file: one a version of n8n, the oldest first. */
const VERSIONS = ['1.100', '1.123', '2.20'];

/** Of the tests, all but what only holds for the n8n that the page was written of. */
const TESTS = '^(?!docs/faults\\.md)';

/** Installs the engine of a version, and its Node. @returns the folder that has both */
async function provide(version: string): Promise<string> {
	const to = path.join(CACHE, 'matrix', version);
	await providePinned({
		from: path.join(ROOT, 'test/matrix', version),
		to,
		onInstall: () => console.log(`installing the engine of n8n ${version}`),
		// The package `node` fetches its program in an install script, by the npm in the PATH.
		finish: async (options) => {
			await run('npm', ['rebuild', 'node'], options);
		},
	});
	return to;
}

/** @returns whether all tests passed */
async function test(version: string, folder: string, files: string[]): Promise<boolean> {
	const node = path.join(folder, 'node_modules/.bin/node');
	const nodeVersion = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
	console.log(`\nn8n ${version}, Node ${nodeVersion}`);
	const began = Date.now();
	const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
	const config = path.join(ROOT, 'test/matrix/jest.config.js');
	const child = spawn(node, [jest, '--config', config, '-t', TESTS, ...files], {
		stdio: 'inherit',
		// What an error of n8n's helper means is decided below both generations: one will do.
		env: { ...process.env, ENGINE_FOLDER: folder, FAULT_GENERATIONS: 'v3' },
	});
	const [code]: unknown[] = await once(child, 'close');
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	console.log(`n8n ${version}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
	return code === 0;
}

async function main(): Promise<boolean> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			only: { type: 'string', multiple: true, default: VERSIONS },
			install: { type: 'boolean', default: false },
		},
	});
	mkdirSync(path.join(CACHE, 'matrix'), { recursive: true });
	let good = true;
	for (const version of values.only) {
		const folder = await provide(version);
		if (!values.install) good = (await test(version, folder, positionals)) && good;
	}
	return good;
}

main().then(
	(good) => process.exit(good ? 0 : 1),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
