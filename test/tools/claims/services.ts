import { startEmulator, type Emulator } from '../../emulator';
import { DOMAIN } from '../../support/engine';

/** Milliseconds before every answer: below the wait of a claim, so that the wait shows. */
const ROUND_TRIP = 30;

/** Rounds after which a new one takes the place of a service: a long listing would slow all down. */
const ROUNDS = 10;

/** Tencent's side, once for each lag of the listing. */
export class Services {
	private readonly current = new Map<number, { emulator: Emulator; rounds: number }>();
	private readonly all: Emulator[] = [];

	/** The service whose listing is so many milliseconds late. */
	async late(listingDelayMs: number): Promise<Emulator> {
		const known = this.current.get(listingDelayMs);
		if (known !== undefined && known.rounds < ROUNDS) {
			known.rounds += 1;
			return known.emulator;
		}
		const emulator = await startEmulator({
			domains: [DOMAIN],
			latencyMs: ROUND_TRIP,
			listingDelayMs,
			limits: { v3PerSecond: Number.POSITIVE_INFINITY },
		});
		this.all.push(emulator);
		this.current.set(listingDelayMs, { emulator, rounds: 1 });
		return emulator;
	}

	/** Whoever follows in an earlier round may still look: all stay until then. */
	async close(): Promise<void> {
		for (const emulator of this.all) await emulator.close();
	}
}
