import type { ApiCall, ApiReply } from '../../nodes/TencentLive/transport/send';
import type { ApiVersion } from '../../nodes/TencentLive/api/recordings';
import { WindowCounter } from './quota';
import type { Random } from './random';
import { answer2, errorOf2, readCall2 } from './service2';
import { answer3, errorOf3, readCall3 } from './service3';
import { TaskStore, type Place, type ServiceTask } from './taskStore';

/** A call as it left a client. */
export interface SignedCall {
	call: ApiCall;
	secretId: string;
	/** UNIX seconds the signature carries. */
	signedAt: number;
	/** Differs for every call that was signed by itself. */
	nonce: number;
}

/** What the service did and says. */
export interface Answer {
	reply: Pick<ApiReply, 'status' | 'text'>;
	/** The task it made. */
	task: ServiceTask | null;
	/** Of a listing's last page: how old it is, and of which streams. */
	listing?: Listing;
}

/** A listing of a stream, or of every stream of an app where the channel is null. */
export interface Listing extends Omit<Place, 'channel'> {
	channel: string | null;
	/** When its first page was read, UNIX milliseconds. */
	at: number;
}

/** What the service can be like. */
export interface ServiceRules {
	/** Milliseconds a listing lags behind at least … */
	leastLag: number;
	/** … and at most. */
	longestLag: number;
	/** Tasks on one page of API 3.0's listing. */
	pageSize: number;
	/** Whether the legacy API refuses a task that overlaps another one of its channel (20322). */
	refusesOverlap: boolean;
}

/** Milliseconds a signature may differ from the service's clock, and calls a window lets through. */
const LIMITS = {
	v3: { signature: 5 * 60_000, quota: 20, window: 1_000 },
	v2: { signature: 2 * 3_600_000, quota: 100, window: 60_000 },
} as const;

/** UNIX milliseconds after which a call is refused. @param signedAt UNIX seconds its signature carries */
export function acceptedUntil(signedAt: number, version: ApiVersion): number {
	return signedAt * 1000 + LIMITS[version].signature;
}

/** Milliseconds for which a signature is good; it counts whole seconds. */
export function longestDelay(version: ApiVersion): number {
	return LIMITS[version].signature + 1_000;
}

/** Tencent's side of the recording tasks, both generations: as the documents describe it. */
export class Service {
	readonly tasks: TaskStore;
	/** UNIX milliseconds until which other programs use up every quota. */
	busyUntil = 0;
	/** The most calls of one lane that were let through in one window, by generation. */
	readonly mostAccepted = { v2: 0, v3: 0 };
	throttled = 0;

	private readonly admitted = {
		v2: new WindowCounter(LIMITS.v2.window),
		v3: new WindowCounter(LIMITS.v3.window),
	};
	private readonly nonces = new Set<string>();

	/** @param accountOf which account a SecretId belongs to */
	constructor(
		private readonly accountOf: (secretId: string) => string,
		readonly rules: ServiceRules,
		random: Random,
	) {
		this.tasks = new TaskStore(random, rules.leastLag, rules.longestLag);
	}

	/** Receives a call. `now` is UNIX milliseconds by the service's own clock. */
	handle(signed: SignedCall, now: number): Answer {
		const account = this.accountOf(signed.secretId);
		return signed.call.url.endsWith('/v2/index.php')
			? this.handle2(signed, account, now)
			: this.handle3(signed, account, now);
	}

	private handle3(signed: SignedCall, account: string, now: number): Answer {
		const { action, parameters } = readCall3(signed.call);
		if (Math.abs(now - signed.signedAt * 1000) > LIMITS.v3.signature) {
			const second = Math.floor(now / 1000);
			return errorOf3(
				'AuthFailure.SignatureExpire',
				`Signature expired: deviation between \`Timestamp\` and the server time ${second}.`,
			);
		}
		if (!this.admit('v3', `${account} ${action}`, now)) return errorOf3('RequestLimitExceeded');
		return answer3(action, parameters, { account, now, service: this });
	}

	private handle2(signed: SignedCall, account: string, now: number): Answer {
		const { action, parameters } = readCall2(signed.call);
		if (Math.abs(now - signed.signedAt * 1000) > LIMITS.v2.signature) return errorOf2('4200');
		const nonce = `${signed.secretId} ${signed.nonce}`;
		if (this.nonces.has(nonce)) return errorOf2('4500');
		this.nonces.add(nonce);
		if (!this.admit('v2', account, now)) return errorOf2('4400');
		return answer2(action, parameters, { account, now, service: this });
	}

	private admit(version: 'v2' | 'v3', lane: string, now: number): boolean {
		const admitted = this.admitted[version];
		if (now < this.busyUntil || admitted.count(lane, now) >= LIMITS[version].quota) {
			this.throttled += 1;
			return false;
		}
		const count = admitted.add(lane, now);
		this.mostAccepted[version] = Math.max(this.mostAccepted[version], count);
		return true;
	}
}
