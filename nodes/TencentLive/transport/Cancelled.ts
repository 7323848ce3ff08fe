import { ApiFailure } from './ApiFailure';

/** The execution was cancelled before the call was sent. */
export class Cancelled extends ApiFailure {
	constructor() {
		super('notSent', 'The execution was cancelled before anything was sent.');
		this.name = 'Cancelled';
	}
}
