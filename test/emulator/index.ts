import { ADDRESSES, type CallbackKind, SAMPLES } from './callbacks/samples';
import { type CallbackRecord, CallbackSender } from './callbacks/sender';
import type { Signing } from './callbacks/sign';
import { Watcher } from './callbacks/watcher';
import { EmulatorClock } from './clock';
import { deliver, type Delivery } from './delivery';
import { Faults } from './faults';
import type { RawRequest } from './http/rawRequest';
import { foreignReply } from './http/reply';
import { LoopbackServer } from './http/server';
import type { JsonObject } from './json';
import { Page } from './page/page';
import { Pushes } from './pushes';
import { Recordings } from './recordings/recordings';
import { Service } from './service';
import type { ActiveStream, EmulatorOptions } from './settings';
import { type EmulatorState, initialState } from './state';
import { TaskStore } from './tasks/taskStore';
import { type RequestRecord, Truth } from './truth';

export type { CallbackRule, CallbackTemplate, CallbackUrl } from './callbackSettings';
export { type CallbackKind, isCallbackKind, PUBLISHED, SAMPLES } from './callbacks/samples';
export type { CallbackAttempt, CallbackRecord } from './callbacks/sender';
export { EmulatorClock, type TimeSource } from './clock';
export type { Fault, FaultKind, FaultOptions, Faults } from './faults';
export type {
	Account,
	ActiveStream,
	Channel,
	EmulatorOptions,
	Limits,
	LiveDomain,
} from './settings';
export type {
	PastPush,
	RecordedFile,
	RecordFormat,
	RecordFormatSettings,
	RecordRule,
	RecordTemplate,
	StreamBreak,
} from './recordSettings';
export { EVENING_SHOW, EXAMPLE_ACCOUNT } from './exampleAccount';
export type { KnownStream, Pushes } from './pushes';
export { selfSignedCertificate } from './selfSignedCertificate';
export { DEFAULT_ACCOUNT } from './settings';
export type { EmulatorState } from './state';
export type { Generation, TaskStatus } from './tasks/recordingTask';
export type { RequestRecord, TaskRecord, Truth } from './truth';
export type { UnsettledCodes } from './unsettledCodes';

/** Tencent's side on loopback: a running server, its clock, what it knows, its truth and its faults. */
export interface Emulator {
	/**
	 * e.g. `http://127.0.0.1:40123`; API 3.0 is at `/`, the legacy API at `/v2/index.php`. A browser
	 * that opens it gets a page with what the service has.
	 */
	url: string;
	port: number;
	clock: EmulatorClock;
	state: EmulatorState;
	truth: Truth;
	faults: Faults;
	/** Somebody at the encoder: what is recorded has gaps where nobody pushed. */
	pushes: Pushes;
	/** Begins a push; whoever a callback rule names for it is told. */
	startStream(stream: ActiveStream): void;
	/** Ends a push. */
	stopStream(stream: ActiveStream, reason?: string): void;
	/**
	 * Sends one callback now, once: the sample of its kind with what differs.
	 * Resolves when it has been answered, or was not.
	 *
	 * @throws Error without a `url`, where no rule binds a template that has one
	 */
	sendCallback(
		kind: CallbackKind,
		overrides?: JsonObject,
		to?: CallbackTarget,
	): Promise<CallbackRecord>;
	/** Resolves when no callback waits for its answer. */
	callbacksSettled(): Promise<void>;
	/** Closes every connection; resolves when the port is free. */
	close(): Promise<void>;
}

/** Where a callback that is sent by hand goes; what is left out is that of the bound template. */
export interface CallbackTarget extends Signing {
	url?: string;
}

/** One emulator's parts put together: reads, notes, applies faults, answers. */
class Desk {
	constructor(
		private readonly service: Service,
		private readonly truth: Truth,
		private readonly faults: Faults,
		private readonly clock: EmulatorClock,
		private readonly watcher: Watcher,
		private readonly page: Page,
		private readonly settled: (request: RequestRecord) => void,
	) {}

