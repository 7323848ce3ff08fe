/** `v3` is API 3.0 of the live product, `v2` the legacy LVB API 2.0. */
export type ApiVersion = 'v3' | 'v2';

/** Tencent's `tapeType`: 1 starts at once, 0 starts at a given time. */
export type TapeType = 0 | 1;
export const SCHEDULED: TapeType = 0;
export const REAL_TIME: TapeType = 1;

/**
 * One recording, as the user asked for it. Times are UNIX milliseconds of whole seconds. What a
 * generation does not know is null there: domain, app, template and stream type in `v2`.
 */
export interface RecordingRequest {
	/** The stream name in `v3`, the channel ID in `v2`. */
	channel: string;
	domain: string | null;
	appName: string | null;
	tapeType: TapeType;
	/** Null in Real-Time mode. */
	startTime: number | null;
	endTime: number;
	templateId: number | null;
	/** Tencent's `StreamType`: 0 is a live push, 1 a mixed stream. */
	streamType: number | null;
}

export interface CreatedTask {
	/** Every digit, as text. */
	taskId: string;
	/** The service's own word for success. */
	message: string;
	/** Null in `v2`, which has none. */
	requestId: string | null;
}

/** How a create call is made. */
export interface CreateOptions {
	/** Milliseconds to wait for the answer. */
	timeout: number;
	/** Told each time the request leaves. */
	onSend(): void;
}

/** A task as a listing shows it. Times are UNIX milliseconds. */
export interface ListedTask {
	taskId: string;
	channel: string;
	domain: string | null;
	appName: string | null;
	startTime: number;
	endTime: number;
	/** Null where none was set, and in `v2`. */
	templateId: number | null;
	/** `over`: stopped, finished or failed; it will not record any more. */
	state: 'pending' | 'over';
}

/** Which tasks to list: those that start and end between two UNIX times in milliseconds. */
export interface TaskQuery {
	domain: string | null;
	appName: string | null;
	/** Null for every stream of the app, where the generation can. */
	channel: string | null;
	from: number;
	to: number;
}

/** An entry of a picker. */
export interface Choice {
	name: string;
	value: string;
}

/** One page of a picker; `next` is the page to ask for after it, absent on the last. */
export interface ChoicePage {
	choices: Choice[];
	next?: number;
}

/** What both generations of the API do. Every call throws `ApiFailure`. */
export interface RecordingApi {
	readonly version: ApiVersion;

	/** Names the account: its key and the address the calls go to. */
	readonly account: string;

	/** Milliseconds after which the service can no longer accept a request that was signed before. */
	readonly signatureLifetime: number;

	/** Whether one listing can hold the tasks of several streams. */
	readonly listsWholeApps: boolean;

	/**
	 * Refuses what this generation's documents rule out.
	 *
	 * @param now UNIX milliseconds
	 * @throws InvalidParameter naming the field
	 */
	check(request: RecordingRequest, now: number): void;

	/** Sentences about a request that is allowed but may surprise. `now` is UNIX milliseconds. */
	advise(request: RecordingRequest, now: number): string[];

	/** Creates a task. Goes out again only after a failure that says nothing ran. */
	createTask(request: RecordingRequest, options: CreateOptions): Promise<CreatedTask>;

	/**
	 * The tasks a query finds.
	 *
	 * @param now UNIX milliseconds, to tell what is over
	 * @param mostPages gives up after so many calls
	 * @returns undefined when it gave up
	 */
	listTasks(query: TaskQuery, now: number, mostPages?: number): Promise<ListedTask[] | undefined>;

	/**
	 * Whether a listed task of the right stream is what a request asks for: same times and template;
	 * in Real-Time mode the end only.
	 */
	sameTimes(task: ListedTask, request: RecordingRequest): boolean;

	/** The streams that are live (`v3`) or the channels (`v2`). Pages count from 1. */
	listStreams(domain: string | null, page: number): Promise<ChoicePage>;
}
