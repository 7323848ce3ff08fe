import { ApiError } from './ApiError';
import { CancelledError, notSentBy, TimeUpError } from './CancelledError';
import type { Clock } from './clock';
import { withDeadline } from './deadline';
import type { Pacer, PaceRule } from './pacer';
import type { AccountQuotas } from './quotas';
import { rethrow } from './rethrow';

/** A call is sent at most this often, not counting when it was turned away for speed. */
const MOST_SENDS = 5;

/** Milliseconds for which a call that is turned away for speed goes again, unless somebody says more. */
const PATIENCE = 60_000;

/**
 * Milliseconds of the first wait at most; it doubles with each send. Four waits are 7.5 seconds at
 * most.
 */
const FIRST_WAIT = 500;
/** A quota counts per second: sooner makes no sense, and later is the lane's business. */
const LEAST_WAIT_WHEN_THROTTLED = 1_000;

/** One call, to be sent in its turn and perhaps again. */
export interface PacedCall<T> {
	/** Calls of one lane share a quota. */
	lane: string;
	pace: PaceRule;
	/** Whether a second call does no harm: reading, stopping, deleting. Never true of a create. */
	repeatable: boolean;
	/** Milliseconds after which one sending is given up, whatever it is waiting for. */
	timeout: number;
	/**
	 * Told when its turn has come, each time before it goes out: others had time meanwhile. What it
	 * throws ends the call, and nothing is sent.
	 *
	 * @param isRepeat whether it was sent before
	 * @returns undefined when there is nothing to wait for
	 */
	beforeSend?(isRepeat: boolean): Promise<void> | undefined;
	/** Told when the service turned it away for speed: that says that nothing ran. */
	onTurnedAway?(): void;
	/**
	 * Sends once.
	 *
	 * @param timestamp UNIX seconds to sign with
	 * @param signal gives the sending up
	 * @throws ApiError
	 */
	send(timestamp: number, signal: AbortSignal): Promise<T>;
}

/** What retrying needs of the world around it. */
export interface Surroundings {
	clock: Clock;
	/** From 0 up to, not including, 1. */
	random(): number;
	/** Aborted when the execution is cancelled. */
	signal: AbortSignal | undefined;
	/** Milliseconds for which a call that is turned away for speed goes again. */
	patience?: number;
	/** Whose calls these are, one for an execution: lanes serve owners in turn. */
	owner?: object;
}

/**
 * Sends calls of one account: each in its turn, and again only where that is safe. A call that was
 * not sent or was turned away for speed goes again; one refused for its time goes once more with the
 * server's clock; one with an unknown outcome goes again only if it is repeatable.
 */
export class Retry {
	constructor(
		readonly quotas: AccountQuotas,
		private readonly surroundings: Surroundings,
	) {}

	/** @throws ApiError the last one; CancelledError when the execution was, before sending */
	async run<T>(call: PacedCall<T>): Promise<T> {
		const lane = this.quotas.lane(call.lane, call.pace);
		const { clock, signal, owner } = this.surroundings;
		const began = clock.elapsed();
		let clockSet = false;
		let turnedAway = 0;
		let lost: ApiError | undefined;
		for (let sends = 1; ; sends++) {
			try {
				const sending = async () => await this.sendOnce(call, lane, sends > 1);
				const answer = await this.unlessCancelled(lane.run(sending, signal, owner));
				lane.letThrough();
				return answer;
			} catch (error) {
				if (error instanceof TimeUpError && lost !== undefined) return rethrow(lost);
				if (!(error instanceof ApiError) || error instanceof CancelledError) return rethrow(error);
				if (error.kind === 'unknown') lost ??= error;
				// That nothing was sent is true of the last try only.
				const told = lost !== undefined && saysNothingRan(error) ? lost : error;
				let wait = 0;
				if (error.kind === 'rejected') lane.letThrough();
				if (error.kind === 'throttled') {
					turnedAway += 1;
					lane.slowDown();
					call.onTurnedAway?.();
					wait = this.untilNextWindow();
					if (this.isOutOfPatience(began, wait)) return rethrow(told);
				} else if (error.kind === 'clock') {
					if (clockSet || !this.setClock(error)) return rethrow(told);
					clockSet = true;
				} else {
					const counted = sends - turnedAway;
					if (!mayGoAgain(error, call) || counted >= MOST_SENDS) return rethrow(told);
					wait = this.backoff(counted);
				}
				await this.pause(wait).catch(async (gaveUp) => {
					// It was sent: where only the time is up, somebody is told what became of it.
					return await rethrow(gaveUp instanceof TimeUpError ? (lost ?? gaveUp) : gaveUp);
				});
			}
		}
	}

	/** Waits so many milliseconds. @throws CancelledError when the execution is */
	async pause(milliseconds: number): Promise<void> {
		const { clock, signal } = this.surroundings;
		await this.unlessCancelled(clock.sleep(milliseconds, signal));
	}

	private async sendOnce<T>(
		{ timeout, beforeSend, send }: PacedCall<T>,
		lane: Pacer,
		isRepeat: boolean,
	): Promise<T> {
		const { clock } = this.surroundings;
		const waiting = beforeSend?.(isRepeat);
		// Its own calls may need a place in the same lane.
		if (waiting !== undefined) await lane.aside(waiting, this.surroundings.signal);
		const { signal: ends } = this.surroundings;
		if (ends?.aborted === true) throw notSentBy(ends);
		const leave = async (signal: AbortSignal) => {
			const timestamp = Math.floor(clock.now() / 1000) + this.quotas.clockOffset;
			return await send(timestamp, signal);
		};
		return await withDeadline(clock, timeout, leave, ends);
	}

	/** Takes over the server's clock, if the refusal told it. */
	private setClock({ facts: { serverTime } }: ApiError): boolean {
		if (serverTime === null) return false;
		this.quotas.hear(serverTime * 1000);
		this.quotas.clockOffset = serverTime - Math.floor(this.surroundings.clock.now() / 1000);
		return true;
	}

	/**
	 * Exponential backoff with full jitter: anything between nothing and a limit that doubles
	 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). Milliseconds.
	 */
	private backoff(sends: number): number {
		return Math.floor(this.surroundings.random() * FIRST_WAIT * 2 ** (sends - 1));
	}

	/** Milliseconds; with some of them drawn, so that those who were refused together part. */
	private untilNextWindow(): number {
		return LEAST_WAIT_WHEN_THROTTLED + Math.floor(this.surroundings.random() * FIRST_WAIT);
	}

	private isOutOfPatience(began: number, wait: number): boolean {
		const { clock, patience = PATIENCE } = this.surroundings;
		return clock.elapsed() + wait - began > patience;
	}

	/** The signal's reason says nothing to a user. */
	private async unlessCancelled<T>(waiting: Promise<T>): Promise<T> {
		return await waiting.catch(async (error: unknown) => {
			const { signal } = this.surroundings;
			const gaveUp = signal?.aborted === true && error === signal.reason;
			return await rethrow(gaveUp ? notSentBy(signal) : error);
		});
	}
}

/** Of a call that went out before, whose answer was lost, it says nothing. */
const saysNothingRan = ({ kind }: ApiError) => kind !== 'unknown' && kind !== 'rejected';

function mayGoAgain({ kind }: ApiError, { repeatable }: PacedCall<unknown>): boolean {
	if (kind === 'notSent') return true;
	// The dangerous line of this file: an unknown create may have been carried out.
	return kind === 'unknown' && repeatable;
}
