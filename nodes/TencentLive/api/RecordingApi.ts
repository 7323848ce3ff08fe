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

/**
 * What both generations of the API do. Every call throws `ApiFailure`.
 */
export interface RecordingApi {
	readonly version: ApiVersion;

	/**
	 * Refuses what this generation's documents rule out.
	 *
	 * @param now UNIX milliseconds
	 * @throws InvalidParameter naming the field
	 */
	check(request: RecordingRequest, now: number): void;

	/** Sentences about a request that is allowed but may surprise. `now` is UNIX milliseconds. */
	advise(request: RecordingRequest, now: number): string[];

	/** Creates a task: sends once, never again by itself. `timeout` is in milliseconds. */
	createTask(request: RecordingRequest, timeout: number): Promise<CreatedTask>;

	/** The streams that are live (`v3`) or the channels (`v2`). Pages count from 1. */
	listStreams(domain: string | null, page: number): Promise<ChoicePage>;
}
