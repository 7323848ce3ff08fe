import { AccountQuotas } from '../../../../nodes/TencentLive/transport/quotas';
import { Retry, type PacedCall } from '../../../../nodes/TencentLive/transport/retry';
import { HastyClock } from './hastyClock';

/** Sends at once and keeps what it was asked to send. */
export class SpyRetry extends Retry {
	readonly paced: Array<Omit<PacedCall<unknown>, 'send'>> = [];

	/** @param timestamps what each call is sent with, once for each of them */
	constructor(private readonly timestamps: number[] = [0]) {
		const clock = new HastyClock();
		super(new AccountQuotas(clock), { clock, random: () => 0, signal: undefined });
	}

	override async run<T>({ send, ...paced }: PacedCall<T>): Promise<T> {
		this.paced.push(paced);
		const answers: T[] = [];
		for (const timestamp of this.timestamps) {
			answers.push(await send(timestamp, new AbortController().signal));
		}
		const last = answers.at(-1);
		if (last === undefined) throw new Error('Nothing was sent.');
		return last;
	}
}
