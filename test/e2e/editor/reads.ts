/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

/** Milliseconds; measured: less than 1 s after what it follows from. */
const SHOWN_WITHIN = 15_000;
const PAUSE = 100;

/**
 * Reads again and again until it is what it should be.
 *
 * @throws AssertionError with what was read last
 */
export async function reads<T>(what: string, expected: T, read: () => Promise<T>): Promise<void> {
	const end = Date.now() + SHOWN_WITHIN;
	for (;;) {
		const seen = await read();
		if (isDeepStrictEqual(seen, expected)) return;
		if (Date.now() > end) assert.deepEqual(seen, expected, what);
		await sleep(PAUSE);
	}
}
