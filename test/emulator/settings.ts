/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a made-up account that opens nothing but this emulator */
import type { CallbackRule, CallbackTemplate } from './callbackSettings';
import type { TimeSource } from './clock';
import type {
	PastPush,
	RecordedFile,
	RecordRule,
	RecordTemplate,
	StreamBreak,
} from './recordSettings';
import type { RequestRecord } from './truth';
import type { UnsettledCodes } from './unsettledCodes';

/** A key pair that the service knows. It stands for one Tencent Cloud account with its own tasks and quotas. */
export interface Account {
	secretId: string;
	secretKey: string;
	/** Set for temporary (STS) keys: every request has to carry exactly this token. */
	token?: string;
	/** Actions this key has no permission for. */
	denied?: readonly string[];
}

/** The account that exists when no others are given. Made up, good for the emulator only. */
export const DEFAULT_ACCOUNT: Account = {
	secretId: 'AKIDemulator0000000000000000000000',
	secretKey: 'emulatorSecretKey000000000000000',
};

/** A domain of the account. */
export interface LiveDomain {
	name: string;
	type: 'push' | 'play';
	enabled: boolean;
}

/** A push that is going on now. */
export interface ActiveStream {
	domain: string;
	app: string;
	stream: string;
	/** When the push began, in milliseconds. */
	publishedAt?: number;
	/** The query of the push address, which is the right to push; made up unless given. */
	param?: string;
	/** True for a stream that was forbidden to push. */
	forbidden?: boolean;
}

/** A channel of the legacy API's channel mode. `live` means that someone pushes to it. */
export interface Channel {
	id: string;
	name: string;
	live: boolean;
	/** True for a channel that was closed, or forbidden to push; it is not live then. */
	closed?: boolean;
	/** When it was created, in milliseconds. */
	createdAt?: number;
}

/** How many requests an account may send; Infinity switches a limit off. */
export interface Limits {
	/** In place of each API 3.0 action's documented limit per second (20 for recording tasks). */
	v3PerSecond?: number;
	/** All legacy actions together, per minute; 100 unless told. */
	v2PerMinute?: number;
}

/** How to start the emulator. */
export interface EmulatorOptions extends Partial<UnsettledCodes> {
	/** 0 or nothing: any free port. The address is always 127.0.0.1. */
	port?: number;
	/** PEM texts: answers HTTPS in place of HTTP. */
	tls?: { key: string; cert: string };
	accounts?: readonly Account[];
	/** A bare name is an enabled push domain. */
	domains?: ReadonlyArray<string | LiveDomain>;
	templates?: readonly RecordTemplate[];
	/** Recording rules; a template that one of them names cannot be deleted. */
	rules?: readonly RecordRule[];
	callbackTemplates?: readonly CallbackTemplate[];
	/** Callback rules; a template that one of them names cannot be deleted. */
	callbackRules?: readonly CallbackRule[];
	/**
	 * What a callback that was not answered with 200 is sent again as, which is not
	 * documented: `signAnew` (unless given) with a `t` ten minutes from then,
	 * `sameText` as it was, so that its signature expires on the way.
	 */
	callbackRetry?: 'signAnew' | 'sameText';
	/** False for an account that has never activated VOD: recordings can go to COS only. True unless given. */
	hasVod?: boolean;
	/** Files in VOD besides those that tasks record. */
	files?: readonly RecordedFile[];
	/** When streams were not pushed. Outside of these every task that starts records all of its time. */
	breaks?: readonly StreamBreak[];
	/** Pushes of the past, besides those of streams and their breaks. */
	pushes?: readonly PastPush[];
	/**
	 * Which time of a push DescribeLiveStreamEventList and DescribeLiveStreamPublishedList look at, which
	 * is not documented: its end unless given.
	 */
	pushFoundBy?: 'start' | 'stop' | 'overlap';
	/** Whether they list a push that goes on, which is not documented; not unless told. */
	listsGoingPushes?: boolean;
	streams?: readonly ActiveStream[];
	channels?: readonly Channel[];
	/** The time source the clock follows, in milliseconds; real time unless given. */
	clock?: TimeSource;
	/** A task appears in listings only so many milliseconds after its creation. */
	listingDelayMs?: number;
	/** A recorded file appears only so many milliseconds after its last moment. */
	fileDelayMs?: number;
	/** Milliseconds by which what records is ahead of the service's clock: its files bear such times. */
	recorderAheadMs?: number;
	/** Milliseconds that a push lasts at most without leaving a file; 10 seconds unless given. */
	shortestPushMs?: number;
	/**
	 * The account opened VOD after 2023-12-25: this is its application, and every
	 * request to VOD has to name it, or another one there is. 0 or nothing: an older account.
	 */
	vodSubAppId?: number;
	/**
	 * What ModifyLiveRecordTemplate does to a format it names, which is not
	 * documented: `replace` (unless given) sets what is left out to its default,
	 * so that Enable is 0 again; `merge` keeps it.
	 */
	templateUpdate?: 'replace' | 'merge';
	limits?: Limits;
	/** Refuse the legacy API over plain HTTP (4600), as the real one does. Off: loopback tests use HTTP. */
	requireHttps?: boolean;
	/** Write legacy task ids as text in place of numbers. */
	idsAsText?: boolean;
	/** Real milliseconds before every answer. */
	latencyMs?: number;
	/** How many tasks a page of DescribeRecordTask holds; not documented, 100 unless given. */
	recordTasksPerPage?: number;
	/**
	 * Which of Tencent's two sites to be. They document different regions and
	 * horizons for CreateRecordTask; `china` unless given.
	 */
	site?: 'china' | 'international';
	/** How many records of requests and of callbacks are kept, the newest; all unless given. */
	keepRecords?: number;
	/** Told of every request once it is settled. */
	onRequest?: (request: RequestRecord) => void;
}
