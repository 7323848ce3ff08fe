/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { AsyncLocalStorage } from 'node:async_hooks';

import { systemClock } from '../../nodes/TencentLive/transport/clock';
import type { EmulatorClock } from '../emulator';

const clocks = new AsyncLocalStorage<EmulatorClock>();

/** Runs something whose clock is the service's: several can run side by side, each in its own time. */
export async function inTimeOf<T>(clock: EmulatorClock, run: () => Promise<T>): Promise<T> {
	return await clocks.run(clock, run);
}

/**
 * Makes the node tell the time by the service's clock, which stands still, and waiting move that
 * clock in place of taking time; gives the way back. Outside of `inTimeOf` nothing changes.
 */
export function takeOverTime(): () => void {
	const { now, elapsed, sleep } = systemClock;
	systemClock.now = () => clocks.getStore()?.now() ?? now();
	systemClock.elapsed = () => clocks.getStore()?.now() ?? elapsed();
	systemClock.sleep = async (milliseconds, signal) => {
		const clock = clocks.getStore();
		if (clock === undefined) await sleep(milliseconds, signal);
		else clock.advance(milliseconds);
	};
	return () => Object.assign(systemClock, { now, elapsed, sleep });
}
