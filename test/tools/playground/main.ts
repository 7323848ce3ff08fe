/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program of its own: runs on Node itself, never inside n8n */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { Programs } from '../../e2e/host/processes';
import { CACHE } from '../../support/folders';
import { openPlayground, type Playground } from './playground';
import { installedSoFar, Progress } from './progress';

const USAGE = `n8n with this package and the examples, beside an emulated Tencent Cloud, on 127.0.0.1 only.

Usage: npm run playground [-- options]
  --fresh          forgets the workflows and the owner of earlier starts
  --home <folder>  where they are kept; .cache/playground unless given
  --help           this text`;

const started = Date.now();

function greeting({ emulator, n8n, owner, signIn }: Playground): string {
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	return [
		`Ready after ${seconds} s.`,
		'',
		`  n8n            ${signIn.url}`,
		`                 signs you in; without it: ${n8n.url}, ${owner.email}, ${owner.password}`,
		`  Tencent Cloud  ${emulator.url}`,
		'                 emulated: streams, tasks, calls, events and faults, live; put it beside n8n',
		'',
		'In n8n: + , type "record", Tencent Live, Create recording task; pick a domain and a stream; Execute.',
		'The examples are under Overview, with a credential that works. Stop with Ctrl+C.',
	].join('\n');
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			fresh: { type: 'boolean', default: false },
			home: { type: 'string', default: path.join(CACHE, 'playground') },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const folder = path.resolve(values.home);
	if (values.fresh) await rm(folder, { recursive: true, force: true });
	const programs = new Programs();
	let open: Playground | undefined;
	const end = async (code: number) => {
		open?.signIn.close();
		await programs.stopAll();
		await open?.emulator.close();
		process.exit(code);
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			console.log('\nStopping n8n.');
			void end(0);
		});
	}
	const progress = new Progress(installedSoFar());
	try {
		open = await openPlayground(folder, programs, (words) => progress.say(words));
	} catch (error) {
		progress.end();
		console.error(error instanceof Error ? error.message : error);
		await end(1);
		return;
	}
	progress.end();
	console.log(greeting(open));
}

void main();
