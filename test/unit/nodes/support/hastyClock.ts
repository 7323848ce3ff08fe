import type { Clock } from '../../../../nodes/TencentLive/transport/clock';
import { NOW } from './recordingRequest';

/** A clock that stands still but for those who sleep, which takes no time outside. */
export class HastyClock implements Clock {
	/** Every sleep, in milliseconds, in order. */
	readonly sleeps: number[] = [];

	constructor(public time = NOW) {}

	now(): number {
		return this.time;
	}

	elapsed(): number {
		return this.time;
	}

	async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		this.sleeps.push(milliseconds);
		this.time += milliseconds;
	}

	/** Never reached. */
	deadline(): AbortSignal {
		return new AbortController().signal;
	}
}
