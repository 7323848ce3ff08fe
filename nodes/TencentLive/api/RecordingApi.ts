import type { FilesByChannel, Plans, Push, PushQuery, StreamsQuery } from './evidence';
import type {
	ApiVersion,
	ChoicePage,
	CreatedTask,
	CreateOptions,
	Ended,
	FileQuery,
	ListedTask,
	RecordedFile,
	RecordingRequest,
	StreamDetails,
	StreamQuery,
	StreamRef,
	TaskDetails,
	TaskQuery,
	TaskRef,
} from './recordings';

/** What a generation is like, where that makes a difference to whoever uses it. */
export interface Traits {
	/** Milliseconds after which the service can no longer accept a request, from the time it is signed with. */
	readonly signatureLifetime: number;
	/** Whether one listing can hold the tasks of several streams. */
	readonly listsWholeApps: boolean;
	/** Whether a task says by its template which formats it records. */
	readonly tellsFormats: boolean;
	/** Milliseconds for which tasks are listed, and pushes; null where no document says. */
	readonly tasksListedFor: number | null;
	readonly pushesListedFor: number | null;
	/** Milliseconds to which the service cuts a Real-Time recording; null where it does not. */
	readonly realTimeCut: number | null;
}

/** What both generations of the API do. Every call throws `ApiError`. Times are UNIX milliseconds. */
export interface RecordingApi {
	readonly version: ApiVersion;

	/** Names the account and the address the calls go to. */
	readonly account: string;

	readonly traits: Traits;

	/**
	 * The service's own clock, as its last answer told it: never ahead of it, and behind by a second
	 * and the way of the answer at most. Null where no answer has told it.
	 */
	serviceNow(): number | null;

	/** Refuses what this generation's documents rule out. @throws InvalidParameterError naming the field */
	check(request: RecordingRequest): void;

	/** Sentences about a request that is allowed but may surprise. */
	advise(request: RecordingRequest): string[];

	/** Creates a task. Goes out again only after an error that says nothing ran. */
	createTask(request: RecordingRequest, options: CreateOptions): Promise<CreatedTask>;

	/**
	 * The tasks a query finds.
	 *
	 * @param mostPages gives up after so many calls
	 * @returns undefined when it gave up
	 */
	listTasks(query: TaskQuery, mostPages?: number): Promise<ListedTask[] | undefined>;

	/** The tasks a query finds, each once, a page at a time; the newest range first. */
	taskPages(query: TaskQuery): AsyncGenerator<TaskDetails[]>;

	/** Refuses a reference this generation cannot follow. @throws InvalidParameterError */
	checkRef(ref: TaskRef): void;

	/**
	 * Stops a task for good.
	 *
	 * @param known whether the task is known to exist although it may not be listed yet, because it was
	 * made only just: then a refusal is not taken for an answer at once
	 * @throws NotFoundError when there is none, as far as can be seen
	 */
	stopTask(ref: TaskRef, known?: boolean): Promise<Ended>;

	/** Deletes a task. Parameters and errors as `stopTask`. */
	deleteTask(ref: TaskRef, known?: boolean): Promise<Ended>;

	/** Recorded files, each once, a page at a time. */
	filePages(query: FileQuery): AsyncGenerator<RecordedFile[]>;

	/**
	 * The recorded files of several streams. May give some of outside the times too.
	 *
	 * @returns undefined for an account without Video on Demand, which has its files elsewhere
	 */
	filesOf(query: StreamsQuery): Promise<FilesByChannel | undefined>;

	/**
	 * The files of a stream that the service sent an event of between two times, wherever they are
	 * kept; undefined where it cannot be asked. It keeps what it sent for two weeks.
	 */
	filesSent(stream: StreamRef, from: number, to: number): Promise<RecordedFile[] | undefined>;

	/** How the templates of the account have recordings made; none in a generation without templates. */
	plans(): Promise<Plans>;

	/**
	 * The pushes of a stream, or of all of an app, those that go on included; undefined where nobody can
	 * be asked, it is too long ago, or there are too many.
	 */
	pushes(query: PushQuery): Promise<Push[] | undefined>;

	/** What a stream is doing. */
	streamState(stream: StreamRef): Promise<StreamDetails>;

	/**
	 * The streams that are live (`v3`) or the channels (`v2`), a page at a time; in `v3` also those that
	 * were published between two times.
	 */
	streamPages(query: StreamQuery): AsyncGenerator<StreamDetails[]>;

	/** The same for a picker: after what is live what was published lately. Pages count from 1. */
	listStreams(domain: string | null, appName: string | null, page: number): Promise<ChoicePage>;
}
