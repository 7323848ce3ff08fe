/**
 * Refuses the call that would be one too many inside any window of a given
 * length. Only calls that were let through count: whether refused ones do is
 * not documented, and counting them would never let a hasty client in again.
 */
export class WindowLimit {
	private readonly admitted = new Map<string, number[]>();

	/** @param windowMs length of the window in milliseconds */
	constructor(private readonly windowMs: number) {}

	/**
	 * Admits a call at `now` (milliseconds) and gives 0, or refuses it and gives
	 * how many calls it would have made of the window.
	 */
	admit(key: string, most: number, now: number): number {
		const recent = (this.admitted.get(key) ?? []).filter((at) => at > now - this.windowMs);
		const refused = recent.length >= most;
		if (!refused) recent.push(now);
		this.admitted.set(key, recent);
		return refused ? recent.length + 1 : 0;
	}
}
