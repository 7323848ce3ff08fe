import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator';
import { NOON } from './clients';

/** A channel that is pushed to, and one that is not. */
export const LIVE = '16093104850681751595';
export const QUIET = '16093104850681751596';

const started: Emulator[] = [];

/** An emulator whose clock is frozen at noon in China, with two channels; closed by `stopAll`. */
export async function start(options: EmulatorOptions = {}): Promise<Emulator> {
	const emulator = await startEmulator({
		channels: [
			{ id: LIVE, name: 'live channel', live: true },
			{ id: QUIET, name: 'quiet channel', live: false },
		],
		limits: { v3PerSecond: Infinity, v2PerMinute: Infinity },
		...options,
	});
	emulator.clock.freeze(NOON);
	started.push(emulator);
	return emulator;
}

/** Closes every emulator of this file; for `afterEach`. */
export async function stopAll(): Promise<void> {
	await Promise.all(started.splice(0).map(async (emulator) => await emulator.close()));
}
