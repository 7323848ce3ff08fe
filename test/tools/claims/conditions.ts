import { oneOf, wholeNumber, type Random } from '../../model/random';

/** What a round is played under. */
export interface Conditions {
	/** How many processes get the same intent at the same moment. */
	processes: number;
	/** Milliseconds after which a task is listed. */
	lag: number;
	/** Other intents that write the same row in the second around that moment. */
	others: number;
	/** Whether nobody has written the row yet: then two may insert it. */
	isFirst: boolean;
}

export const LAGS = [0, 1_000, 5_000] as const;

/** The most processes of a round. */
export const PROCESSES = 4;

/** Every so manieth round meets a row that nobody has written yet. */
const EVERY_FIRST = 8;

/** Every second round is played among others. */
export function drawn(round: number, random: Random): Conditions {
	return {
		processes: wholeNumber(random, 2, PROCESSES),
		lag: oneOf(random, LAGS),
		others: round % 2 === 0 ? 0 : oneOf(random, [15, 60]),
		isFirst: Math.floor(round / 2) % EVERY_FIRST === 0,
	};
}
