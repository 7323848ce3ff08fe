import type { RecordingApi, Traits } from '../../../../nodes/TencentLive/api/RecordingApi';
import type {
	CreatedTask,
	CreateOptions,
	ListedTask,
	RecordingRequest,
	TaskQuery,
} from '../../../../nodes/TencentLive/api/recordings';
import { requireWindow } from '../../../../nodes/TencentLive/api/requestRules';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import type { FakeClock } from './fakeClock';
import { NOW } from './recordingRequest';

/** How one create call goes; `send` says that the request leaves, with the time it is signed with. */
export type CreateScript = (
	send: (signedAt?: number) => void,
	options: CreateOptions,
) => Promise<CreatedTask>;

/** How one listing goes. */
export type ListScript = () => Promise<ListedTask[] | undefined>;

export const TRAITS_3: Traits = {
	signatureLifetime: 300_000,
	listsWholeApps: true,
	tellsFormats: true,
	realTimeCut: null,
	tasksListedFor: 7_776_000_000,
	pushesListedFor: 5_184_000_000,
};
export const TRAITS_LEGACY: Traits = {
	signatureLifetime: 7_200_000,
	listsWholeApps: false,
	tellsFormats: false,
	realTimeCut: 1_800_000,
	tasksListedFor: null,
	pushesListedFor: null,
};

export const LOST = new ApiError('unknown', 'The answer was lost: the connection was cut.');

/** A task of the stream of `recordingRequest()`, an hour from `NOW`, unless told otherwise. */
export function listedTask(taskId: string, parts: Partial<ListedTask> = {}): ListedTask {
	return {
		taskId,
		channel: 'my-stream',
		domain: 'push.example.com',
		appName: 'live',
		startTime: NOW,
		endTime: NOW + 3_600_000,
		templateId: null,
		state: 'pending',
		...parts,
	};
}

const unused = () => {
	throw new Error('A create needs no more than creating and listing.');
};

/**
 * What the service does: without a script a create is answered, as task `new-1`, `new-2` and so on,
 * and a listing shows `tasks`. A task that is created is listed only when the test lists it.
 */
export class FakeService {
	/** What listings show. */
	tasks: ListedTask[] = [];
	/** By how much its clock is ahead of the test's; null where no answer tells it. */
	ahead: number | null = 0;
	/** How the next creates go. */
	readonly createScripts: CreateScript[] = [];
	/** How the next listings go. */
	readonly listScripts: ListScript[] = [];
	/** The creates that were asked for. */
	readonly creates: Array<{ request: RecordingRequest; timeout: number }> = [];
	/** The listings that were asked for. */
	readonly lists: Array<{ query: TaskQuery; mostPages: number | undefined }> = [];

	constructor(readonly clock: FakeClock) {}

	/** One generation of the API in front of it. */
	api(version: 'v3' | 'v2' = 'v3', account = 'an account'): RecordingApi {
		const serviceNow = () => (this.ahead === null ? null : this.clock.elapsed() + this.ahead);
		return {
			version,
			account,
			traits: version === 'v3' ? TRAITS_3 : TRAITS_LEGACY,
			serviceNow,
			check: (request) => requireWindow(request, serviceNow() ?? this.clock.now()),
			advise: ({ channel }) => (channel === 'odd' ? ['This is odd.'] : []),
			createTask: async (request, options) => await this.create(request, options),
			listTasks: async (query, mostPages) => await this.list(query, mostPages),
			taskPages: unused,
			checkRef: unused,
			stopTask: unused,
			deleteTask: unused,
			filePages: unused,
			filesOf: unused,
			filesSent: unused,
			plans: unused,
			pushes: unused,
			streamState: unused,
			streamPages: unused,
			listStreams: unused,
		};
	}

	/** Every listing from now on fails like this. */
	failListings(error: Error): void {
		this.list = async () => await Promise.reject(error);
	}

	/** The next create is lost; what it makes is listed from then on. */
	lose(...made: ListedTask[]): void {
		this.createScripts.push(async (send) => {
			send();
			this.tasks.push(...made);
			return await Promise.reject(LOST);
		});
	}

	private async create(request: RecordingRequest, options: CreateOptions): Promise<CreatedTask> {
		this.creates.push({ request, timeout: options.timeout });
		const count = this.creates.length;
		const script = this.createScripts.shift();
		const send = (signedAt = this.clock.now()) => options.onSend(signedAt);
		if (script !== undefined) return await script(send, options);
		send();
		return { taskId: `new-${count}`, message: 'Success', requestId: `r-${count}` };
	}

	private list = async (
		query: TaskQuery,
		mostPages?: number,
	): Promise<ListedTask[] | undefined> => {
		this.lists.push({ query, mostPages });
		const script = this.listScripts.shift();
		return script === undefined ? [...this.tasks] : await script();
	};
}
