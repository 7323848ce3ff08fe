/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program of its own: runs on Node itself, never inside n8n */
import { parseArgs } from 'node:util';

import { sendFromCommandLine } from './callbackCommand';
import { DEFAULT_ACCOUNT, type RequestRecord, startEmulator } from './index';

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

async function serve(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string', default: DEFAULT_PORT } } });
	const port = Number(values.port);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new Error('--port takes a number from 0 to 65535');
	}
	const emulator = await startEmulator({
		port,
		domains: ['push.example.com', { name: 'play.example.com', type: 'play', enabled: true }],
		streams: [{ domain: 'push.example.com', app: 'live', stream: 'demo' }],
		channels: [
			{ id: '16093104850681751595', name: 'Live channel', live: true },
			{ id: '16093104850681751596', name: 'Quiet channel', live: false },
		],
		templates: [{ id: 1, name: 'hls', formats: ['hls'] }],
		onRequest: (request) => console.log(line(request)),
	});
	console.log(`API 3.0    ${emulator.url}`);
	console.log(`Legacy API ${emulator.url}/v2/index.php`);
	// A made-up pair that opens nothing but this emulator.
	console.log(`SecretId   ${DEFAULT_ACCOUNT.secretId}`);
	console.log(`SecretKey  ${DEFAULT_ACCOUNT.secretKey}`);
	console.log('Push domain push.example.com, stream live/demo, channel 16093104850681751595');
	console.log('Stop with Ctrl+C.');
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
