import { ApiError } from './ApiError';

/** The execution was cancelled before the call was sent. */
export class CancelledError extends ApiError {
	constructor() {
		super('notSent', 'The execution was cancelled before anything was sent.');
		this.name = 'CancelledError';
	}
}
