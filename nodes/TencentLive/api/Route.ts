import { ApiError } from '../transport/ApiError';
import type { JsonObject } from '../transport/json';
import type { PaceRule } from '../transport/pacer';
import { rethrow } from '../transport/rethrow';
import type { Retry } from '../transport/retry';
import type { ApiCall, ApiReply, Send } from '../transport/send';

/** Milliseconds a call that changes nothing may take. */
const READ_TIMEOUT = 15_000;

/** Where the calls of one service go, and who paces and repeats them. */
export interface Route {
	/** Without a slash at the end. */
	baseUrl: string;
	retry: Retry;
	send: Send;
}

/** How an action is called, beside its parameters. */
export interface CallOptions {
	/** Milliseconds to wait for the answer. */
	timeout?: number;
	/** False for an action that must not be carried out twice. */
	repeatable?: boolean;
	/** Told each time the request leaves, with the UNIX milliseconds it is signed with. */
	onSend?(signedAt: number): void;
	/** Told when its turn has come, each time before it goes out. What it throws ends the call. */
	beforeSend?(isRepeat: boolean): Promise<void> | undefined;
	/** Told when the service turned it away for speed: that says that nothing ran. */
	onTurnedAway?(): void;
	/** Told when an answer came, with the service's clock as it answered. UNIX milliseconds. */
	onAnswer?(answeredAt: number): void;
}

/** What one generation has of its own. */
interface Dialect {
	/** Calls of one lane share a quota. */
	lane: string;
	pace: PaceRule;
	/** @param timestamp UNIX seconds to sign with */
	write(timestamp: number): Omit<ApiCall, 'timeout'>;
	/** @throws ApiError */
	read(reply: ApiReply): JsonObject;
}

/** Whether the service itself refused: what a gateway on the way answers tells the gateway's clock. */
function isOfService(error: unknown): boolean {
	if (!(error instanceof ApiError)) return false;
	const { requestId, code } = error.facts;
	return requestId !== null || (code !== null && !code.startsWith('HTTP '));
}

/** Calls an action over a route. @throws ApiError */
export async function callOver(
	{ retry, send }: Route,
	{ lane, pace, write, read }: Dialect,
	{ timeout = READ_TIMEOUT, repeatable = true, ...told }: CallOptions,
): Promise<JsonObject> {
	return await retry.run({
		lane,
		pace,
		timeout,
		repeatable,
		beforeSend: told.beforeSend,
		onTurnedAway: told.onTurnedAway,
		async send(timestamp, signal) {
			told.onSend?.(timestamp * 1000);
			const reply = await send({ ...write(timestamp), timeout }, signal);
			const hear = () => {
				if (reply.date === null) return;
				retry.quotas.hear(reply.date);
				told.onAnswer?.(reply.date);
			};
			try {
				const answer = read(reply);
				hear();
				return answer;
			} catch (error) {
				if (isOfService(error)) hear();
				return await rethrow(error);
			}
		},
	});
}
