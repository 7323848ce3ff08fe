/**
 * What a failed call says about the server.
 * - `notSent`: no byte of the request reached it
 * - `rejected`: it answered that nothing ran
 * - `throttled`: it answered that nothing ran, because there were too many calls
 * - `clock`: it answered that nothing ran, because the request's time was off
 * - `unknown`: anything else; the request may have been carried out
 */
export type ApiErrorKind = 'notSent' | 'rejected' | 'throttled' | 'clock' | 'unknown';

export interface ApiErrorFacts {
	/** The service's error code (`AuthFailure.SignatureExpire`, `5100`), else null. */
	code: string | null;
	/** The service's RequestId, null where there is none. */
	requestId: string | null;
	/** The service's own words, cleaned of anything that looks signed or secret. */
	detail: string | null;
	/** The server's clock, UNIX seconds, where the answer told it. */
	serverTime: number | null;
}

const NO_FACTS: ApiErrorFacts = { code: null, requestId: null, detail: null, serverTime: null };

/** A call that did not succeed. `message` is a sentence for the user. */
export class ApiError extends Error {
	readonly facts: ApiErrorFacts;

	constructor(
		readonly kind: ApiErrorKind,
		message: string,
		facts: Partial<ApiErrorFacts> = {},
	) {
		super(message);
		this.name = 'ApiError';
		this.facts = { ...NO_FACTS, ...facts };
	}
}
