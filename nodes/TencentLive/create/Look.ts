import type { RecordingApi } from '../api/RecordingApi';
import type { ListedTask, RecordingRequest, TaskQuery } from '../api/recordings';
import { ApiError } from '../transport/ApiError';
import type { Clock } from '../transport/clock';
import { domainKey } from './intent';
import { queryAround } from './match';
import { LISTING_SERVES_FOR, OLDEST_LISTING } from './timing';

/**
 * Pages a shared listing may have. They come one after the other while every item waits; listings of
 * single streams go out beside the creates, at the same pace.
 */
const MOST_SHARED_PAGES = 5;

/** A listing that is too old once it is there is asked for again, this often. */
const MOST_ASKED = 3;

/** The tasks that exist, as far as they were listed when they were asked for. */
export interface Listing {
	tasks: readonly ListedTask[];
	/** By the clock that only goes forward, milliseconds. It is as old as this, whenever it came. */
	askedAt: number;
}

/** The requests of a run that one listing could serve, by stream. */
interface Group {
	byStream: Map<string, Set<RecordingRequest>>;
	/** Cleared once listing the whole app turned out dearer than listing each stream. */
	sharing: boolean;
}

/** UNIX milliseconds. */
interface Window {
	from: number;
	to: number;
}

/** A listing that came, or was given up: it would have had too many pages. */
interface Came {
	askedAt: number;
	tasks: ListedTask[] | undefined;
}

/** A listing that was asked for, or waits for its turn: then it will be newer than anybody can want. */
interface Asked {
	askedAt: number;
	tasks: Promise<ListedTask[] | undefined>;
}

/**
 * Looks at the tasks that exist, for the items of one run. Several streams of one app are listed
 * together as long as that takes fewer calls than there are streams, and few; a listing serves the
 * items that come within the next ten seconds.
 */
export class Look {
	private readonly groups = new Map<string, Group>();
	private readonly none = Promise.resolve(undefined);
	/** The listing that goes last, where they go one after the other. */
	private last: Promise<unknown> = this.none;
	private readonly listings = new Map<string, Asked>();
	/** The newest that came, by the same names, and between when they list. */
	private readonly came = new Map<string, Listing & Window>();

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
	 * @param notBefore the listing must not have been asked for earlier, by the clock that only goes
	 * forward; without it one from the last ten seconds will do
	 * @throws ApiError
	 */
	async around(request: RecordingRequest, notBefore?: number): Promise<Listing> {
		for (let asked = 1; ; asked++) {
			const newEnough = this.clock.elapsed() - LISTING_SERVES_FOR;
			const listing = await this.listingOf(request, Math.max(newEnough, notBefore ?? newEnough));
			if (this.clock.elapsed() - listing.askedAt <= OLDEST_LISTING) return listing;
			if (asked === MOST_ASKED) {
				throw new ApiError('unknown', 'Tencent Cloud takes too long to list recording tasks.');
			}
		}
	}

	/**
	 * The newest listing that there is around a request, whoever asked for it: nothing is asked for here.
	 * Undefined where none came that holds all around it.
	 */
	newest(request: RecordingRequest): Listing | undefined {
		const key = this.groupKey(request);
		const { from, to } = queryAround(request, this.now());
		const around = [key, `${key} ${request.channel}`].flatMap((name) => {
			const one = this.came.get(name);
			return one !== undefined && one.from <= from && one.to >= to ? [one] : [];
		});
		return around.reduce<Listing | undefined>(
			(newest, one) => (newest !== undefined && newest.askedAt > one.askedAt ? newest : one),
			undefined,
		);
	}

	private async listingOf(request: RecordingRequest, notBefore: number): Promise<Listing> {
		const key = this.groupKey(request);
		const group = this.groups.get(key);
		const ofStream = group?.byStream.get(request.channel);
		if (group === undefined || ofStream?.has(request) !== true) {
			// Asked for only now, with times that no shared listing was made for.
			const around = queryAround(request, this.now());
			const asked = this.ask(around);
			const tasks = await asked.tasks;
			const came = { askedAt: asked.askedAt, tasks };
			return complete(this.keep(`${key} ${request.channel}`, came, around), request);
		}
		const streams = group.byStream.size;
		if (group.sharing && streams > 1) {
			const all = () => [...group.byStream.values()].flatMap((requests) => [...requests]);
			const query = () => ({ ...this.aroundAll(all(), request), channel: null });
			// As many calls as there are streams would cost as much as listing each.
			const mostPages = Math.min(streams - 1, MOST_SHARED_PAGES);
			const { askedAt, tasks } = await this.list(key, notBefore, query, mostPages);
			if (tasks !== undefined) return { askedAt, tasks };
			group.sharing = false;
		}
		const query = () => this.aroundAll([...ofStream], request);
		return complete(await this.list(`${key} ${request.channel}`, notBefore, query), request);
	}

	/** @param query made only when the tasks have to be listed anew */
	private async list(
		key: string,
		notBefore: number,
		query: () => TaskQuery,
		mostPages?: number,
	): Promise<Came> {
		const known = this.listings.get(key);
		if (known !== undefined && known.askedAt >= notBefore) {
			const tasks = await known.tasks;
			return { askedAt: known.askedAt, tasks };
		}
		const around = query();
		const asked = this.ask(around, mostPages);
		this.listings.set(key, asked);
		// A failed listing must not fail the items after it.
		asked.tasks.catch(() => {
			if (this.listings.get(key) === asked) this.listings.delete(key);
		});
		const tasks = await asked.tasks;
		return this.keep(key, { askedAt: asked.askedAt, tasks }, around);
	}

	/**
	 * Asks for a listing. Where each is of one stream they go one after the other: pages of many that
	 * share a slow lane would come so mixed that all of them were too old when they were whole.
	 */
	private ask(query: TaskQuery, mostPages?: number): Asked {
		const send = async () => {
			asked.askedAt = this.clock.elapsed();
			return await this.api.listTasks(query, mostPages);
		};
		const isAlone = this.api.traits.listsWholeApps;
		const asked: Asked = { askedAt: isAlone ? this.clock.elapsed() : Infinity, tasks: this.none };
		asked.tasks = isAlone ? send() : this.last.then(send, send);
		if (!isAlone) this.last = asked.tasks;
		return asked;
	}

	private keep(key: string, listing: Came, { from, to }: Window): Came {
		const { askedAt, tasks } = listing;
		const isNewer = askedAt > (this.came.get(key)?.askedAt ?? Number.NEGATIVE_INFINITY);
		if (tasks !== undefined && isNewer) this.came.set(key, { askedAt, tasks, from, to });
		return listing;
	}

	private now(): number {
		return this.api.serviceNow() ?? this.clock.now();
	}

	private groupKey({ domain, appName, channel }: RecordingRequest): string {
		const { listsWholeApps } = this.api.traits;
		return JSON.stringify(listsWholeApps ? [domainKey(domain), appName] : [channel]);
	}

	/** One query around all of several requests, for the stream of one of them. */
	private aroundAll(requests: readonly RecordingRequest[], one: RecordingRequest): TaskQuery {
		const now = this.now();
		const query = queryAround(one, now);
		for (const request of requests) {
			const { from, to } = queryAround(request, now);
			query.from = Math.min(query.from, from);
			query.to = Math.max(query.to, to);
		}
		return query;
	}
}

function complete({ askedAt, tasks }: Came, { channel }: RecordingRequest): Listing {
	if (tasks !== undefined) return { askedAt, tasks };
	throw new ApiError('unknown', `"${channel}" has too many recording tasks to list.`);
}
