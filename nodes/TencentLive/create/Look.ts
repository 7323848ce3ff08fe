import type { RecordingApi } from '../api/RecordingApi';
import type { ListedTask, RecordingRequest, TaskQuery } from '../api/recordings';
import { ApiError } from '../transport/ApiError';
import type { Clock } from '../transport/clock';
import { queryAround } from './match';

/** Milliseconds for which a listing may serve further items of the same run. */
const FRESH_FOR = 10_000;

/**
 * Pages a shared listing may have. They come one after the other while every item waits; listings of
 * single streams go out beside the creates, at the same pace.
 */
const MOST_SHARED_PAGES = 5;

/** The requests of a run that one listing could serve, by stream. */
interface Group {
	byStream: Map<string, Set<RecordingRequest>>;
	/** Cleared once listing the whole app turned out dearer than listing each stream. */
	sharing: boolean;
}

interface Listing {
	startedAt: number;
	tasks: Promise<ListedTask[] | undefined>;
}

/**
 * Looks at the tasks that exist, for the items of one run. Several streams of one app are listed
 * together as long as that takes fewer calls than there are streams, and few; a listing serves the
 * items that come within the next ten seconds. Tasks this process makes meanwhile are known without it.
 */
export class Look {
	private readonly groups = new Map<string, Group>();
	private readonly listings = new Map<string, Listing>();

	/** @param requests all that may be looked up together */
	constructor(
		private readonly api: RecordingApi,
		private readonly clock: Clock,
		requests: readonly RecordingRequest[],
	) {
		for (const request of requests) {
			const key = this.groupKey(request);
			const group = this.groups.get(key) ?? { byStream: new Map(), sharing: true };
			const ofStream = group.byStream.get(request.channel) ?? new Set();
			group.byStream.set(request.channel, ofStream.add(request));
			this.groups.set(key, group);
		}
	}

	/**
	 * The tasks around a request, of its stream at least.
	 *
	 * @throws ApiError
	 */
	async tasksAround(request: RecordingRequest): Promise<ListedTask[]> {
		const key = this.groupKey(request);
		const group = this.groups.get(key);
		const ofStream = group?.byStream.get(request.channel);
		if (group === undefined || ofStream?.has(request) !== true) {
			// Asked for only now, with times that no shared listing was made for.
			const now = this.clock.now();
			const tasks = await this.api.listTasks(queryAround(request, now));
			return complete(tasks, request);
		}
		const streams = group.byStream.size;
		if (group.sharing && streams > 1) {
			const all = () => [...group.byStream.values()].flatMap((requests) => [...requests]);
			const query = () => ({ ...this.around(all(), request), channel: null });
			// As many calls as there are streams would cost as much as listing each.
			const tasks = await this.list(key, query, Math.min(streams - 1, MOST_SHARED_PAGES));
			if (tasks !== undefined) return tasks;
			group.sharing = false;
		}
		const query = () => this.around([...ofStream], request);
		return complete(await this.list(`${key} ${request.channel}`, query), request);
	}

	/** @param query made only when the tasks have to be listed anew */
	private async list(
		key: string,
		query: () => TaskQuery,
		mostPages?: number,
	): Promise<ListedTask[] | undefined> {
		const now = this.clock.now();
		const known = this.listings.get(key);
		if (known !== undefined && now - known.startedAt < FRESH_FOR) return await known.tasks;
		const tasks = this.api.listTasks(query(), mostPages);
		this.listings.set(key, { startedAt: now, tasks });
		// A failed listing must not fail the items after it.
		tasks.catch(() => this.listings.delete(key));
		return await tasks;
	}

	private groupKey({ domain, appName, channel }: RecordingRequest): string {
		return JSON.stringify(this.api.traits.listsWholeApps ? [domain, appName] : [channel]);
	}

	/** One query around all of several requests, for the stream of one of them. */
	private around(requests: readonly RecordingRequest[], one: RecordingRequest): TaskQuery {
		const now = this.clock.now();
		const query = queryAround(one, now);
		for (const request of requests) {
			const { from, to } = queryAround(request, now);
			query.from = Math.min(query.from, from);
			query.to = Math.max(query.to, to);
		}
		return query;
	}
}

function complete(tasks: ListedTask[] | undefined, { channel }: RecordingRequest): ListedTask[] {
	if (tasks !== undefined) return tasks;
	throw new ApiError('unknown', `"${channel}" has too many recording tasks to list.`);
}
