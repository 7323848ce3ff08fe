/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { request as plainRequest, type ClientRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';

import type { EmulatorClock } from '../clock';
import { type JsonObject, writeJson } from '../json';
import type { EmulatorState } from '../state';
import type { CallbackKind } from './samples';
import { type Signing, signatureFields } from './sign';

/** How long an answer is waited for, and how long it is until the next try; milliseconds. */
const PATIENCE = 20_000;
const PAUSE = 60_000;

/** How often a callback is sent again (tencentcloud.com/document/product/267/38080). */
const MOST_REPETITIONS = 12;

/** One try to deliver a callback. */
export interface CallbackAttempt {
	/** Milliseconds by the service's clock. */
	readonly at: number;
	/** The body as it was sent. */
	readonly body: string;
	/** The HTTP status that came back; null while there is none, or where there was none. */
	status: number | null;
	/** The body of the answer; null like the status. */
	answer: string | null;
	/** When it came, in milliseconds by the service's clock. */
	answeredAt: number | null;
}

/** A callback, and what became of it. */
export interface CallbackRecord {
	readonly kind: CallbackKind;
	readonly url: string;
	/** Without signature. */
	readonly payload: JsonObject;
	readonly attempts: CallbackAttempt[];
	/** `waiting`: to be answered, or to be sent again. */
	state: 'waiting' | 'delivered' | 'givenUp';
}

/** Where a callback goes, how it is signed, and whether it is sent again when that fails. */
export interface Target extends Signing {
	url: string;
	repeat: boolean;
}

/** Sends callbacks, again where they are not answered with 200, and keeps the books. */
export class CallbackSender {
	readonly records: CallbackRecord[] = [];

	private readonly attempts = new Set<Promise<void>>();

	private readonly requests = new Set<ClientRequest>();

	constructor(
		private readonly clock: EmulatorClock,
		private readonly state: Pick<EmulatorState, 'callbackRetry'>,
		/** How many records are kept, the newest; those that wait are kept in any case. */
		private readonly keep = Infinity,
	) {}

	/** Sends a callback now; resolves when the first try has been answered or has failed. */
	async send(kind: CallbackKind, payload: JsonObject, target: Target): Promise<CallbackRecord> {
		const record: CallbackRecord = {
			kind,
			url: target.url,
			payload,
			attempts: [],
			state: 'waiting',
		};
		this.records.push(record);
		if (this.records.length > this.keep) {
			const oldest = this.records.findIndex((one) => one.state !== 'waiting');
			if (oldest >= 0) this.records.splice(oldest, 1);
		}
		await this.begin(record, target);
		return record;
	}

	/** Resolves when no callback waits for its answer. Those to be sent again later are not waited for. */
	async settled(): Promise<void> {
		while (this.attempts.size > 0) await Promise.all(this.attempts);
	}

	/** Breaks off everything that waits for an answer. */
	async close(): Promise<void> {
		for (const request of this.requests) request.destroy();
		await this.settled();
	}

	private async begin(record: CallbackRecord, target: Target): Promise<void> {
		const attempt = this.attempt(record, target).finally(() => this.attempts.delete(attempt));
		this.attempts.add(attempt);
		await attempt;
	}

	private textOf({ payload, attempts }: CallbackRecord, target: Target): string {
		const first = attempts[0];
		if (first !== undefined && this.state.callbackRetry === 'sameText') return first.body;
		return writeJson({ ...payload, ...signatureFields(target, this.clock.seconds()) });
	}

	private async attempt(record: CallbackRecord, target: Target): Promise<void> {
		const body = this.textOf(record, target);
		const attempt: CallbackAttempt = {
			at: this.clock.now(),
			body,
			...{ status: null, answer: null, answeredAt: null },
		};
		record.attempts.push(attempt);
		const { status, text } = await this.post(target.url, body);
		if (status !== null) {
			Object.assign(attempt, { status, answer: text, answeredAt: this.clock.now() });
		}
		if (attempt.status === 200) {
			record.state = 'delivered';
		} else if (target.repeat && record.attempts.length <= MOST_REPETITIONS) {
			this.clock.after(PAUSE, () => void this.begin(record, target));
		} else {
			record.state = 'givenUp';
		}
	}

	/** The answer; without a status where there is none in time. */
	private async post(url: string, body: string): Promise<{ status: number | null; text: string }> {
		const request = url.startsWith('https:') ? tlsRequest : plainRequest;
		const outgoing = request(url, {
			method: 'POST',
			agent: false,
			headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
		});
		this.requests.add(outgoing);
		this.clock.after(PATIENCE, () => outgoing.destroy());
		outgoing.end(body);
		return await new Promise((resolve) => {
			outgoing.on('response', (answer) => {
				let text = '';
				answer.setEncoding('utf8').on('data', (part: string) => (text += part));
				answer.on('end', () => resolve({ status: answer.statusCode ?? null, text }));
			});
			// Said again by 'close', which comes after everything else.
			outgoing.on('error', () => undefined);
			outgoing.on('close', () => {
				this.requests.delete(outgoing);
				resolve({ status: null, text: '' });
			});
		});
	}
}
