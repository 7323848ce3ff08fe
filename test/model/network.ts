import { classify } from '../../nodes/TencentLive/transport/classify';
import type { ApiCall, ApiReply, Send } from '../../nodes/TencentLive/transport/send';
import type { Credential } from './execution';
import type { Fault, FaultSource } from './faults';
import type { ProcessState } from './processState';
import { WindowCounter } from './quota';
import { oneOf, wholeNumber, type Random } from './random';
import { readCall2 } from './service2';
import { acceptedUntil, type Listing, type Service, type SignedCall } from './service';
import type { Appointment, SimulatedTime } from './simulatedTime';
import type { ServiceTask } from './taskStore';

/** Milliseconds each way, at least and at most. */
const FASTEST = 5;
const SLOWEST = 120;

/** Milliseconds until a client that cannot connect is told so. */
const CONNECT_FAILS_AFTER = 40;

/** How the service tells its clock with an answer, if it does: as the `Date` header of HTTP. */
export type TellsTime = 'never' | 'now' | 'aSecondLate';

/** One who makes calls: one try of a node, with one key. */
export interface Client {
	process: ProcessState;
	credential: Credential;
	signal: AbortSignal;
	faults: FaultSource;
	/** Told of each listing that arrives whole. */
	listed(listing: Listing): void;
	/** Told of each call that fails; of a create, if that is certain. */
	failed(): void;
	/** Told of each answer that tells the service's clock. */
	heard(): void;
}

/** Follows one create. */
export interface Follower {
	/** It leaves. @param acceptedUntil UNIX milliseconds after which the service refuses it */
	leaves(acceptedUntil: number): void;
	/** What the service did when it arrived. */
	arrives(task: ServiceTask | null): void;
	/** The client has an answer; or gives up, and knows nothing. */
	isOver(isKnown: boolean): void;
}

/** What a client is given. */
interface Given {
	reply: ApiReply;
	/** Whether it tells what the service did with the call. */
	isTrue: boolean;
	listing?: Listing | undefined;
}

/** The way between clients and the service, and all that can happen on it. */
export class Network {
	/** Faults that happened, by kind; `executed` where the service carried the call out all the same. */
	readonly injected = new Map<string, number>();
	/** The most calls one lane of one process sent in one window, by generation. */
	readonly mostSent = { v2: 0, v3: 0 };

	private nonce = 0;
	private readonly sent = { v2: new WindowCounter(60_000), v3: new WindowCounter(1_000) };

	constructor(
		private readonly time: SimulatedTime,
		private readonly service: Service,
		private readonly random: Random,
		private readonly tellsTime: TellsTime,
	) {}

	/** @param followCreate asked for a follower each time a create leaves */
	sender(client: Client, followCreate: () => Follower): Send {
		return async (call, signal) => {
			const { action, legacy } = actionOf(call);
			const isCreate = action === 'CreateRecordTask' || action === 'CreateRecord';
			this.countSent(client, legacy, action);
			const follower = isCreate ? followCreate() : null;
			const signed = this.sign(client, call);
			follower?.leaves(acceptedUntil(signed.signedAt, legacy ? 'v2' : 'v3'));
			const fault = client.faults(isCreate);
			return await new Promise<ApiReply>((resolve, reject) => {
				const exchange = new Exchange(client, follower, resolve, reject);
				exchange.begin(call, signal, fault?.kind === 'answerTrickles');
				this.start(exchange, signed, fault, follower);
			});
		};
	}

	/** By credential, not by key: two credentials may come to hold the same key, and have a lane each. */
	private countSent({ process, credential }: Client, legacy: boolean, action: string): void {
		const version = legacy ? 'v2' : 'v3';
		const lane = `${process.name} ${credential.id} ${legacy ? '' : action}`;
		const count = this.sent[version].add(lane, this.time.now());
		this.mostSent[version] = Math.max(this.mostSent[version], count);
	}

	private sign({ process, credential: { secretId } }: Client, call: ApiCall): SignedCall {
		const given = actionOf(call).legacy
			? (readCall2(call).parameters.get('Timestamp') ?? undefined)
			: call.headers['X-TC-Timestamp'];
		const signedAt = Number(given ?? Math.floor(process.clock.now() / 1000));
		return { call, secretId, signedAt, nonce: ++this.nonce };
	}

