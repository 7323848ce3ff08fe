import type { ApiVersion, RecordingRequest } from '../../nodes/TencentLive/api/recordings';
import type { CreateResult } from '../../nodes/TencentLive/create/outcome';
import type { Wanted } from '../../nodes/TencentLive/create/intent';
import type { Attempt } from '../../nodes/TencentLive/create/attempt';
import type { ServiceTask } from './taskStore';

/** Times as the user set them: written out, or from `$now`, which differs with every reading. */
export type Times =
	| { kind: 'fixed'; startTime: number | null; endTime: number }
	/** Milliseconds from the reading; no start in Real-Time mode. */
	| { kind: 'moving'; startsIn: number | null; endsIn: number };

/** What the parameters of one item say. */
export interface Item {
	domain: string;
	channel: string;
	times: Times;
	ifTaskExists: Wanted['ifTaskExists'];
	matchExisting: Wanted['matchExisting'];
	templateId: number | null;
	streamType: number | null;
	/** Milliseconds to wait for the answer. */
	timeout: number;
}

/**
 * An intent: one recording, asked for once. It is one item of one run index of one execution, with
 * the node and the credential as they were: every try of Retry On Fail, every Retry of the failed
 * execution in whatever process, and every repetition after a crash is the same intent. An edit of
 * the node, another credential, another execution and another run index are other intents.
 *
 * After a crash the ledger is gone and only the listing remembers. Where even the listing cannot
 * tell, a repetition after a crash counts as an intent of its own: with If Task Exists = create
 * (nothing that exists counts), and for a time from `$now` with Match Existing = sameTimes (the
 * earlier task has other times).
 */
export interface Intent {
	readonly name: string;
	readonly sent: Sent[];
}

/** An intent between two crashes: as long as the ledger remembers. */
export interface Ask {
	readonly name: string;
	readonly intent: Intent;
	readonly item: Item;
	readonly version: ApiVersion;
	/** The same intent before a crash. */
	readonly before: Ask | null;
	readonly sent: Sent[];
	/** What the user was told last, and by which actor; null while nothing was. */
	told: Told | null;
	toldBy: string;
	running: boolean;
	/** When the try began that found or made its task, UNIX milliseconds. */
	keptSince: number;
	/** Equal intents that run at the same time share one request: those of others it waits for. */
	readonly shares: Set<Ask>;
}

export type Told =
	| { kind: 'task'; request: RecordingRequest; result: CreateResult }
	| {
			kind: 'failed';
			outcome: 'not_created' | 'unknown';
			/** The task it names. */
			taskId: string | null;
			words: string;
			/** Whether all it says is that the end has passed: as if nothing had ever been made. */
			ended: boolean;
	  };

/** A create call that left a client. Times are UNIX milliseconds of the service's clock. */
export interface Sent {
	/** Null for one of another program. */
	readonly ask: Ask | null;
	/** Process and key: what one actor knows, another does not. */
	readonly actor: string;
	readonly account: string;
	readonly version: ApiVersion;
	/** Account, generation, stream, and in API 3.0 end and template: what twins have in common. */
	readonly place: string;
	readonly mark: Pick<Attempt, 'key' | 'wanted'>;
	readonly sentAt: number;
	/** The tasks that exist were looked at then or later. */
	readonly lookedAt: number;
	/** From when it certainly makes no task, or the listing shows the one it made. */
	settledAt: number;
	/** Whether the client has stopped waiting for the answer, with or without one. */
	over: boolean;
	/** Whether the client got no answer, or none it could use. */
	lost: boolean;
	task: ServiceTask | null;
}

/** The times and options of an item, read at a moment in UNIX milliseconds. */
export function read(item: Item, version: ApiVersion, now: number): Wanted {
	const second = Math.floor(now / 1000) * 1000;
	const { times, domain, channel, ifTaskExists, matchExisting } = item;
	const moving = times.kind === 'moving';
	const startsIn = moving ? times.startsIn : null;
	const startTime = moving ? (startsIn === null ? null : second + startsIn) : times.startTime;
	const v3 = version === 'v3';
	return {
		request: {
			channel,
			domain: v3 ? domain : null,
			appName: v3 ? 'live' : null,
			tapeType: startTime === null ? 1 : 0,
			startTime,
			endTime: moving ? second + times.endsIn : times.endTime,
			templateId: v3 ? item.templateId : null,
			streamType: v3 ? item.streamType : null,
		},
		ifTaskExists,
		matchExisting,
	};
}

/** Whether a repetition after a crash, with no ledger left, still is the same intent. */
export function survivesCrash({ times, ifTaskExists, matchExisting }: Item): boolean {
	if (ifTaskExists === 'create') return false;
	return times.kind === 'fixed' || matchExisting === 'overlapping';
}
