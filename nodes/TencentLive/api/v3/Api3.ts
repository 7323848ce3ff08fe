import { ApiError } from '../../transport/ApiError';
import { exactText, type JsonObject } from '../../transport/json';
import { toChinaIso } from '../chinaTime';
import { InvalidParameterError } from '../InvalidParameterError';
import type { Call3 } from './call';
import { endTask3 } from './endTask';
import { collect } from '../lists';
import { listOnlineStreams, LIVE } from './pickers';
import type {
	ChoicePage,
	CreatedTask,
	CreateOptions,
	Ended,
	FileQuery,
	ListedTask,
	RecordedFile,
	RecordingApi,
	RecordingRequest,
	StreamDetails,
	TaskDetails,
	TaskQuery,
	TaskRef,
} from '../RecordingApi';
import { recordTaskPages } from './tasks';
import { DAY, MINUTE, requireLength, requireText, requireWindow } from '../requestRules';
import { describeStreamState, onlineStreamPages } from './streams';
import { mediaPages } from './vod';

/** https://www.tencentcloud.com/document/product/267/37309 */
const LONGEST_TASK = DAY;

/**
 * How far ahead a task may lie: the page for International says the start is at most 6 days away,
 * the page for China that the end is less than 7 days away. Which one the service holds a request
 * to is not known, so only what breaks both is refused here.
 */
const START_HORIZON = 6 * DAY;
const END_HORIZON = 7 * DAY;

/** https://www.tencentcloud.com/document/product/267/37447 */
const SIGNATURE_LIFETIME = 5 * MINUTE;

const MOST_PAGES = 200;

/** API 3.0 of the live product: `CreateRecordTask` and its siblings. */
export class Api3 implements RecordingApi {
	readonly version = 'v3';
	readonly signatureLifetime = SIGNATURE_LIFETIME;
	readonly listsWholeApps = true;

	constructor(
		private readonly call: Call3,
		readonly account: string,
	) {}

	check(request: RecordingRequest, now: number): void {
		requireText('Domain', request.domain);
		requireText('App Name', request.appName);
		requireText('Channel', request.channel);
		requireWindow(request, now);
		requireLength(request, now, LONGEST_TASK);
		const { startTime, endTime } = request;
		if (startTime !== null && startTime > now + START_HORIZON && endTime >= now + END_HORIZON) {
			throw new InvalidParameterError(
				'Start Time',
				`${toChinaIso(startTime)} is too far ahead: Tencent Cloud takes tasks that start within 6 days. Create the task later, for example from a Schedule Trigger.`,
			);
		}
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
		});
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
		now: number,
		mostPages: number = MOST_PAGES,
	): Promise<TaskDetails[] | undefined> {
		return await collect((count) => recordTaskPages(this.call, query, now, count), mostPages);
	}

	taskPages(query: TaskQuery, now: number): AsyncGenerator<TaskDetails[]> {
		return recordTaskPages(this.call, query, now);
	}

	checkRef({ taskId }: TaskRef): void {
		requireText('Task ID', taskId);
	}

	async stopTask(ref: TaskRef, now: number): Promise<Ended> {
		return await endTask3(this.call, 'StopRecordTask', ref, now);
	}

	async deleteTask(ref: TaskRef, now: number): Promise<Ended> {
		return await endTask3(this.call, 'DeleteRecordTask', ref, now);
	}

	filePages(query: FileQuery): AsyncGenerator<RecordedFile[]> {
		return mediaPages(this.call, query);
	}

	async streamState(
		channel: string,
		domain: string | null,
		appName: string | null,
	): Promise<StreamDetails> {
		requireText('Domain', domain);
		requireText('App Name', appName);
		return await describeStreamState(this.call, channel, domain, appName);
	}

	streamPages(domain: string | null, appName: string | null): AsyncGenerator<StreamDetails[]> {
		return onlineStreamPages(this.call, domain, appName);
	}

	sameTimes(task: ListedTask, request: RecordingRequest): boolean {
		return (
			task.endTime === request.endTime &&
			task.templateId === request.templateId &&
			// A task without a start is listed with the moment it was created.
			(request.startTime === null || task.startTime === request.startTime)
		);
	}

	async listStreams(domain: string | null, page: number): Promise<ChoicePage> {
		return await listOnlineStreams(this.call, domain, page);
	}
}

/** The parameters of CreateRecordTask; times in UNIX seconds, what is not asked for left out. */
function createParameters(request: RecordingRequest): JsonObject {
	const { startTime, templateId, streamType } = request;
	return {
		StreamName: request.channel,
		DomainName: request.domain,
		AppName: request.appName,
		EndTime: request.endTime / 1000,
		// Without a start the task starts at once.
		...(startTime === null ? {} : { StartTime: startTime / 1000 }),
		...(streamType === null ? {} : { StreamType: streamType }),
		...(templateId === null ? {} : { TemplateId: templateId }),
	};
}
