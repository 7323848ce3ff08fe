/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below those that the system hands to whoever asks for any: one of these would be given to another
 * program in the seconds until n8n listens on it.
 */
const FROM = 20_000;
const TO = 32_000;

const TRIES = 100;

/** So that two that are asked for at the same time differ. */
const handedOut = new Set<number>();

/** A port on 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
	for (let tried = 0; tried < TRIES; tried++) {
		const port = randomInt(FROM, TO);
		if (!handedOut.has(port) && (await isFree(port))) {
			handedOut.add(port);
			return port;
		}
	}
	throw new Error('No port is free.');
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer().listen(port, '127.0.0.1');
	try {
		await once(server, 'listening');
	} catch {
		return false;
	}
	server.close();
	await once(server, 'close');
	return true;
}
