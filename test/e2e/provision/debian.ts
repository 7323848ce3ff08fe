/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where Debian's packages put what is needed, by package. */
const PROGRAMS = {
	chromium: '/usr/bin/chromium',
	'redis-server': '/usr/bin/redis-server',
	postgresql: '/usr/lib/postgresql/*/bin/postgres',
	'g++': '/usr/bin/g++',
	make: '/usr/bin/make',
	python3: '/usr/bin/python3',
	'libnode-dev': '/usr/include/node/node_api.h',
} as const;

export type DebianPackage = keyof typeof PROGRAMS;

/**
 * The path of a program or file, installed from its Debian package where it is missing, which takes root.
 *
 * @throws Error where it cannot be installed
 */
export async function provideDebian(
	name: DebianPackage,
	say: (words: string) => void,
): Promise<string> {
	const there = find(name);
	if (there !== undefined) return there;
	say(`installing Debian's ${name}`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const options = { env, maxBuffer: 64 * 1024 * 1024 };
	const install = ['install', '-y', '--no-install-recommends', name];
	await run('apt-get', install, options).catch(async () => {
		// The lists of packages may be missing or old.
		await run('apt-get', ['update'], options);
		await run('apt-get', install, options);
	});
	const found = find(name);
	if (found === undefined)
		throw new Error(`Debian's package ${name} brought no ${PROGRAMS[name]}.`);
	return found;
}

function find(name: DebianPackage): string | undefined {
	return globSync(PROGRAMS[name]).findLast((file) => existsSync(file));
}
