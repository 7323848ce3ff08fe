import type { Clock } from './clock';
import { Pacer, type PaceRule } from './pacer';

/** The clocks of an account. UNIX milliseconds. */
export interface AccountTime {
	/**
	 * The service's own clock: never ahead of it, and behind by the way of the last answer and the
	 * part of a second that the answer left out. Null where no answer told it.
	 */
	serviceNow(): number | null;
	/** The service's clock, else this machine's. */
	now(): number;
}

/**
 * Milliseconds for which an earlier time is kept where a later answer tells one that lies before it:
 * longer than an answer takes, and short enough that no clock runs wrong by much.
 */
const KEPT_FOR = 60_000;

/** What this process knows of one account: how its calls are paced and how the service's clock is set. */
export class AccountQuotas implements AccountTime {
	/** Seconds to add to this machine's clock to get the server's, learnt from a refusal. */
	clockOffset = 0;

	private readonly lanes = new Map<string, Pacer>();
	private heard: { time: number; at: number } | undefined;

	constructor(private readonly clock: Clock) {}

	/** The lane of one action, or of several that share a quota. */
	lane(name: string, rule: PaceRule): Pacer {
		const lane = this.lanes.get(name) ?? new Pacer(rule, this.clock);
		this.lanes.set(name, lane);
		return lane;
	}

	/**
	 * Takes the service's clock from an answer that came just now. UNIX milliseconds. One that was long
	 * on its way tells a time that has passed: it does not set the clock back.
	 */
	hear(time: number): void {
		const known = this.serviceNow();
		const age = this.clock.elapsed() - (this.heard?.at ?? Number.NEGATIVE_INFINITY);
		if (known !== null && time < known && age < KEPT_FOR) return;
		this.heard = { time, at: this.clock.elapsed() };
	}

	serviceNow(): number | null {
		return this.heard === undefined ? null : this.heard.time + this.clock.elapsed() - this.heard.at;
	}

	now(): number {
		return this.serviceNow() ?? this.clock.now();
	}
}

/** The accounts this process has called, shared by all executions. */
export class Quotas {
	private readonly known = new Map<string, AccountQuotas>();

	constructor(private readonly clock: Clock) {}

	/** @param account names the account at its address: elsewhere it has another quota and clock */
	of(account: string): AccountQuotas {
		const quotas = this.known.get(account) ?? new AccountQuotas(this.clock);
		this.known.set(account, quotas);
		return quotas;
	}
}
