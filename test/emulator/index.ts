import { EmulatorClock } from './clock';
import { deliver, type Delivery } from './delivery';
import { Faults } from './faults';
import type { RawRequest } from './http/rawRequest';
import { foreignReply } from './http/reply';
import { LoopbackServer } from './http/server';
import { Recordings } from './recordings/recordings';
import { Service } from './service';
import type { EmulatorOptions } from './settings';
import { type EmulatorState, initialState } from './state';
import { TaskStore } from './tasks/taskStore';
import { type RequestRecord, Truth } from './truth';

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
	RecordedFile,
	RecordFormat,
	RecordFormatSettings,
	RecordRule,
	RecordTemplate,
	StreamBreak,
} from './recordSettings';
export { selfSignedCertificate } from './selfSignedCertificate';
export { DEFAULT_ACCOUNT } from './settings';
export type { EmulatorState } from './state';
export type { Generation, TaskStatus } from './tasks/recordingTask';
export type { RequestRecord, TaskRecord, Truth } from './truth';
export type { UnsettledCodes } from './unsettledCodes';

/** Tencent's side on loopback: a running server, its clock, what it knows, its truth and its faults. */
export interface Emulator {
	/** e.g. `http://127.0.0.1:40123`; API 3.0 is at `/`, the legacy API at `/v2/index.php`. */
	url: string;
	port: number;
	clock: EmulatorClock;
	state: EmulatorState;
	truth: Truth;
	faults: Faults;
	/** Closes every connection; resolves when the port is free. */
	close(): Promise<void>;
}

/** One emulator's parts put together: reads, notes, applies faults, answers. */
class Desk {
	constructor(
		private readonly service: Service,
		private readonly truth: Truth,
		private readonly faults: Faults,
		private readonly clock: EmulatorClock,
		private readonly settled: (request: RequestRecord) => void,
	) {}

	handle(request: RawRequest): { delivery: Delivery; sent: () => void } {
		this.clock.runDue();
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
				if (fault?.kind === 'executeLater') this.settled(record);
				return reply;
			},
		});
		if (record.result !== 'pending') this.settled(record);
		return { delivery, sent };
	}
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
	const truth = new Truth(tasks, clock);
	const faults = new Faults();
	const service = new Service(state, tasks, clock);
	const desk = new Desk(service, truth, faults, clock, (request) =>
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
		async close() {
			clock.cancelAll();
			await server.close();
		},
	};
}
