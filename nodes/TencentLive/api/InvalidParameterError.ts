/** A value the documents rule out, found before anything was sent. `field` is its display name. */
export class InvalidParameterError extends Error {
	constructor(
		readonly field: string,
		problem: string,
	) {
		super(`${field}: ${problem}`);
		this.name = 'InvalidParameterError';
	}
}

/** The end has passed: what was asked for may have been made while it had not. */
export class EndPassedError extends InvalidParameterError {}
