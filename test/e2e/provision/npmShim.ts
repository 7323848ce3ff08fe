/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Tarball } from './tarball';

/**
 * Writes a program `npm` which answers what n8n asks the public registry for with the tarball, and
 * hands everything else to the real npm. n8n asks no other registry without a licence.
 *
 * @param folder where it goes
 * @returns the folder to put first in the PATH of n8n
 */
export async function writeNpmShim(folder: string, { file, version }: Tarball): Promise<string> {
	const npm = execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim();
	const script = `#!/bin/sh
case "$1" in
	view) echo '"${version}"' ;;
	pack) cp '${file}' . && echo '${path.basename(file)}' ;;
	outdated) echo '{}' ;;
	*) exec '${npm}' "$@" ;;
esac
`;
	await mkdir(folder, { recursive: true });
	const shim = path.join(folder, 'npm');
	await writeFile(shim, script);
	await chmod(shim, 0o755);
	return folder;
}
