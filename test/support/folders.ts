/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../..');

/** Ignored by git, kept from one run to the next. */
export const CACHE = path.join(ROOT, '.cache');
