/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { execFile, execFileSync } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { freePort } from './ports';
import type { Programs } from './processes';
import { waitFor } from './waitFor';

const run = promisify(execFile);

const USER = 'n8n';

/** Starts a PostgreSQL of its own with an empty database; it ends with the run. */
export async function startPostgres(
	programs: Programs,
	server: string,
	folder: string,
): Promise<Record<string, string>> {
	const port = await freePort();
	const bin = path.dirname(server);
	const data = path.join(folder, 'postgres');
	// PostgreSQL refuses to run as root; its package made the user.
	const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
	await mkdir(data);
	if (owner.uid !== undefined) await chown(data, owner.uid, owner.gid);
	const initialize = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8'];
	await run(path.join(bin, 'initdb'), initialize, { ...owner, cwd: data });
	const listen = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
	programs.start('postgres', server, ['-D', data, '-p', String(port), ...listen], {
		...owner,
		cwd: data,
		log: path.join(folder, 'postgres.log'),
	});
	const to = ['-h', '127.0.0.1', '-p', String(port), '-U', USER];
	await waitFor(
		'PostgreSQL to be ready',
		60,
		async () =>
			await run(path.join(bin, 'pg_isready'), to).then(
				() => true,
				() => undefined,
			),
	);
	await run(path.join(bin, 'createdb'), [...to, 'n8n']);
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: 'n8n',
		DB_POSTGRESDB_USER: USER,
		DB_POSTGRESDB_PASSWORD: '',
		// n8n's usual 2 connections are few for many calls at once.
		DB_POSTGRESDB_POOL_SIZE: '10',
	};
}

function idOf(which: '-u' | '-g'): number {
	return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}
