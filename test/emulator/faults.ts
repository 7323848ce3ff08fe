import type { RequestRecord } from './truth';

/**
 * What can go wrong on purpose.
 *
 * - `loseAnswer`: executed, then the connection is closed without an answer
 * - `neverAnswer`: executed, then silence
 * - `refuseThenClose`: fully read, not executed, connection closed
 * - `throttle`: RequestLimitExceeded / 4400, not executed
 * - `internalError`: InternalError / 6000
 * - `html502`: a gateway's HTML page (`status` 502 unless given)
 * - `notJson`: HTTP 200 with text that is not JSON
 * - `truncated`: the first half of the answer, as a complete HTTP message
 * - `cutOff`: the first half of the answer, then the connection is closed
 * - `emptyBody`: HTTP 200 with nothing in it
 * - `httpStatus`: the given `status` with a short text
 * - `delayAnswer`: the true answer, `ms` real milliseconds later
 * - `apiError`: the given `code` and `message` in the generation's envelope
 * - `redirect`: HTTP 302 to `location`
 * - `executeLater`: connection closed now, the request reaches the service when
 *   its clock has moved on by `ms`: it was delayed in the network
 */
export type FaultKind =
	| 'loseAnswer'
	| 'neverAnswer'
	| 'refuseThenClose'
	| 'throttle'
	| 'internalError'
	| 'html502'
	| 'notJson'
	| 'truncated'
	| 'cutOff'
	| 'emptyBody'
	| 'httpStatus'
	| 'delayAnswer'
	| 'apiError'
	| 'redirect'
	| 'executeLater';

/** Which requests a fault hits, and its details. */
export interface FaultOptions {
	/** Only requests of this action. */
	action?: string;
	/** How many requests it hits before it is used up: 1 unless given; Infinity: until cleared. */
	times?: number;
	/** Only requests for which this is true. */
	match?: (request: Readonly<RequestRecord>) => boolean;
	/**
	 * Whether the request is executed although the answer says otherwise. Means
	 * something for internalError, html502, httpStatus, apiError, redirect (false
	 * unless given) and for notJson, emptyBody (true unless given).
	 */
	executed?: boolean;
	/** httpStatus, html502. */
	status?: number;
	/** delayAnswer: real milliseconds. executeLater: milliseconds of the service's clock. */
	ms?: number;
	/** apiError: Tencent's code; a number in the legacy API. */
	code?: string | number;
	/** apiError. */
	message?: string;
	/** redirect. */
	location?: string;
}

/** A fault that was armed. */
export interface Fault extends FaultOptions {
	kind: FaultKind;
}

const NEEDS: Partial<Record<FaultKind, ReadonlyArray<keyof FaultOptions>>> = {
	httpStatus: ['status'],
	delayAnswer: ['ms'],
	apiError: ['code', 'message'],
	redirect: ['location'],
	executeLater: ['ms'],
};

/** The faults to come. Each request takes the first one armed that fits it. */
export class Faults {
	private armed: Array<{ fault: Fault; left: number }> = [];

	/**
	 * Arms a fault for the next request that fits.
	 *
	 * @throws Error where a detail the kind needs is not given
	 */
	next(kind: FaultKind, options: FaultOptions = {}): void {
		for (const detail of NEEDS[kind] ?? []) {
			if (options[detail] === undefined) throw new Error(`Fault ${kind} needs ${detail}`);
		}
		this.armed.push({ fault: { kind, ...options }, left: options.times ?? 1 });
	}

	/** Disarms everything. */
	clear(): void {
		this.armed = [];
	}

	/** How many hits are still armed. */
	get pending(): number {
		return this.armed.reduce((sum, { left }) => sum + left, 0);
	}

	/** What is armed, in the order in which it was, with how many hits are left. */
	get toCome(): ReadonlyArray<Readonly<{ fault: Fault; left: number }>> {
		return this.armed;
	}

	/** Takes the fault that hits this request, or null. */
	take(request: Readonly<RequestRecord>): Fault | null {
		const hit = this.armed.find(
			({ fault }) =>
				(fault.action === undefined || fault.action === request.action) &&
				(fault.match === undefined || fault.match(request)),
		);
		if (hit === undefined) return null;
		hit.left -= 1;
		if (hit.left <= 0) this.armed = this.armed.filter((armed) => armed !== hit);
		return hit.fault;
	}
}
