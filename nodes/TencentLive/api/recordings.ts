import type { JsonObject } from '../transport/json';

/** `v3` is API 3.0 of the live product, `v2` the legacy LVB API 2.0. */
export type ApiVersion = 'v3' | 'v2';

/** Tencent's `tapeType`: 1 starts at once, 0 starts at a given time. */
export type TapeType = 0 | 1;
export const SCHEDULED: TapeType = 0;
export const REAL_TIME: TapeType = 1;

/** Where a stream is: domain, app and stream name in `v3`; in `v2` the channel ID, and null for both others. */
export interface StreamRef {
	channel: string;
	domain: string | null;
	appName: string | null;
}

/**
 * One recording, as the user asked for it. Times are UNIX milliseconds of whole seconds. What a
 * generation does not know is null there: template and stream type in `v2`.
 */
export interface RecordingRequest extends StreamRef {
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
	/** Told each time the request leaves, with the UNIX milliseconds it is signed with. */
	onSend(signedAt: number): void;
	/** Told when its turn has come, each time before it leaves. What it throws ends the call. */
	beforeSend(isRepeat: boolean): Promise<void> | undefined;
	/** Told when the service turned it away for speed: that says that nothing ran. */
	onTurnedAway(): void;
	/** Told when an answer came, with the service's clock as it answered. UNIX milliseconds. */
	onAnswer?(answeredAt: number): void;
}

/** A task as a listing shows it. Times are UNIX milliseconds. */
export interface ListedTask extends StreamRef {
	taskId: string;
	startTime: number;
	endTime: number;
	/** Null where none was set, and in `v2`. */
	templateId: number | null;
	/** `over`: stopped, finished or failed; it will not record any more. */
	state: 'pending' | 'over';
}

/**
 * What has become of a task. API 3.0 tells times only: `scheduled` before the start, `due` between
 * start and end (whether it records depends on the stream), `ended` after it, `stopped`. The legacy
 * API tells its own: `scheduled`, `started`, `finished`, `failed`.
 */
export type TaskStatus =
	| 'scheduled'
	| 'due'
	| 'ended'
	| 'stopped'
	| 'started'
	| 'finished'
	| 'failed';

/** A task with everything the listing says of it. */
export interface TaskDetails extends ListedTask {
	status: TaskStatus;
	/** UNIX milliseconds; null where it was not stopped, and in `v2`. */
	stoppedAt: number | null;
	/** Pieces recorded so far; null in `v3`. */
	fragments: number | null;
	/** The entry as the service sent it. */
	raw: JsonObject;
}

/** Names one task. */
export interface TaskRef {
	taskId: string;
	/** Needed in `v2`; narrows a search in `v3`. */
	channel: string | null;
	domain: string | null;
	appName: string | null;
}

/** `done` now, or seen to be `over` before: either way it was there, and what was asked for holds. */
export type Ended = 'done' | 'over';

/** A recorded file. Times are UNIX milliseconds; null where the service does not say. */
export interface RecordedFile {
	fileId: string;
	name: string | null;
	url: string | null;
	taskId: string | null;
	startTime: number | null;
	endTime: number | null;
	/**
	 * When it starts and ends, counted in milliseconds from the start of its task: what the legacy API
	 * seems to give in place of times.
	 */
	sinceTask?: { start: number; end: number };
	/** Seconds. */
	duration: number | null;
	/** Bytes, as text: a file may be larger than a number can count exactly. */
	size: string | null;
	format: string | null;
	raw: JsonObject;
}

/** Which files to list: those of a stream that were recorded between two UNIX times in milliseconds. */
export interface FileQuery extends StreamRef {
	from: number;
	to: number;
	/** Only files of this task, where the service tells them apart. */
	taskId: string | null;
	/** The sub-application of Video on Demand, where the account needs one. */
	subAppId: number | null;
}

export type StreamState = 'active' | 'inactive' | 'forbidden';

/** A stream that is live, or a channel of the legacy API. */
export interface StreamDetails extends StreamRef {
	name: string | null;
	state: StreamState;
	/** When the push began, UNIX milliseconds; null where the service does not say. */
	publishedAt: number | null;
	raw: JsonObject;
}

/** Which streams to list. */
export interface StreamQuery {
	domain: string | null;
	appName: string | null;
	/** Those that were published between two UNIX times in milliseconds; null for those that are live. */
	published: { from: number; to: number } | null;
}

/** Which tasks to list: those that start and end between two UNIX times in milliseconds. */
export interface TaskQuery {
	domain: string | null;
	appName: string | null;
	/** Null for every stream of the app, where the generation can. */
	channel: string | null;
	from: number;
	to: number;
	/** For who looks for one task: where it most likely is first, in place of the newest first. */
	likelyFirst?: boolean;
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
