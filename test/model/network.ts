import { classify } from '../../nodes/TencentLive/transport/classify';
import type { ApiCall, ApiReply, Send } from '../../nodes/TencentLive/n8n/send';
import type { Fault, FaultSource } from './faults';
import type { ProcessState } from './processState';
import { WindowCounter } from './quota';
import { oneOf, wholeNumber, type Random } from './random';
import { readCall2 } from './service2';
import { longestDelay, type Service, type SignedCall } from './service';
import type { SimulatedTime } from './simulatedTime';
import type { ServiceTask } from './taskStore';

/** Milliseconds each way, at least and at most. */
const FASTEST = 5;
const SLOWEST = 120;

/** Milliseconds until a client that cannot connect is told so. */
const CONNECT_FAILS_AFTER = 40;

/** One who makes calls: one execution in one process, with one key. */
export interface Client {
	process: ProcessState;
	secretId: string;
	signal: AbortSignal;
	faults: FaultSource;
}

/** Follows one call; told once what came of it. */
export interface Follower {
	/** What the service did when the call arrived. */
	arrived(task: ServiceTask | null): void;
	/** It never arrives. */
	vanished(): void;
	/** The client has an answer, or gives up. */
	over(): void;
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
	) {}

	/** @param followCreate asked for a follower each time a create leaves */
	sender(client: Client, followCreate: () => Follower): Send {
		return async (call) => {
			const { action, legacy } = actionOf(call);
			const isCreate = action === 'CreateRecordTask' || action === 'CreateRecord';
			this.countSent(client, legacy, action);
			const follower = isCreate ? followCreate() : null;
			const reply = new Promise<ApiReply>((resolve, reject) => {
				const exchange = new Exchange(client, call, resolve, reject);
				this.start(exchange, this.sign(client, call), client.faults(isCreate), follower);
			});
			return await reply.finally(() => follower?.over());
		};
	}

	private countSent({ process, secretId }: Client, legacy: boolean, action: string): void {
		const version = legacy ? 'v2' : 'v3';
		const lane = `${process.name} ${secretId} ${legacy ? '' : action}`;
		const count = this.sent[version].add(lane, this.time.now());
		this.mostSent[version] = Math.max(this.mostSent[version], count);
	}

	private sign({ process, secretId }: Client, call: ApiCall): SignedCall {
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
		const arrive = (after: number, then: (reply: ApiReply) => void) => {
			this.time.after(after, () => {
				const { reply, task } = this.service.handle(signed, this.time.now());
				follower?.arrived(task);
				then(reply);
			});
		};
		const answer = (after: number) => (reply: ApiReply) => {
			this.time.after(after, () => exchange.answer(reply));
		};
		/** Carried out or not, this is what the client gets. */
		const insteadOfAnswer = ({ executed }: Fault, reply: ApiReply) => {
			if (executed) arrive(up, () => answer(down)(reply));
			else {
				follower?.vanished();
				this.time.after(up + down, () => exchange.answer(reply));
			}
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
				follower?.vanished();
				this.time.after(CONNECT_FAILS_AFTER, () => exchange.fail(codes));
				break;
			}
			case 'vanished':
				follower?.vanished();
				break;
			case 'resetBefore':
				follower?.vanished();
				this.time.after(up, () => exchange.fail({ code: 'ECONNRESET' }));
				break;
			case 'answerLost':
				arrive(up, () => {});
				break;
			case 'resetAfter':
				arrive(up, () => this.time.after(down, () => exchange.fail({ code: 'ECONNRESET' })));
				break;
			case 'answerDelayed':
				arrive(up, answer(fault.delay));
				break;
			case 'requestDelayed':
				arrive(fault.delay % (longestDelay(legacy ? 'v2' : 'v3') + 60_000), answer(down));
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
				arrive(up, (reply) => answer(down)(withoutTaskId(reply)));
				break;
			case 'throttled':
				follower?.vanished();
				answer(up + down)(errorReply(legacy, 'RequestLimitExceeded', 4400));
				break;
			case 'rejected':
				follower?.vanished();
				answer(up + down)(errorReply(legacy, 'LimitExceeded.MaximumRunningTask', 5300));
				break;
			case 'copied':
				if (legacy) {
					arrive(up, () => {});
					arrive(up + 1 + (fault.delay % 1_000), answer(down));
				} else arrive(up, answer(down));
				break;
		}
	}

	private count({ kind, executed }: Fault): void {
		const divided = kind === 'badGateway' || kind === 'garbage' || kind === 'internalError';
		const name = divided ? `${kind}, ${executed ? 'executed' : 'not executed'}` : kind;
		this.injected.set(name, (this.injected.get(name) ?? 0) + 1);
	}
}

/** A client that waits for one answer: until it comes, its timeout, or its cancellation. */
class Exchange {
	private over = false;
	private readonly abort = () => this.fail({ code: 'ERR_CANCELED' });
	private readonly timeout;

	constructor(
		private readonly client: Client,
		{ timeout }: ApiCall,
		private readonly resolve: (reply: ApiReply) => void,
		private readonly reject: (error: unknown) => void,
	) {
		client.signal.addEventListener('abort', this.abort, { once: true });
		this.timeout = client.process.after(timeout, () => this.fail({ code: 'ECONNABORTED' }));
	}

	answer(reply: ApiReply): void {
		this.end(() => this.resolve(reply));
	}

	/** What n8n's request helper throws carries such codes. */
	fail(codes: { code: string; syscall?: string }): void {
		this.end(() => this.reject(classify(Object.assign(new Error('thrown'), codes))));
	}

	private end(settle: () => void): void {
		if (this.over || !this.client.process.alive) return;
		this.over = true;
		this.timeout.cancelled = true;
		this.client.signal.removeEventListener('abort', this.abort);
		settle();
	}
}

const NOT_CONNECTED = {
	refused: { code: 'ECONNREFUSED', syscall: 'connect' },
	unknownHost: { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
	connectTimeout: { code: 'ETIMEDOUT', syscall: 'connect' },
};

function actionOf(call: ApiCall): { action: string; legacy: boolean } {
	const legacy = call.url.endsWith('/v2/index.php');
	return { legacy, action: legacy ? readCall2(call).action : (call.headers['X-TC-Action'] ?? '') };
}

function errorReply(legacy: boolean, code: string, legacyCode: number): ApiReply {
	const answer = legacy
		? { code: legacyCode, message: 'no' }
		: { Response: { Error: { Code: code, Message: 'no' }, RequestId: 'a-request' } };
	return { status: 200, text: JSON.stringify(answer) };
}

function withoutTaskId({ status, text }: ApiReply): ApiReply {
	return { status, text: text.replace(/,"task_id":\d+/, '').replace(/"TaskId":"[^"]*",/, '') };
}
