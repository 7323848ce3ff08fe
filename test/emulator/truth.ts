import type { CallbackRecord } from './callbacks/sender';
import type { EmulatorClock } from './clock';
import type { Call } from './generations/call';
import type { Generation, RecordingTask, TaskStatus } from './tasks/recordingTask';
import { starts, taskStatus } from './tasks/taskStatus';
import type { TaskStore } from './tasks/taskStore';

/** One request that was fully read, and what the service did with it. Holds no key, token or signature. */
export interface RequestRecord {
	/** Counts the requests in the order they were fully read, from 1. */
	readonly number: number;
	/** When it was fully read, in milliseconds by the service's clock. */
	readonly at: number;
	readonly method: string;
	/** null for a path that belongs to neither API. */
	readonly generation: Generation | null;
	/** Empty where the request names none. */
	readonly action: string;
	/** The action's own parameters as they were sent: text from a query or form, JSON values from JSON. */
	readonly parameters: Readonly<Record<string, unknown>>;
	/** The SecretId it claims, whether or not its signature is good. */
	readonly account: string;
	readonly region: string;
	/** Service of the credential scope; null where the scheme has none. */
	readonly service: string | null;
	/** The time it claims to be signed at, in UNIX seconds. */
	readonly timestamp: number | null;
	/** The fault that was applied to it, or null. */
	fault: string | null;
	/**
	 * `accepted`: executed, whatever the client was told. `refused`: by the
	 * service, with `code`. `notExecuted`: a fault kept it from the service.
	 * `pending`: on its way (executeLater).
	 */
	result: 'accepted' | 'refused' | 'notExecuted' | 'pending';
	/** When it was executed or refused, in milliseconds; null while pending or not executed. */
	executedAt: number | null;
	/** Tencent's code where it was refused (legacy: as text), or the one a fault answered with; else null. */
	code: string | null;
	/** The business code inside a legacy 5100, else null. */
	innerCode: string | null;
	/** Whether a whole answer has been handed to the connection. */
	answered: boolean;
}

/** A task as the service knows it. Times are milliseconds. */
export interface TaskRecord extends Readonly<RecordingTask> {
	readonly status: TaskStatus;
	readonly deleted: boolean;
	/** False for the fourth and further of overlapping tasks, which never records. */
	readonly starts: boolean;
}

/** The server's own truth: what reached it and what exists, whatever clients were told. */
export class Truth {
	private readonly records: RequestRecord[] = [];

	private noted = 0;

	/** @param keep how many records of requests are kept, the newest */
	constructor(
		private readonly store: TaskStore,
		private readonly clock: EmulatorClock,
		private readonly sent: () => readonly CallbackRecord[] = () => [],
		private readonly keep = Infinity,
	) {}

	/** Copies of the records of all callbacks, in the order they were first sent. */
	callbacks(): CallbackRecord[] {
		this.clock.runDue();
		return this.sent().map((record) => ({
			...record,
			attempts: record.attempts.map((attempt) => ({ ...attempt })),
		}));
	}

	/** Copies of the records of all fully read requests, in order; of one action if named. */
	requests(action?: string): RequestRecord[] {
		this.clock.runDue();
		return this.records
			.filter((record) => action === undefined || record.action === action)
			.map((record) => ({ ...record }));
	}

	/** Every task that exists or existed, in order of creation. */
	tasks(): TaskRecord[] {
		this.clock.runDue();
		const all = this.store.all();
		return all.map((task) => ({
			...task,
			status: taskStatus(task, all, this.clock.now()),
			deleted: task.deletedAt !== null,
			starts: starts(task, all),
		}));
	}

	/** How many tasks were ever created. */
	get createdCount(): number {
		this.clock.runDue();
		return this.store.all().length;
	}

	/** Notes a request that has been fully read. */
	note(method: string, call: Call | null): RequestRecord {
		const record: RequestRecord = {
			number: (this.noted += 1),
			at: this.clock.now(),
			method,
			generation: call?.generation ?? null,
			action: call?.action ?? '',
			parameters: Object.fromEntries(call?.parameters ?? []),
			account: call?.secretId ?? '',
			region: call?.region ?? '',
			service: call?.service ?? null,
			timestamp: call?.timestamp ?? null,
			fault: null,
			result: 'pending',
			executedAt: null,
			code: null,
			innerCode: null,
			answered: false,
		};
		this.records.push(record);
		if (this.records.length > this.keep) this.records.shift();
		return record;
	}
}
