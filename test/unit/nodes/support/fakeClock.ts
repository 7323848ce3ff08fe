import type { Clock } from '../../../../nodes/TencentLive/transport/clock';
import { NOW } from './recordingRequest';

/** More sleeps than any test needs. */
const ENDLESS = 1_000;

interface Sleeper {
	wakesAt: number;
	/** False of a deadline, for which nobody waits. */
	isAsleep: boolean;
	wake(): void;
}

/** Lets everything that is ready go on, without any real waiting. */
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 200; turn++) await Promise.resolve();
}

/** A clock that stands still: who sleeps is parked until the test moves the time. */
export class FakeClock implements Clock {
	/** The length of every sleep that was asked for, in order. */
	readonly sleeps: number[] = [];

	/** Milliseconds by which people have set the clock, forward or back. */
	setBy = 0;

	private sleepers: Sleeper[] = [];

	/** @param time UNIX milliseconds */
	constructor(public time = NOW) {}

	now(): number {
		return this.time + this.setBy;
	}

	elapsed(): number {
		return this.time;
	}

	async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.sleeps.push(milliseconds);
		await new Promise<void>((resolve, reject) => {
			const sleeper = { wakesAt: this.time + milliseconds, isAsleep: true, wake: resolve };
			this.sleepers.push(sleeper);
			signal?.addEventListener('abort', () => {
				this.sleepers = this.sleepers.filter((other) => other !== sleeper);
				reject(signal.reason);
			});
		});
	}

	/** Reached when the test moves the time past it. */
	deadline(milliseconds: number): AbortSignal {
		const controller = new AbortController();
		this.sleepers.push({
			wakesAt: this.time + milliseconds,
			isAsleep: false,
			wake: () => controller.abort(new Error('The deadline has passed.')),
		});
		return controller.signal;
	}

	/** How many are asleep. */
	get sleeping(): number {
		return this.sleepers.filter(({ isAsleep }) => isAsleep).length;
	}

	/** Moves the time, waking whoever is due on the way, each at its own moment. */
	async advance(milliseconds: number): Promise<void> {
		const until = this.time + milliseconds;
		await settle();
		for (let next = this.next(); next !== undefined && next.wakesAt <= until; next = this.next()) {
			await this.wake(next);
		}
		this.time = until;
	}

	/** Moves the time as far as a promise needs to settle. */
	async finish<T>(promise: Promise<T>): Promise<T> {
		let done = false;
		const end = () => {
			done = true;
		};
		promise.then(end, end);
		await settle();
		for (let woken = 0; !done; woken++) {
			const next = this.next();
			if (next === undefined) throw new Error('It waits for something other than time.');
			if (woken === ENDLESS) throw new Error('It never ends.');
			await this.wake(next);
		}
		return await promise;
	}

	/** The first to wake; of several at the same moment, the one that went to sleep first. */
	private next(): Sleeper | undefined {
		return this.sleepers.toSorted((one, other) => one.wakesAt - other.wakesAt)[0];
	}

	private async wake(sleeper: Sleeper): Promise<void> {
		this.sleepers = this.sleepers.filter((other) => other !== sleeper);
		this.time = Math.max(this.time, sleeper.wakesAt);
		sleeper.wake();
		await settle();
	}
}
