import type { Attempt } from './attempt';

/** Tasks remembered at most; about a quarter of a kilobyte each. */
const MOST = 10_000;

/** One request, of which several tries may know. */
export function nameOf({ key, sentAt }: Attempt): string {
	return `${key} ${sentAt}`;
}

/**
 * Which request made a task of this process, told by the service itself. A request that was lost
 * must not take such a task for its own, which may be listed or come only later.
 */
export class Makers {
	/** By task ID, the newest last. */
	private readonly makers = new Map<string, string>();

	/** @param account task IDs are one account's; another may have the same */
	note(account: string, taskId: string, maker: string): void {
		this.makers.set(`${taskId} ${account}`, maker);
		for (const oldest of this.makers.keys()) {
			if (this.makers.size <= MOST) return;
			this.makers.delete(oldest);
		}
	}

	/** Undefined where the task was made elsewhere, long ago, or its answer was lost. */
	of(account: string, taskId: string): string | undefined {
		return this.makers.get(`${taskId} ${account}`);
	}
}
