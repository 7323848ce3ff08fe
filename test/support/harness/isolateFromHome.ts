/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Gives n8n-core a folder of its own, gone when the process ends: it would write a key file into the
 * home folder otherwise. To be called before n8n-core is loaded.
 */
export function isolateFromHome(): void {
	const folder = mkdtempSync(path.join(tmpdir(), 'tencent-live-n8n-'));
	process.env.N8N_USER_FOLDER = folder;
	process.env.N8N_LOG_LEVEL = 'silent';
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
