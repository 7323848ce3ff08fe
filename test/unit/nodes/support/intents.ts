import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import { intentKey, type Intent, type Wanted } from '../../../../nodes/TencentLive/create/intent';
import { NOW, recordingRequest } from './recordingRequest';

/** `recordingRequest()` with the defaults of the node, unless told otherwise. */
export function wantedOf(parts: Partial<Wanted> = {}): Wanted {
	return {
		request: recordingRequest(),
		ifTaskExists: 'reuse',
		matchExisting: 'sameTimes',
		ifUnknown: 'recordAnyway',
		...parts,
	};
}

/** The same for an account of API 3.0. */
export function intentOf(parts: Partial<Intent> = {}): Intent {
	return { account: 'an account', version: 'v3', ...wantedOf(parts), ...parts };
}

/** A request for an intent that left at `NOW`, by both clocks, unless told otherwise. */
export function attemptFor(intent: Intent, parts: Partial<Attempt> = {}): Attempt {
	const { request, ifTaskExists, matchExisting, ifUnknown } = intent;
	return {
		id: 'attempt-1',
		key: intentKey(intent),
		wanted: { request, ifTaskExists, matchExisting, ifUnknown },
		signedAt: NOW,
		leftAt: NOW,
		notMine: [],
		...parts,
	};
}
