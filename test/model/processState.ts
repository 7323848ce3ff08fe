import { Apis } from '../../nodes/TencentLive/api/Apis';
import { ProcessState as CreateState } from '../../nodes/TencentLive/create/ProcessState';
import type { Clock } from '../../nodes/TencentLive/transport/clock';
import { Quotas } from '../../nodes/TencentLive/transport/quotas';
import type { Random } from './random';
import type { SimulatedTime } from './simulatedTime';

/** One n8n process: what it remembers of its calls, and its own view of the time. */
export class ProcessState {
	readonly clock: Clock;
	readonly apis: Apis;
	readonly creates: CreateState;
	/** Nothing that waits in a killed process ever goes on. */
	alive = true;

	/** @param ahead milliseconds by which this machine's clock is ahead of the service's; it may be set */
	constructor(
		readonly name: string,
		private readonly time: SimulatedTime,
		random: Random,
		public ahead = 0,
	) {
		const start = time.now();
		this.clock = {
			now: () => this.time.now() + this.ahead,
			elapsed: () => this.time.now() - start,
			sleep: async (milliseconds, signal) => await this.sleep(milliseconds, signal),
			deadline: (milliseconds) => {
				const controller = new AbortController();
				this.after(milliseconds, () => controller.abort());
				return controller.signal;
			},
		};
		this.apis = new Apis(this.clock, random, new Quotas(this.clock));
		this.creates = new CreateState(this.clock);
	}

	/** Lets something happen in this process, if it still lives then. */
	after(milliseconds: number, happen: () => void) {
		return this.time.after(milliseconds, () => {
			if (this.alive) happen();
		});
	}

	private async sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
		signal?.throwIfAborted();
		await new Promise<void>((resolve, reject) => {
			const abort = () => {
				waking.cancelled = true;
				if (this.alive) reject(signal?.reason);
			};
			const waking = this.after(milliseconds, () => {
				signal?.removeEventListener('abort', abort);
				resolve();
			});
			signal?.addEventListener('abort', abort, { once: true });
		});
	}
}
