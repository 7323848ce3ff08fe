/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node itself, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds. */
const PAUSE = 100;

/**
 * Asks until the answer is not undefined.
 *
 * @param seconds when to give up
 * @throws Error naming what did not come
 */
export async function waitFor<T>(
	what: string,
	seconds: number,
	ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
	const end = Date.now() + seconds * 1000;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined) return answer;
		if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for ${what}.`);
		await sleep(PAUSE);
	}
}
