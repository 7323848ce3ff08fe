/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program of its own: runs on Node itself, never inside n8n */
import { parseArgs } from 'node:util';

import { sendFromCommandLine } from './callbackCommand';
import { EVENING_SHOW, EXAMPLE_ACCOUNT, type RequestRecord, startEmulator } from './index';
import { greeting, USAGE } from './usage';

const DEFAULT_PORT = '8089';

function resultOf(request: RequestRecord): string {
	const code = [request.code, request.innerCode].filter((part) => part !== null).join(' ');
	const fault = request.fault === null ? '' : ` (fault ${request.fault})`;
	return `${request.result}${code === '' ? '' : ` ${code}`}${fault}`;
}

function line(request: RequestRecord): string {
	const generation = request.generation ?? '-';
	const action = request.action === '' ? '-' : request.action;
	return `${new Date(request.at).toISOString()}  ${generation}  ${action.padEnd(28)}  ${resultOf(request)}`;
}

/** How long the evening show is pushed, and how long it is not; milliseconds. */
const SHOW = 4 * 60_000;
const PAUSE = 2 * 60_000;

async function serve(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: DEFAULT_PORT },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	if (values.help) {
		console.log(USAGE);
		return;
	}
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new Error('--port takes a number from 0 to 65535');
	}
	const emulator = await startEmulator({
		...EXAMPLE_ACCOUNT,
		port,
		keepRecords: 1000,
		onRequest: (request) => console.log(line(request)),
	});
	emulator.pushes.comeAndGo(EVENING_SHOW, SHOW, PAUSE);
	console.log(`${greeting(emulator.url)}\n`);
	const stop = () => {
		void emulator.close();
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

async function main(): Promise<void> {
	const [command, ...rest] = process.argv.slice(2);
	if (command !== 'callback') await serve();
	else if (!(await sendFromCommandLine(rest))) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
