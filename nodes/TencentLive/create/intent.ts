import { createHash } from 'node:crypto';

import type { ApiVersion, RecordingRequest, StreamRef } from '../api/recordings';

export const IF_TASK_EXISTS = ['reuse', 'create', 'fail'] as const;
/** What to do when a task for the same recording exists. */
export type IfTaskExists = (typeof IF_TASK_EXISTS)[number];

export const MATCH_EXISTING = ['sameTimes', 'overlapping'] as const;
/** Which task counts as one for the same recording. */
export type MatchExisting = (typeof MATCH_EXISTING)[number];

export const IF_UNKNOWN = ['recordAnyway', 'neverTwice'] as const;
/** What to do when a request was lost and waiting would cost part of the recording. */
export type IfUnknown = (typeof IF_UNKNOWN)[number];

/** What the user asks for: one recording, and how it is to be kept single. */
export interface Wanted {
	request: RecordingRequest;
	ifTaskExists: IfTaskExists;
	matchExisting: MatchExisting;
	ifUnknown: IfUnknown;
}

/** The same, for one account of one generation. */
export interface Intent extends Wanted {
	/** Names the account and the address the calls go to. */
	account: string;
	version: ApiVersion;
}

/** A domain as DNS compares it: neither case nor a trailing dot matters. */
export function domainKey(domain: string | null): string | null {
	return domain === null ? null : domain.toLowerCase().replace(/\.$/, '');
}

/** Every field of a request, so that a new one cannot be left out: it would not compile. */
function partsOf(request: RecordingRequest): Record<keyof RecordingRequest, unknown> {
	const { channel, domain, appName, tapeType, startTime, endTime, templateId, streamType } =
		request;
	return {
		channel,
		domain: domainKey(domain),
		appName,
		tapeType,
		startTime,
		endTime,
		templateId,
		// Without one the service records the live push, which is 0.
		streamType: streamType ?? 0,
	};
}

/** Equal for intents that ask for the same recording in the same way. */
export function intentKey({
	account,
	version,
	request,
	ifTaskExists,
	matchExisting,
}: Intent): string {
	// What to do about a lost request is no part of what is asked for.
	return digest([account, version, partsOf(request), ifTaskExists, matchExisting]);
}

/** Equal for intents about the same stream of the same account. */
export function streamKey({ account, version, request }: Intent): string {
	return digest([account, version, ...streamOf(request)]);
}

/** What names a stream, in a form that can be compared. */
export function streamOf({ domain, appName, channel }: StreamRef): Array<string | null> {
	return [domainKey(domain), appName, channel];
}

function digest(parts: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
