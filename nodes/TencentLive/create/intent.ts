import { createHash } from 'node:crypto';

import type { ApiVersion, RecordingRequest } from '../api/recordings';

/** What to do when a task for the same recording exists. */
export type IfTaskExists = 'reuse' | 'create' | 'fail';

/** Which task counts as one for the same recording. */
export type MatchExisting = 'sameTimes' | 'overlapping';

/** What the user asks for: one recording, and how it is to be kept single. */
export interface Wanted {
	request: RecordingRequest;
	ifTaskExists: IfTaskExists;
	matchExisting: MatchExisting;
}

/** The same, for one account of one generation. */
export interface Intent extends Wanted {
	/** Names the key and the address the calls go to. */
	account: string;
	version: ApiVersion;
}

const digest = (parts: unknown[]) =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** Equal for intents that ask for the same recording in the same way. */
export function intentKey({
	account,
	version,
	request,
	ifTaskExists,
	matchExisting,
}: Intent): string {
	return digest([
		account,
		version,
		request.domain,
		request.appName,
		request.channel,
		request.tapeType,
		request.startTime,
		request.endTime,
		request.templateId,
		request.streamType,
		ifTaskExists,
		matchExisting,
	]);
}

/** Equal for intents about the same stream of the same account. */
export function streamKey({ account, version, request }: Intent): string {
	return digest([account, version, request.domain, request.appName, request.channel]);
}
