/** A value the documents rule out, found before anything was sent. `field` is its display name. */
export class InvalidParameter extends Error {
	constructor(
		readonly field: string,
		problem: string,
	) {
		super(`${field}: ${problem}`);
		this.name = 'InvalidParameter';
	}
}

/** The end has passed: what was asked for may have been made while it had not. */
export class EndPassed extends InvalidParameter {}
