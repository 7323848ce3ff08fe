import { ApiError } from '../../transport/ApiError';
import { exactText } from '../../transport/json';
import type { CallLegacy } from './call';
import { channelPages, describeChannel, listChannels } from './channels';
import { toChinaText } from '../chinaTime';
import { endTask, type Ending } from '../endTask';
import type { FilesByChannel, Plans, StreamsQuery } from '../evidence';
import { TaskSearch } from '../findTask';
import { collect } from '../lists';
import {
	REAL_TIME,
	type ChoicePage,
	type CreatedTask,
	type CreateOptions,
	type Ended,
	type FileQuery,
	type RecordedFile,
	type RecordingRequest,
	type StreamDetails,
	type StreamRef,
	type TaskDetails,
	type TaskQuery,
	type TaskRef,
} from '../recordings';
import type { RecordingApi, Traits } from '../RecordingApi';
import type { AccountTime } from '../../transport/quotas';
import { channelFiles, recordFilePages } from './files';
import { recordPages } from './tasks';
import {
	DAY,
	HOUR,
	MINUTE,
	requireLength,
	requireNear,
	requireText,
	requireWindow,
} from '../requestRules';

/** A scheduled task: https://cloud.tencent.com/doc/api/258/4723 */
const LONGEST_SCHEDULED = DAY;
/** A Real-Time task is cut to this length; the page advises the shorter one. */
const LONGEST_REAL_TIME = 30 * MINUTE;
const ADVISED_REAL_TIME = 5 * MINUTE;

/** The documents give 2 hours and 5 minutes for different pages; the longer one is the safe one. */
const SIGNATURE_LIFETIME = 2 * HOUR;

const MOST_PAGES = 50;

/**
 * Codes with which the service may say that it has no such task: 20327 is the one for that, but it is
 * also refused to change one that is over (20326), and the access layer has words of its own (5000,
 * and 4000 for what cannot be an ID).
 */
const PERHAPS_MISSING = new Set(['20327', '20326', '5000', '4000']);

/** The legacy LVB API 2.0: `CreateRecord` and its siblings. */
export class LegacyApi implements RecordingApi {
	readonly version = 'v2';
	readonly traits: Traits = {
		signatureLifetime: SIGNATURE_LIFETIME,
		listsWholeApps: false,
		tellsFormats: false,
		realTimeCut: LONGEST_REAL_TIME,
		tasksListedFor: null,
		pushesListedFor: null,
	};

	/**
	 * @param time the clocks of the account
	 * @param pause waits so many milliseconds, unless the execution is cancelled
	 */
	constructor(
		private readonly call: CallLegacy,
		readonly account: string,
		private readonly time: AccountTime,
		private readonly pause: Ending['pause'],
	) {}

	private readonly search = new TaskSearch(this, () => this.time.now());

	serviceNow(): number | null {
		return this.time.serviceNow();
	}

	check(request: RecordingRequest): void {
		const now = this.time.now();
		requireText('Channel', request.channel);
		requireWindow(request, now);
		// A longer Real-Time recording is not refused by the service but cut, see advise.
		if (request.tapeType !== REAL_TIME) requireLength(request, now, LONGEST_SCHEDULED);
		requireNear(request, now);
	}

	advise(request: RecordingRequest): string[] {
		if (request.tapeType !== REAL_TIME) return [];
		const length = request.endTime - this.time.now();
		if (length > LONGEST_REAL_TIME) {
			return [
				'A Real-Time recording of the legacy API lasts at most 30 minutes: the rest is not recorded. Use Scheduled, or API 3.0, for longer ones.',
			];
		}
		if (length > ADVISED_REAL_TIME) {
			return [
				'Tencent Cloud advises at most 5 minutes for a Real-Time recording of the legacy API. Use Scheduled, or API 3.0, for longer ones.',
			];
		}
		return [];
	}

	async createTask(request: RecordingRequest, options: CreateOptions): Promise<CreatedTask> {
		const { channel, tapeType, startTime, endTime } = request;
		const answer = await this.call({
			action: 'CreateRecord',
			parameters: {
				channelId: channel,
				tapeType: String(tapeType),
				// The page calls startTime required but ignores it in Real-Time mode, and its own
				// example leaves it out.
				...(startTime === null ? {} : { startTime: toChinaText(startTime) }),
				endTime: toChinaText(endTime),
			},
			...options,
			repeatable: false,
		});
		const taskId = exactText(answer.task_id);
		if (taskId === undefined) {
			throw new ApiError('unknown', 'The legacy API answered without a task ID.');
		}
		return { taskId, message: exactText(answer.message) ?? '', requestId: null };
	}

	async listTasks(
		query: TaskQuery,
		mostPages: number = MOST_PAGES,
	): Promise<TaskDetails[] | undefined> {
		return await collect((count) => recordPages(this.call, query, count), mostPages);
	}

	taskPages(query: TaskQuery): AsyncGenerator<TaskDetails[]> {
		requireText('Channel', query.channel);
		return recordPages(this.call, query);
	}

	checkRef({ taskId, channel }: TaskRef): void {
		requireText('Task ID', taskId);
		requireText('Channel', channel);
	}

	async stopTask(ref: TaskRef, known = false): Promise<Ended> {
		return await this.endTask('StopRecord', 'stopped', ref, known);
	}

	async deleteTask(ref: TaskRef, known = false): Promise<Ended> {
		return await this.endTask('DeleteRecord', 'deleted', ref, known);
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
				await call({ action, parameters: { channelId: ref.channel ?? '', taskId }, beforeSend }),
			mayBeMissing: ({ facts: { code } }) => PERHAPS_MISSING.has(code ?? ''),
			now: () => time.now(),
			find: async (where, notBefore) => await this.search.look(ref, where, notBefore),
		});
	}

	filePages(query: FileQuery): AsyncGenerator<RecordedFile[]> {
		return recordFilePages(this.call, query);
	}

	async filesOf({ channels, from, to }: StreamsQuery): Promise<FilesByChannel> {
		const files = channels.map(async (channel): Promise<[string, RecordedFile[]]> => {
			return [channel, await channelFiles(this.call, channel, from, to)];
		});
		return new Map(await Promise.all(files));
	}

	async filesSent(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	async plans(): Promise<Plans> {
		return await Promise.resolve(new Map());
	}

	async pushes(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	async streamState({ channel }: StreamRef): Promise<StreamDetails> {
		return await describeChannel(this.call, channel);
	}

	streamPages(): AsyncGenerator<StreamDetails[]> {
		return channelPages(this.call);
	}

	async listStreams(
		_domain: string | null,
		_appName: string | null,
		page: number,
	): Promise<ChoicePage> {
		return await listChannels(this.call, page);
	}
}
