/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { startPostgres } from '../../e2e/host/postgres';
import type { Programs } from '../../e2e/host/processes';
import { provideDebian } from '../../e2e/provision/debian';
import { v3, workflow } from '../../support/engine';

const run = promisify(execFile);

/** Milliseconds n8n has to make its tables and to take in the workflows; seen: 10 seconds. */
const PATIENCE = 240_000;

export const DATABASES = ['sqlite', 'postgres'] as const;
export type Database = (typeof DATABASES)[number];

export interface Prepared {
	/** What a process needs to find it. */
	env: Record<string, string>;
	/** Ids of saved workflows; each has a row of its own, that nobody has written yet. */
	workflows: string[];
}

/** A new database as n8n makes it, with saved workflows in it. */
export async function prepare(
	which: Database,
	n8nFile: string,
	inFolder: string,
	programs: Programs,
	say: (words: string) => void,
): Promise<Prepared> {
	const folder = path.join(inFolder, which);
	const home = path.join(folder, 'home');
	await mkdir(home, { recursive: true });
	const env = {
		PATH: [path.dirname(process.execPath), process.env.PATH ?? ''].join(path.delimiter),
		HOME: home,
		LANG: 'C.UTF-8',
		N8N_USER_FOLDER: home,
		N8N_ENCRYPTION_KEY: 'only-for-these-tests',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_LOG_LEVEL: 'silent',
		...(which === 'sqlite'
			? { DB_TYPE: 'sqlite' }
			: await startPostgres(programs, await provideDebian('postgresql', say), folder)),
	};
	const workflows = Array.from({ length: 40 }, (_, index) => `claims${index}`);
	const file = path.join(folder, 'workflows.json');
	const json = workflows.map((id) => ({
		...workflow({ parameters: v3() }),
		id,
		name: id,
		active: false,
	}));
	await writeFile(file, JSON.stringify(json));
	const command = [n8nFile, 'import:workflow', `--input=${file}`];
	await run(process.execPath, command, { env, cwd: folder, timeout: PATIENCE });
	return { env, workflows };
}
