import { ApiError } from './ApiError';

/** The execution was cancelled before the call was sent. */
export class CancelledError extends ApiError {
	constructor(message = 'The execution was cancelled before anything was sent.') {
		super('notSent', message);
		this.name = 'CancelledError';
	}
}

/** The time that the run may take was up before the call was sent. */
export class TimeUpError extends CancelledError {
	constructor() {
		super('It took too long, and was given up before anything was sent.');
		this.name = 'TimeUpError';
	}
}

/** Whether a run was ended by a deadline of its own, and not by somebody who cancelled it. */
export function isTimeUp(signal: AbortSignal | undefined): boolean {
	const reason: unknown = signal?.aborted === true ? signal.reason : undefined;
	return (
		typeof reason === 'object' &&
		reason !== null &&
		'name' in reason &&
		reason.name === 'TimeoutError'
	);
}

/** Why a call was not sent, once the signal that ends the run is aborted. */
export function notSentBy(signal: AbortSignal): CancelledError {
	return isTimeUp(signal) ? new TimeUpError() : new CancelledError();
}
