import type { Lab } from './lab';

/** Something a user does with the real n8n. */
export interface Scenario {
	/** What `--only` takes. */
	name: string;
	/** Whether it takes minutes: then it is run only with `--slow`, or where it is named. */
	slow?: boolean;
	/**
	 * Does it.
	 *
	 * @returns what is worth reading in the summary
	 * @throws whatever is not as it should be
	 */
	run(lab: Lab): Promise<string>;
}
