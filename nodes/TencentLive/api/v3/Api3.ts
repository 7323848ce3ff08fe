import { ApiError } from '../../transport/ApiError';
import { exactText } from '../../transport/json';
import type { Call3 } from './call';
import { PERHAPS_MISSING } from './codes';
import { namingDomain } from './namingDomain';
import { endTask, type Ending } from '../endTask';
import type { FilesByChannel, Plans, Push, PushQuery, StreamsQuery } from '../evidence';
import { TaskSearch } from '../findTask';
import { OLDEST_PUSH, pushPages } from './history';
import { collect } from '../lists';
import { LIVE } from './live';
import { listStreams } from './pickers';
import { plansOf } from './plans';
import type {
	ChoicePage,
	CreatedTask,
	CreateOptions,
	Ended,
	FileQuery,
	RecordedFile,
	RecordingRequest,
	StreamDetails,
	StreamQuery,
	StreamRef,
	TaskDetails,
	TaskQuery,
	TaskRef,
} from '../recordings';
import type { RecordingApi, Traits } from '../RecordingApi';
import type { AccountTime } from '../../transport/quotas';
import { createParameters, OLDEST_TASK, recordTaskPages } from './tasks';
import {
	DAY,
	MINUTE,
	SECOND,
	requireLength,
	requireNear,
	requireText,
	requireWindow,
} from '../requestRules';
import { filesSent, OLDEST_CALLBACK } from './sentCallbacks';
import {
	describeStreamState,
	livePushes,
	onlineStreamPages,
	publishedStreamPages,
} from './streams';
import { mediaOf, mediaPages } from './vod';

/** https://www.tencentcloud.com/document/product/267/37309 */
const LONGEST_TASK = DAY;

/** https://www.tencentcloud.com/document/product/267/37447 */
const SIGNATURE_LIFETIME = 5 * MINUTE;

const MOST_PAGES = 200;

/** Two lists may differ by so many milliseconds on when a push began. */
const SAME_PUSH = 10 * SECOND;

/** So many calls for the pushes of an app: they only say why something is missing. */
const MOST_PUSH_PAGES = 10;

/** API 3.0 of the live product: `CreateRecordTask` and its siblings. */
export class Api3 implements RecordingApi {
	readonly version = 'v3';
	readonly traits: Traits = {
		signatureLifetime: SIGNATURE_LIFETIME,
		listsWholeApps: true,
		tellsFormats: true,
		realTimeCut: null,
		tasksListedFor: OLDEST_TASK,
		pushesListedFor: OLDEST_PUSH,
	};

	/**
	 * @param time the clocks of the account
	 * @param pause waits so many milliseconds, unless the execution is cancelled
	 * @param hasWholeApi false on a site where some actions are missing
	 */
	constructor(
		private readonly call: Call3,
		readonly account: string,
		private readonly time: AccountTime,
		private readonly pause: Ending['pause'],
		private readonly hasWholeApi = true,
	) {}

	private readonly search = new TaskSearch(this, () => this.time.now());

	serviceNow(): number | null {
		return this.time.serviceNow();
	}

	check(request: RecordingRequest): void {
		const now = this.time.now();
		requireText('Domain', request.domain);
		requireText('App Name', request.appName);
		requireText('Channel', request.channel);
		requireWindow(request, now);
		requireLength(request, now, LONGEST_TASK);
		requireNear(request, now);
	}

	advise(): string[] {
		return [];
	}

	async createTask(request: RecordingRequest, options: CreateOptions): Promise<CreatedTask> {
		const response = await this.call({
			...LIVE,
			action: 'CreateRecordTask',
			parameters: createParameters(request),
			...options,
			repeatable: false,
		}).catch(async (error: unknown) =>
			Promise.reject(await namingDomain(this.call, error, request.domain)),
		);
		const taskId = exactText(response.TaskId);
		const requestId = exactText(response.RequestId) ?? null;
		if (taskId === undefined) {
			throw new ApiError('unknown', 'Tencent Cloud answered without a task ID.', { requestId });
		}
		// API 3.0 sends no word for success; the same output as the legacy API needs one.
		return { taskId, message: 'Success', requestId };
	}

