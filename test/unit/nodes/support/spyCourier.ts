import { AccountQuotas } from '../../../../nodes/TencentLive/transport/quotas';
import type { Clock } from '../../../../nodes/TencentLive/transport/clock';
import { Retry, type PacedCall } from '../../../../nodes/TencentLive/transport/retry';

const STOPPED_CLOCK: Clock = { now: () => 0, sleep: async () => {} };

/** A courier that sends at once and keeps what it was asked to carry. */
export class SpyCourier extends Retry {
	readonly errands: Array<Omit<PacedCall<unknown>, 'send'>> = [];

	/** @param timestamps what each errand is sent with, once for each of them */
	constructor(private readonly timestamps: Array<number | undefined> = [undefined]) {
		super(new AccountQuotas(STOPPED_CLOCK), {
			clock: STOPPED_CLOCK,
			random: () => 0,
			signal: undefined,
		});
	}

	override async run<T>({ send, ...errand }: PacedCall<T>): Promise<T> {
		this.errands.push(errand);
		const answers: T[] = [];
		for (const timestamp of this.timestamps) answers.push(await send(timestamp));
		const last = answers.at(-1);
		if (last === undefined) throw new Error('Nothing was sent.');
		return last;
	}
}
