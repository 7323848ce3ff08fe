/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';

import { freePort } from './ports';
import type { Programs } from './processes';
import { waitFor } from './waitFor';

/** Starts a Redis of its own that keeps nothing; it ends with the run. */
export async function startRedis(
	programs: Programs,
	server: string,
	folder: string,
): Promise<Record<string, string>> {
	const port = await freePort();
	const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	programs.start('redis', server, ['--port', String(port), ...settings], {
		cwd: folder,
		log: path.join(folder, 'redis.log'),
	});
	await waitFor('Redis to be ready', 60, async () => {
		const socket = connect(port, '127.0.0.1');
		try {
			await once(socket, 'connect');
			return true;
		} catch {
			return undefined;
		} finally {
			socket.destroy();
		}
	});
	return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) };
}