	async listTasks(
		query: TaskQuery,
		mostPages: number = MOST_PAGES,
	): Promise<TaskDetails[] | undefined> {
		const { call, time } = this;
		return await collect((count) => recordTaskPages(call, query, time, count), mostPages);
	}

	taskPages(query: TaskQuery): AsyncGenerator<TaskDetails[]> {
		return recordTaskPages(this.call, query, this.time);
	}

	checkRef({ taskId }: TaskRef): void {
		requireText('Task ID', taskId);
	}

	async stopTask(ref: TaskRef, known = false): Promise<Ended> {
		return await this.endTask('StopRecordTask', 'stopped', ref, known);
	}

	async deleteTask(ref: TaskRef, known = false): Promise<Ended> {
		return await this.endTask('DeleteRecordTask', 'deleted', ref, known);
	}

	private async endTask(
		action: string,
		verb: Ending['verb'],
		ref: TaskRef,
		known: boolean,
	): Promise<Ended> {
		const { version, call, pause, time } = this;
		const { taskId } = ref;
		return await endTask({
			version,
			taskId,
			verb,
			known,
			pause,
			send: async (beforeSend) =>
				await call({ ...LIVE, action, parameters: { TaskId: taskId }, beforeSend }),
			mayBeMissing: ({ facts: { code } }) => PERHAPS_MISSING.has(code ?? ''),
			now: () => time.now(),
			find: async (where, notBefore) => await this.search.look(ref, where, notBefore),
		});
	}

	filePages(query: FileQuery): AsyncGenerator<RecordedFile[]> {
		return mediaPages(this.call, query);
	}

	async filesOf(query: StreamsQuery): Promise<FilesByChannel | undefined> {
		return await mediaOf(this.call, query);
	}

	async filesSent(
		stream: StreamRef,
		from: number,
		to: number,
	): Promise<RecordedFile[] | undefined> {
		const now = this.time.now();
		const isTooOld = from < now - OLDEST_CALLBACK;
		if (!this.hasWholeApi || isTooOld) return undefined;
		return await filesSent(this.call, stream, { from, to: Math.min(to, now) }, now);
	}

	async plans(): Promise<Plans> {
		return await plansOf(this.call);
	}

	async pushes(query: PushQuery): Promise<Push[] | undefined> {
		const { call } = this;
		const now = this.now();
		if (query.from < now - OLDEST_PUSH) return undefined;
		const listed = await collect(
			(count) => pushPages(call, query, now, count),
			query.channel === null ? MOST_PUSH_PAGES : MOST_PAGES,
		);
		if (listed === undefined) return undefined;
		const live = await livePushes(call, query);
		// Of one that the list knows, the list knows the end.
		const isListed = ({ channel, startTime }: Push) =>
			listed.some(
				(push) => push.channel === channel && Math.abs(push.startTime - startTime) < SAME_PUSH,
			);
		return [...listed, ...live.filter((push) => push.stopTime === null || !isListed(push))];
	}

	async streamState(stream: StreamRef): Promise<StreamDetails> {
		requireText('Domain', stream.domain);
		requireText('App Name', stream.appName);
		return await describeStreamState(this.call, stream);
	}

	streamPages(query: StreamQuery): AsyncGenerator<StreamDetails[]> {
		const { domain, appName, published } = query;
		if (published === null) return onlineStreamPages(this.call, domain, appName);
		requireText('Domain', domain);
		return publishedStreamPages(this.call, { ...query, ...published }, this.now());
	}

	async listStreams(
		domain: string | null,
		appName: string | null,
		page: number,
	): Promise<ChoicePage> {
		return await listStreams(this.call, { domain, appName }, page, this.now());
	}

	/** No query of what was may reach beyond now, in whole seconds. UNIX milliseconds. */
	private now(): number {
		return Math.floor(this.time.now() / SECOND) * SECOND;
	}
}
