import { intentKey, type Intent } from '../../../../nodes/TencentLive/create/intent';
import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import { NOW, recordingRequest } from './recordingRequest';

/** Asks for `recordingRequest()` with the defaults of the node, unless told otherwise. */
export function intentOf(parts: Partial<Intent> = {}): Intent {
	return {
		account: 'an account',
		version: 'v3',
		request: recordingRequest(),
		ifTaskExists: 'reuse',
		matchExisting: 'sameTimes',
		...parts,
	};
}

/** A request for an intent that left at `NOW`, unless told otherwise. */
export function markOf(intent: Intent, parts: Partial<Attempt> = {}): Attempt {
	const { request, ifTaskExists, matchExisting } = intent;
	return {
		key: intentKey(intent),
		wanted: { request, ifTaskExists, matchExisting },
		sentAt: NOW,
		knownIds: [],
		...parts,
	};
}
