import type { ApiVersion, RecordingRequest } from '../../nodes/TencentLive/api/recordings';
import type { Attempt } from '../../nodes/TencentLive/create/attempt';
import type { Wanted } from '../../nodes/TencentLive/create/intent';
import type { Outcome } from '../../nodes/TencentLive/create/outcome';
import type { ProcessState } from './processState';
import type { Listing } from './service';
import type { Place, ServiceTask } from './taskStore';

/** Times as the user set them: written out, or from `$now`, which differs with every reading. */
export type Times =
	| { kind: 'fixed'; startTime: number | null; endTime: number }
	/** Milliseconds from the reading; no start in Real-Time mode. */
	| { kind: 'moving'; startsIn: number | null; endsIn: number };

/** What the parameters of one item say. */
export interface Item extends Omit<Wanted, 'request'> {
	domain: string;
	channel: string;
	times: Times;
	templateId: number | null;
	streamType: number | null;
	/** Milliseconds to wait for the answer. */
	timeout: number;
}

/**
 * One recording, asked for once: one item of one run index of one execution, with the node and the
 * credential as they were. Every try of Retry On Fail and every Retry of the failed execution in
 * whatever process is the same ask. An edit of the node, another credential, another execution and
 * another run index are other asks; and so is a repetition after a crash, as far as the ledger that
 * was saved knows nothing of what was sent.
 */
export interface Ask {
	readonly name: string;
	readonly execution: string;
	readonly item: Item;
	readonly version: ApiVersion;
	/** The requests that left for it. */
	readonly sent: Sent[];
	/** Requests whose fate is its own: those that left for it, and those it was told of. By id. */
	readonly attempts: Set<string>;
	/** When it was read first, UNIX milliseconds. */
	askedAt: number;
	/** As it was read last; null while it was not. */
	asked: Wanted | null;
	/** What the user was told last; null while nothing was. */
	told: Told | null;
	running: boolean;
}

export interface Told {
	readonly outcome: Outcome;
	/** Hints of the whole run. */
	readonly hints: readonly string[];
	readonly by: Try;
	/** UNIX milliseconds. */
	readonly at: number;
	/** What was asked for then; null where the ledger told what another try came to. */
	readonly asked: Wanted | null;
}

/** One try of a node: what a run knows begins with it. */
export class Try {
	/** Listings that did not come, and creates that certainly made nothing. */
	failures = 0;
	/** When what stands at a key of the ledger was settled, UNIX milliseconds. */
	readonly settledAt = new Map<string, number>();
	/** The keys of the items. */
	readonly keys = new Map<number, string>();
	private readonly listings: Array<Listing & { cameAt: number }> = [];

	/** @param account as the service knows it; `actor` is the process and the credential that knows */
	constructor(
		readonly process: ProcessState,
		readonly actor: string,
		readonly account: string,
		readonly startedAt: number,
		readonly cancelled: AbortSignal,
	) {}

	listed(listing: Listing, now: number): void {
		this.listings.push({ ...listing, cameAt: now });
	}

	/**
	 * Up to when the tasks of a stream were seen: what was listed by then, this try has been shown, or
	 * could have seen by looking at all. UNIX milliseconds.
	 *
	 * @param by only listings that had come by then count
	 */
	lookedAt(place: Place, by = Number.POSITIVE_INFINITY): number {
		return Math.max(this.startedAt, this.sawAt(place, by));
	}

	/** The same, of listings that came. */
	sawAt(place: Place, by: number): number {
		let latest = Number.NEGATIVE_INFINITY;
		for (const { at, cameAt, account, version, domain, appName, channel } of this.listings) {
			if (cameAt > by) continue;
			const isOfApp =
				account === place.account &&
				version === place.version &&
				domain === place.domain &&
				appName === place.appName;
			if (isOfApp && (channel ?? place.channel) === place.channel) latest = Math.max(latest, at);
		}
		return latest;
	}
}

/** A create call that left a client. Times are UNIX milliseconds of the service's clock. */
export interface Sent {
	readonly ask: Ask;
	readonly by: Try;
	readonly attempt: Attempt;
	readonly place: Place;
	readonly at: number;
	/** Up to when the tasks of its stream were seen, see `Try.lookedAt`. */
	readonly lookedAt: number;
	/** The service refuses it after that. */
	acceptedUntil: number;
	/** `open` while the client waits; `known` when it learnt what came of it, else `lost`. */
	fate: 'open' | 'known' | 'lost';
	/** When it was settled. */
	overAt: number;
	task: ServiceTask | null;
}

/** The parameters of an item, read at a moment in UNIX milliseconds of the machine's clock. */
export function read(item: Item, version: ApiVersion, now: number): Wanted {
	const second = Math.floor(now / 1000) * 1000;
	const { times, domain, channel, ifTaskExists, matchExisting, ifUnknown } = item;
	const moving = times.kind === 'moving';
	const startsIn = moving ? times.startsIn : null;
	const startTime = moving ? (startsIn === null ? null : second + startsIn) : times.startTime;
	const v3 = version === 'v3';
	const request: RecordingRequest = {
		channel,
		domain: v3 ? domain : null,
		appName: v3 ? 'live' : null,
		tapeType: startTime === null ? 1 : 0,
		startTime,
		endTime: moving ? second + times.endsIn : times.endTime,
		templateId: v3 ? item.templateId : null,
		streamType: v3 ? item.streamType : null,
	};
	return { request, ifTaskExists, matchExisting, ifUnknown };
}
