/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Takes n8n's helper for deduplication from every node, as an old n8n has none, and gives it back. */
export interface ClaimsSwitch {
	/** What n8n has to be started with. */
	env: Record<string, string>;
	set(claims: 'on' | 'off'): Promise<void>;
}

/** @param folder where its files go */
export async function writeClaimsSwitch(folder: string): Promise<ClaimsSwitch> {
	await mkdir(folder, { recursive: true });
	const off = path.join(folder, 'off');
	const preload = path.join(folder, 'preload.cjs');
	const script = `const { existsSync } = require('node:fs');
const Module = require('node:module');
const load = Module._load;
const seen = new Set();
Module._load = function (request, ...rest) {
	const loaded = load.call(this, request, ...rest);
	if (!request.endsWith('/deduplication-helper-functions') || seen.has(loaded)) return loaded;
	seen.add(loaded);
	const helpers = loaded.getDeduplicationHelperFunctions;
	loaded.getDeduplicationHelperFunctions = (...given) =>
		existsSync(${JSON.stringify(off)}) ? {} : helpers(...given);
	return loaded;
};
`;
	await writeFile(preload, script);
	return {
		env: { NODE_OPTIONS: `--require ${preload}` },
		async set(claims) {
			if (claims === 'off') await writeFile(off, '');
			else await rm(off, { force: true });
		},
	};
}
