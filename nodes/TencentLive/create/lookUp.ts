import type { ListedTask, RecordingApi, RecordingRequest, TaskQuery } from '../api/RecordingApi';
import { ApiFailure } from '../transport/ApiFailure';
import type { Clock } from '../transport/clock';
import { queryAround } from './existing';

/** Milliseconds for which a listing may serve further items of the same run. */
const FRESH_FOR = 10_000;

/** The requests of a run that one listing could serve. */
interface Group {
	requests: RecordingRequest[];
	streams: Set<string>;
	/** Cleared once listing the whole app turned out dearer than listing each stream. */
	sharing: boolean;
}

interface Listing {
	startedAt: number;
	tasks: Promise<ListedTask[] | undefined>;
}

/**
 * Looks at the tasks that exist, for the items of one run. Several streams of one app are listed
 * together as long as that takes fewer calls than there are streams; a listing serves the items that
 * come within the next ten seconds. Tasks this process makes meanwhile are known without it.
 */
export class LookUp {
	private readonly groups = new Map<string, Group>();
	private readonly listings = new Map<string, Listing>();

	/** @param requests all that may be looked up */
	constructor(
		private readonly api: RecordingApi,
		private readonly clock: Clock,
		requests: readonly RecordingRequest[],
	) {
		for (const request of requests) {
			const key = this.groupKey(request);
			const group = this.groups.get(key) ?? { requests: [], streams: new Set(), sharing: true };
			group.requests.push(request);
			group.streams.add(request.channel);
			this.groups.set(key, group);
		}
	}

	/**
	 * The tasks around a request, of its stream at least.
	 *
	 * @throws ApiFailure
	 */
	async tasksAround(request: RecordingRequest): Promise<ListedTask[]> {
		const groupKey = this.groupKey(request);
		const group = this.groups.get(groupKey);
		if (group?.sharing === true && group.streams.size > 1) {
			const query = { ...this.queryFor(group.requests, request), channel: null };
			// As many calls as there are streams would cost as much as listing each.
			const tasks = await this.list(groupKey, query, group.streams.size - 1);
			if (tasks !== undefined) return tasks;
			group.sharing = false;
		}
		const ofStream = group?.requests.filter(({ channel }) => channel === request.channel);
		const query = this.queryFor(ofStream ?? [request], request);
		const tasks = await this.list(`${groupKey} ${request.channel}`, query);
		if (tasks !== undefined) return tasks;
		throw new ApiFailure('unknown', `"${request.channel}" has too many recording tasks to list.`);
	}

	private async list(
		key: string,
		query: TaskQuery,
		mostPages?: number,
	): Promise<ListedTask[] | undefined> {
		const now = this.clock.now();
		const known = this.listings.get(key);
		if (known !== undefined && now - known.startedAt < FRESH_FOR) return await known.tasks;
		const tasks = this.api.listTasks(query, now, mostPages);
		this.listings.set(key, { startedAt: now, tasks });
		// A failed listing must not fail the items after it.
		tasks.catch(() => this.listings.delete(key));
		return await tasks;
	}

	private groupKey({ domain, appName, channel }: RecordingRequest): string {
		return JSON.stringify(this.api.listsWholeApps ? [domain, appName] : [channel]);
	}

	/** One query around all of several requests. */
	private queryFor(requests: readonly RecordingRequest[], first: RecordingRequest): TaskQuery {
		const now = this.clock.now();
		const queries = requests.map((request) => queryAround(request, now));
		return {
			...queryAround(first, now),
			from: Math.min(...queries.map(({ from }) => from)),
			to: Math.max(...queries.map(({ to }) => to)),
		};
	}
}
