/**
 * One at a time, in turn: of those who wait, each owner gets one before any gets another. So a single
 * call does not wait for all of somebody else's thousand.
 */
export class Turns {
	private isTaken = false;
	/** Those who wait, by owner, in the order in which the owners come; each first come, first served. */
	private readonly waiting = new Map<unknown, Array<() => void>>();

	private served: unknown;

	/** Waits for the owner's turn, and keeps it as long as the work takes. */
	async take<T>(owner: unknown, work: () => Promise<T>): Promise<T> {
		if (this.isTaken) await new Promise<void>((resolve) => this.wait(owner, resolve));
		this.isTaken = true;
		this.served = owner;
		try {
			return await work();
		} finally {
			this.handOn();
		}
	}

	private wait(owner: unknown, resolve: () => void): void {
		const known = this.waiting.get(owner);
		if (known === undefined) this.waiting.set(owner, [resolve]);
		else known.push(resolve);
	}

	private handOn(): void {
		const owners = [...this.waiting.keys()];
		// Whoever had the last turn comes after those who came meanwhile.
		const owner = owners.find((one) => one !== this.served) ?? owners[0];
		const [next, ...others] = this.waiting.get(owner) ?? [];
		this.waiting.delete(owner);
		if (others.length > 0) this.waiting.set(owner, others);
		if (next === undefined) this.isTaken = false;
		else next();
	}
}
