/** The sender repeats a call up to 12 times, a minute apart, each after up to 20 seconds. Seconds. */
const KEPT_FOR = 3_600;

/** No more than this many are kept: beyond it the oldest are forgotten. */
const MOST = 2_000;

/** Where the trigger keeps what it has seen: the workflow's static data. UNIX seconds by identity. */
export interface ReplayHome {
	seen?: Record<string, number>;
}

/**
 * Remembers events by their identity, so that each starts the workflow once. Static data is saved
 * after the call has been answered, so that two repetitions at the same moment would both find it
 * empty: this process also remembers by itself.
 */
export class Replay {
	private readonly inProcess = new Map<string, number>();

	/**
	 * Whether the event has not been remembered yet.
	 *
	 * @param trigger names the trigger, since one process serves many
	 * @param now UNIX seconds
	 */
	isNew(home: ReplayHome, trigger: string, identity: string, now: number): boolean {
		const last = Math.max(
			home.seen?.[identity] ?? 0,
			this.inProcess.get(`${trigger} ${identity}`) ?? 0,
		);
		return last <= now - KEPT_FOR;
	}

	/** Remembers the event as handed on, so that it is not new any more. */
	remember(home: ReplayHome, trigger: string, identity: string, now: number): void {
		const key = `${trigger} ${identity}`;
		// Put anew at the end: the oldest stand first.
		this.inProcess.delete(key);
		this.inProcess.set(key, now);
		this.dropOld(now);
		home.seen = newest({ ...home.seen, [identity]: now }, now);
	}

	private dropOld(now: number): void {
		for (const [key, at] of this.inProcess) {
			if (at > now - KEPT_FOR && this.inProcess.size <= MOST) return;
			this.inProcess.delete(key);
		}
	}
}

function newest(seen: Record<string, number>, now: number): Record<string, number> {
	const kept = Object.entries(seen).filter(([, at]) => at > now - KEPT_FOR);
	kept.sort(([, one], [, other]) => one - other);
	return Object.fromEntries(kept.slice(-MOST));
}
