/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program of its own: runs on Node itself, never inside n8n */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { at } from '../../e2e/host/values';

/** What is kept from one start to the next; for this machine's user only. */
export interface Kept {
	/** Of the owner of this n8n. */
	password: string;
	/** What n8n encrypts credentials with. */
	encryptionKey: string;
	/** Signs the emulator's events. */
	callbackSecret: string;
	/** Ids in n8n, once they are there. */
	credential: string;
	/** Of the workflow with the trigger. */
	events: string;
}

const made = () => randomBytes(12).toString('hex');

function textOr(value: unknown, other: string): string {
	return typeof value === 'string' && value !== '' ? value : other;
}

/** @param folder the playground's own */
export async function readKept(folder: string): Promise<Kept> {
	const file = path.join(folder, 'kept.json');
	const saved: unknown = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {};
	return {
		// n8n wants a capital letter and a digit.
		password: textOr(at(saved, 'password'), `P1${made()}`),
		encryptionKey: textOr(at(saved, 'encryptionKey'), made()),
		callbackSecret: textOr(at(saved, 'callbackSecret'), made()),
		credential: textOr(at(saved, 'credential'), ''),
		events: textOr(at(saved, 'events'), ''),
	};
}

export async function writeKept(folder: string, kept: Kept): Promise<void> {
	await writeFile(path.join(folder, 'kept.json'), JSON.stringify(kept), { mode: 0o600 });
}