	private start(
		exchange: Exchange,
		signed: SignedCall,
		fault: Fault | undefined,
		follower: Follower | null,
	): void {
		const legacy = actionOf(signed.call).legacy;
		const up = wholeNumber(this.random, FASTEST, SLOWEST);
		const down = wholeNumber(this.random, FASTEST, SLOWEST);
		const arrive = (after: number, then: (given: Given) => void) => {
			this.time.after(after, () => {
				const { reply, task, listing } = this.service.handle(signed, this.time.now());
				follower?.arrives(task);
				then({ reply: { ...reply, date: this.date() }, isTrue: true, listing });
			});
		};
		const answer = (after: number) => (given: Given) => {
			this.time.after(after, () => exchange.answer(given));
		};
		const own = (parts: Pick<ApiReply, 'status' | 'text'>, isTrue: boolean): Given => ({
			reply: { ...parts, date: null },
			isTrue,
		});
		/** Carried out or not, this is what the client gets. */
		const insteadOfAnswer = ({ executed }: Fault, reply: Pick<ApiReply, 'status' | 'text'>) => {
			if (executed) arrive(up, () => answer(down)(own(reply, false)));
			else answer(up + down)(own(reply, false));
		};
		if (fault === undefined) {
			arrive(up, answer(down));
			return;
		}
		this.count(fault);
		switch (fault.kind) {
			case 'refused':
			case 'unknownHost':
			case 'connectTimeout': {
				const codes = NOT_CONNECTED[fault.kind];
				this.time.after(CONNECT_FAILS_AFTER, () => exchange.fail(codes, true));
				break;
			}
			case 'vanished':
				break;
			case 'resetBefore':
				this.time.after(up, () => exchange.fail({ code: 'ECONNRESET' }));
				break;
			case 'answerLost':
				arrive(up, () => {});
				break;
			case 'resetAfter':
				arrive(up, () => this.time.after(down, () => exchange.fail({ code: 'ECONNRESET' })));
				break;
			case 'answerDelayed':
			case 'answerTrickles':
				arrive(up, answer(fault.delay));
				break;
			case 'requestDelayed':
				arrive(fault.delay, answer(down));
				break;
			case 'badGateway':
				insteadOfAnswer(fault, { status: 502, text: '<html>502 Bad Gateway</html>' });
				break;
			case 'garbage':
				insteadOfAnswer(fault, {
					status: 200,
					text: oneOf(this.random, ['', 'null', '{"Response":{"Task', '[1]', '{"code":']),
				});
				break;
			case 'internalError':
				insteadOfAnswer(fault, errorReply(legacy, 'InternalError', 6000));
				break;
			case 'noTaskId':
				arrive(up, ({ reply }) =>
					answer(down)(own(withoutTaskId(reply), TURNED_AWAY.test(reply.text))),
				);
				break;
			case 'throttled':
				answer(up + down)(own(errorReply(legacy, 'RequestLimitExceeded', 4400), true));
				break;
			case 'rejected':
				answer(up + down)(own(errorReply(legacy, 'LimitExceeded.MaximumRunningTask', 5300), true));
				break;
			case 'copied':
				if (legacy) {
					arrive(up, () => {});
					arrive(up + 1 + (fault.delay % 1_000), (given) =>
						answer(down)({ ...given, isTrue: false }),
					);
				} else arrive(up, answer(down));
				break;
		}
	}

	/** A whole second, never ahead of the service's clock; null where it does not tell. */
	private date(): number | null {
		if (this.tellsTime === 'never') return null;
		const late = this.tellsTime === 'now' ? 0 : 1_000;
		return Math.floor(this.time.now() / 1_000) * 1_000 - late;
	}

	private count({ kind, executed }: Fault): void {
		const divided = kind === 'badGateway' || kind === 'garbage' || kind === 'internalError';
		const name = divided ? `${kind}, ${executed ? 'executed' : 'not executed'}` : kind;
		this.injected.set(name, (this.injected.get(name) ?? 0) + 1);
	}
}

/** A client that waits for one answer: until it comes, its timeout, its deadline, or its cancellation. */
class Exchange {
	private isOver = false;
	private readonly abort = () => this.fail({ code: 'ERR_CANCELED' });
	private timeout: Appointment | undefined;
	private signal: AbortSignal | undefined;

	constructor(
		private readonly client: Client,
		private readonly follower: Follower | null,
		private readonly resolve: (reply: ApiReply) => void,
		private readonly reject: (error: unknown) => void,
	) {}

	/** @param trickles whether something arrives all the time: then no timeout ends it */
	begin({ timeout }: ApiCall, signal: AbortSignal | undefined, trickles: boolean): void {
		const { signal: cancelled, process } = this.client;
		cancelled.addEventListener('abort', this.abort, { once: true });
		this.signal = signal;
		signal?.addEventListener('abort', this.abort, { once: true });
		if (!trickles) this.timeout = process.after(timeout, () => this.fail({ code: 'ECONNABORTED' }));
	}

	answer({ reply, isTrue, listing }: Given): void {
		this.end(isTrue, () => {
			if (listing !== undefined) this.client.listed(listing);
			if (reply.date !== null) this.client.heard();
			this.fails(isTrue ? TURNED_AWAY.test(reply.text) : this.follower === null);
			this.resolve(reply);
		});
	}

	/** What n8n's request helper throws carries such codes. */
	fail(codes: { code: string; syscall?: string }, isKnown = false): void {
		this.end(isKnown, () => {
			this.fails(isKnown || this.follower === null);
			this.reject(classify(Object.assign(new Error('thrown'), codes)));
		});
	}

	private fails(does: boolean): void {
		if (does) this.client.failed();
	}

	private end(isKnown: boolean, settle: () => void): void {
		if (this.isOver || !this.client.process.alive) return;
		this.isOver = true;
		if (this.timeout !== undefined) this.timeout.cancelled = true;
		this.client.signal.removeEventListener('abort', this.abort);
		this.signal?.removeEventListener('abort', this.abort);
		this.follower?.isOver(isKnown);
		settle();
	}
}

/** What stands in an answer that is no success, of either generation. */
const TURNED_AWAY = /"Error"|"code":"?(?!0\b)/;

const NOT_CONNECTED = {
	refused: { code: 'ECONNREFUSED', syscall: 'connect' },
	unknownHost: { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
	connectTimeout: { code: 'ETIMEDOUT', syscall: 'connect' },
};

function actionOf(call: ApiCall): { action: string; legacy: boolean } {
	const legacy = call.url.endsWith('/v2/index.php');
	return { legacy, action: legacy ? readCall2(call).action : (call.headers['X-TC-Action'] ?? '') };
}

function errorReply(legacy: boolean, code: string, legacyCode: number) {
	const answer = legacy
		? { code: legacyCode, message: 'no' }
		: { Response: { Error: { Code: code, Message: 'no' }, RequestId: 'a-request' } };
	return { status: 200, text: JSON.stringify(answer) };
}

function withoutTaskId({ status, text }: ApiReply) {
	return { status, text: text.replace(/,"task_id":\d+/, '').replace(/"TaskId":"[^"]*",/, '') };
}
