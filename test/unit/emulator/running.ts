import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator';

/** 2026-03-02 12:00:00 in China, in milliseconds: where the tests' frozen clocks stand. */
export const NOON = Date.UTC(2026, 2, 2, 4, 0, 0);

export const MINUTE = 60_000;

/** UNIX seconds. */
export const NOW = NOON / 1000;
export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** A channel that is pushed to, and one that is not. */
export const LIVE = '16093104850681751595';
export const QUIET = '16093104850681751596';

export const DOMAIN = 'push.example.com';
export const STREAM = { StreamName: 's', DomainName: DOMAIN, AppName: 'live' };
export const OTHER = { secretId: 'AKIDother', secretKey: 'k' };

export const numbers = (count: number) => [...Array(count).keys()];

/** Does something so many times, one after the other. */
export async function times(count: number, run: () => Promise<unknown>): Promise<void> {
	for (let done = 0; done < count; done += 1) await run();
}

const started: Emulator[] = [];

/** An emulator whose clock is frozen at noon in China, with two channels; closed after the test. */
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

afterEach(async () => {
	await Promise.all(started.splice(0).map(async (emulator) => await emulator.close()));
});
