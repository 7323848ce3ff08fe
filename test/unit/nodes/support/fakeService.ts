import { Api3 } from '../../../../nodes/TencentLive/api/v3/Api3';
import { LegacyApi } from '../../../../nodes/TencentLive/api/v2/LegacyApi';
import type { RecordingApi } from '../../../../nodes/TencentLive/api/RecordingApi';
import type {
	CreatedTask,
	CreateOptions,
	ListedTask,
	RecordingRequest,
	TaskQuery,
} from '../../../../nodes/TencentLive/api/recordings';
import { NOW } from './recordingRequest';

/** How one create call goes; `send` says that the request leaves. */
export type CreateScript = (send: () => void) => Promise<CreatedTask>;

/** How one listing goes. */
export type ListScript = () => Promise<ListedTask[] | undefined>;

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

const offline = async () => await Promise.reject(new Error('A test never calls the service.'));

/**
 * What the service does: without a script a create is answered, as task `new-1`, `new-2` and so on,
 * and a listing shows `tasks`. A task that is created is listed only when the test lists it.
 */
export class FakeService {
	/** What listings show. */
	tasks: ListedTask[] = [];

	/** How the next creates go. */
	readonly createScripts: CreateScript[] = [];

	/** How the next listings go. */
	readonly listScripts: ListScript[] = [];

	/** The creates that were asked for. */
	readonly creates: Array<{ request: RecordingRequest; timeout: number }> = [];

	/** The listings that were asked for. */
	readonly lists: Array<{ query: TaskQuery; now: number; mostPages: number | undefined }> = [];

	async create(
		request: RecordingRequest,
		{ timeout, onSend }: CreateOptions,
	): Promise<CreatedTask> {
		this.creates.push({ request, timeout });
		const script = this.createScripts.shift();
		if (script !== undefined) return await script(onSend);
		onSend();
		const count = this.creates.length;
		return { taskId: `new-${count}`, message: 'Success', requestId: `r-${count}` };
	}

	async list(query: TaskQuery, now: number, mostPages?: number): Promise<ListedTask[] | undefined> {
		this.lists.push({ query, now, mostPages });
		const script = this.listScripts.shift();
		return script === undefined ? [...this.tasks] : await script();
	}

	/** API 3.0 in front of it. */
	api3(account = 'an account'): RecordingApi {
		return this.behind(new Api3(offline, account));
	}

	/** The legacy API in front of it. */
	apiLegacy(account = 'an account'): RecordingApi {
		return this.behind(new LegacyApi(offline, account));
	}

	private behind(api: RecordingApi): RecordingApi {
		api.createTask = async (request, options) => await this.create(request, options);
		api.listTasks = async (query, now, mostPages) => await this.list(query, now, mostPages);
		return api;
	}
}
