import { orAbort, type Clock } from './clock';
import { rethrow } from './rethrow';
import { Share } from './share';
import { Turns } from './turns';

/** How fast the calls of one lane may go out. */
export interface PaceRule {
	/** Calls per second, when nobody else uses the quota. */
	perSecond: number;
	/** Calls that may be waiting for their answer at the same time. */
	inFlight: number;
}

/**
 * Milliseconds after which a call in flight does not count any more: answers that trickle in, or stay
 * away for as long as a user's Timeout allows, must not hold up everybody else's calls.
 */
const LONGEST_IN_PLACE = 10_000;

/**
 * Spaces calls evenly. The distance is measured from the last call that really left, and lost time
 * is never caught up: a limiter that counts per second would see a burst. Other processes draw on
 * the same quota unseen, so the distance follows the share that the service lets through.
 */
export class Pacer {
	private lastDeparture = Number.NEGATIVE_INFINITY;
	private readonly share = new Share();
	private readonly turns = new Turns();
	private flying = 0;
	private readonly landed: Array<() => void> = [];

	constructor(
		private readonly rule: PaceRule,
		private readonly clock: Clock,
	) {}

	/**
	 * Waits for this call's turn, then runs it. Owners are served in turn, and each of them first come,
	 * first served.
	 *
	 * @throws the signal's reason when it is aborted while waiting, else what `call` throws
	 */
	async run<T>(call: () => Promise<T>, signal?: AbortSignal, owner?: object): Promise<T> {
		const turn = this.turns.take(owner, async () => await this.depart(signal));
		try {
			await orAbort(turn, signal);
		} catch (error) {
			// Aborted while it was leaving: its place is free again.
			turn.then(
				() => this.land(),
				() => {},
			);
			return await rethrow(error);
		}
		const giveBack = this.hold();
		try {
			return await call();
		} finally {
			giveBack();
		}
	}

	/**
	 * Gives back the place of a call whose turn has come, while it waits for something else. Then it
	 * goes before the queue, but at its distance from the last call: others left meanwhile.
	 */
	async aside<T>(waiting: Promise<T>, signal?: AbortSignal): Promise<T> {
		this.land();
		try {
			const value = await waiting;
			await this.keepDistance(signal);
			return value;
		} finally {
			this.flying += 1;
		}
	}

	/** Tells the lane that the service turned a call away for speed. */
	slowDown(): void {
		this.share.refuse(this.clock.elapsed());
	}

	/** Tells the lane that the service let a call through, whatever it answered. */
	letThrough(): void {
		this.share.accept();
	}

	/** Holds the place of a call that leaves, until it is given back or was held too long. */
	private hold(): () => void {
		const late = this.clock.deadline(LONGEST_IN_PLACE);
		let isHeld = true;
		const giveBack = () => {
			late.removeEventListener('abort', giveBack);
			if (isHeld) this.land();
			isHeld = false;
		};
		late.addEventListener('abort', giveBack);
		return giveBack;
	}

	private land(): void {
		this.flying -= 1;
		this.landed.shift()?.();
	}

	private async depart(signal: AbortSignal | undefined): Promise<void> {
		signal?.throwIfAborted();
		while (this.flying >= this.rule.inFlight) {
			await new Promise<void>((resolve) => this.landed.push(resolve));
			signal?.throwIfAborted();
		}
		await this.keepDistance(signal);
		this.flying += 1;
	}

	/** Waits for the distance from the last call that left, and counts as one that leaves. */
	private async keepDistance(signal: AbortSignal | undefined): Promise<void> {
		// In a loop: a timer may fire a little early, and another call may have left meanwhile.
		for (;;) {
			const now = this.clock.elapsed();
			const distance = 1000 / (this.rule.perSecond * this.share.now(now));
			const wait = this.lastDeparture + distance - now;
			if (!(wait > 0)) break;
			await this.clock.sleep(Math.ceil(wait), signal);
		}
		this.lastDeparture = this.clock.elapsed();
	}
}
