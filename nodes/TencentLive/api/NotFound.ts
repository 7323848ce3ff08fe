/** What was asked for is not there. `message` is a sentence for the user. */
export class NotFound extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'NotFound';
	}
}