	handle(request: RawRequest): { delivery: Delivery; sent: () => void } {
		this.clock.runDue();
		const shown = this.page.answer(request);
		if (shown !== null) {
			return { delivery: { kind: 'answer', reply: shown, delayMs: 0 }, sent: () => undefined };
		}
		const call = this.service.read(request);
		const record = this.truth.note(request.method, call);
		const sent = () => {
			record.answered = true;
		};
		if (call === null) {
			record.result = 'refused';
			this.settled(record);
			const reply = foreignReply(404, 'text/plain', 'not found');
			return { delivery: { kind: 'answer', reply, delayMs: 0 }, sent };
		}
		const fault = this.faults.take(record);
		record.fault = fault?.kind ?? null;
		const delivery = deliver(fault, {
			generation: call.generation,
			record,
			clock: this.clock,
			execute: () => {
				const reply = this.service.execute(call, request, record);
				this.watcher.look();
				if (fault?.kind === 'executeLater') this.settled(record);
				return reply;
			},
		});
		if (record.result !== 'pending') this.settled(record);
		return { delivery, sent };
	}
}

function isSame(one: ActiveStream, other: ActiveStream): boolean {
	return one.domain === other.domain && one.app === other.app && one.stream === other.stream;
}

/** The template whose addresses a payload goes to. */
function boundTo({ callbackRules, callbackTemplates }: EmulatorState, payload: JsonObject) {
	const domain = payload.domain ?? payload.app;
	const app = payload.path ?? payload.appname;
	const rule = callbackRules.find((one) => one.domain === domain && one.app === app);
	return callbackTemplates.find(({ id }) => id === rule?.templateId);
}

/**
 * Starts Tencent Cloud's live recording APIs on 127.0.0.1: the legacy LVB API
 * 2.0 and API 3.0, as strict as they are documented to be. Rejects if the port
 * is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const clock = new EmulatorClock(options.clock);
	const tasks = new TaskStore();
	const recordings = new Recordings(tasks);
	const state: EmulatorState = initialState(options, clock.now(), () =>
		recordings.takeNew(state, clock.now()),
	);
	const sender = new CallbackSender(clock, state, options.keepRecords);
	const watcher = new Watcher(state, tasks, clock, sender);
	watcher.look();
	const sent = () => {
		watcher.look();
		return sender.records;
	};
	const truth = new Truth(tasks, clock, sent, options.keepRecords);
	const faults = new Faults();
	const pushes = new Pushes(state, clock, () => watcher.look());
	const page = new Page({ state, truth, clock, faults, pushes });
	const service = new Service(state, tasks, clock, sent);
	const desk = new Desk(service, truth, faults, clock, watcher, page, (request) =>
		options.onRequest?.({ ...request }),
	);
	const server = new LoopbackServer(
		{
			handle: (request) => desk.handle(request),
			now: () => clock.now(),
			latencyMs: () => state.latencyMs,
		},
		options.tls,
	);
	const port = await server.listen(options.port ?? 0);
	return {
		url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
		port,
		clock,
		state,
		truth,
		faults,
		pushes,
		startStream(stream) {
			state.streams.push({ publishedAt: clock.now(), ...stream });
			watcher.look();
		},
		stopStream(stream, reason) {
			for (const { publishedAt, ...push } of state.streams.filter((one) => isSame(one, stream))) {
				const { domain, app, stream: name } = push;
				const from = publishedAt ?? clock.now();
				state.pushes.push({ domain, app, stream: name, from, to: clock.now(), reason });
			}
			state.streams = state.streams.filter((one) => !isSame(one, stream));
			watcher.look();
		},
		async sendCallback(kind, overrides = {}, to = {}) {
			const payload = { ...SAMPLES[kind], ...overrides };
			const bound = boundTo(state, payload);
			const url = to.url ?? bound?.urls[ADDRESSES[kind]];
			if (url === undefined) throw new Error('No callback template says where to send this.');
			return await sender.send(kind, payload, { key: bound?.key, ...to, url, repeat: false });
		},
		async callbacksSettled() {
			await sender.settled();
		},
		async close() {
			clock.cancelAll();
			await sender.close();
			await server.close();
		},
	};
}
