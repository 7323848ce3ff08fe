import { orAbort } from '../transport/clock';
import type { Outcome } from './outcome';

/** What an intent came to, and whether this caller led the way or followed another. */
export interface Shared {
	outcome: Outcome;
	led: boolean;
}

/**
 * Who may send. Equal intents that run at the same time in this process share one flight; whoever
 * wants overlapping tasks of one stream takes turns. Nothing is kept once it has settled.
 */
export class Claim {
	private readonly flights = new Map<string, Promise<Outcome>>();
	private readonly turns = new Map<string, Promise<unknown>>();

	/**
	 * Follows the flight under this key, or leads it.
	 *
	 * @param mayTakeOver whether another's outcome only says that it gave up: then this caller leads
	 * @param signal ends the waiting for another's, which goes on
	 * @throws the signal's reason
	 */
	async share(
		key: string,
		lead: () => Promise<Outcome>,
		mayTakeOver: (outcome: Outcome) => boolean,
		signal?: AbortSignal,
	): Promise<Shared> {
		for (;;) {
			const flight = this.flights.get(key);
			if (flight === undefined) return { outcome: await this.start(key, lead), led: true };
			const outcome = await orAbort(flight, signal);
			if (!mayTakeOver(outcome)) return { outcome, led: false };
		}
	}

	/**
	 * Lets work under one key run one after the other, in the order it came.
	 *
	 * @param signal ends the waiting: then the work is not begun
	 * @throws the signal's reason
	 */
	async inTurn<T>(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		const before = this.turns.get(key) ?? Promise.resolve();
		const result = orAbort(before, signal).then(work);
		// Whoever gives up waiting must not let the next one in before its time.
		const settled: Promise<void> = Promise.allSettled([before, result]).then(() => {
			if (this.turns.get(key) === settled) this.turns.delete(key);
		});
		this.turns.set(key, settled);
		return await result;
	}

	private async start(key: string, lead: () => Promise<Outcome>): Promise<Outcome> {
		const flight = lead();
		this.flights.set(key, flight);
		try {
			return await flight;
		} finally {
			this.flights.delete(key);
		}
	}
}
