// `npm run playground`: installs what this project needs where that is missing, then starts main.ts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const inRoot = (file) => path.join(root, file);
const tsx = inRoot('node_modules/tsx/dist/cli.mjs');

// npm writes this file last.
if (!existsSync(inRoot('node_modules/.package-lock.json')) || !existsSync(tsx)) {
	console.log('Installing what this project needs, about a minute.');
	const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status !== 0) process.exit(status ?? 1);
}
// The Node.js that this project brings: n8n needs a newer one than may be installed.
const own = inRoot('node_modules/node/bin/node');
const child = spawn(
	existsSync(own) ? own : process.execPath,
	[tsx, inRoot('test/tools/playground/main.ts'), ...process.argv.slice(2)],
	{ stdio: 'inherit' },
);
// A Ctrl+C reaches the child itself; this process waits until it has ended everything.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
