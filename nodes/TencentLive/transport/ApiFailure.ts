/**
 * What a failed call says about the server.
 * - `notSent`: no byte of the request reached it
 * - `rejected`: it answered that nothing ran
 * - `throttled`: it answered that nothing ran, because there were too many calls
 * - `clock`: it answered that nothing ran, because the request's time was off
 * - `unknown`: anything else; the request may have been carried out
 */
export type FailureKind = 'notSent' | 'rejected' | 'throttled' | 'clock' | 'unknown';

export interface FailureFacts {
	/** The service's error code (`AuthFailure.SignatureExpire`, `5100`), else null. */
	code: string | null;
	/** The service's RequestId, null where there is none. */
	requestId: string | null;
	/** The service's own words, cleaned of anything that looks signed or secret. */
	detail: string | null;
	/** The server's clock, UNIX seconds, where the answer told it. */
	serverTime: number | null;
}

const NO_FACTS: FailureFacts = { code: null, requestId: null, detail: null, serverTime: null };

/** A call that did not succeed. `message` is a sentence for the user. */
export class ApiFailure extends Error {
	readonly facts: FailureFacts;

	constructor(
		readonly kind: FailureKind,
		message: string,
		facts: Partial<FailureFacts> = {},
	) {
		super(message);
		this.name = 'ApiFailure';
		this.facts = { ...NO_FACTS, ...facts };
	}
}
