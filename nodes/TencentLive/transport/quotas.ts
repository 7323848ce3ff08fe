import type { Clock } from './clock';
import { Pacer, type PaceRule } from './pacer';

/** What this process knows of one account: how its calls are paced and how its clock is set. */
export class AccountQuotas {
	/** Seconds to add to this machine's clock to get the server's, learnt from a refusal. */
	clockOffset = 0;

	private readonly lanes = new Map<string, Pacer>();

	constructor(private readonly clock: Clock) {}

	/** The lane of one action, or of several that share a quota. */
	lane(name: string, rule: PaceRule): Pacer {
		const lane = this.lanes.get(name) ?? new Pacer(rule, this.clock);
		this.lanes.set(name, lane);
		return lane;
	}
}

/** The accounts this process has called, shared by all executions. */
export class Quotas {
	private readonly known = new Map<string, AccountQuotas>();

	constructor(private readonly clock: Clock) {}

	/** An account is a SecretId at a base URL: the same key elsewhere has another quota and clock. */
	of(secretId: string, baseUrl: string): AccountQuotas {
		const key = `${secretId} ${baseUrl}`;
		const account = this.known.get(key) ?? new AccountQuotas(this.clock);
		this.known.set(key, account);
		return account;
	}
}
