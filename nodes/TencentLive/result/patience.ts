import type { RecordingApi } from '../api/RecordingApi';
import { MINUTE, SECOND } from '../api/requestRules';
import type { Ask } from './subject';
import { survey, type Answer } from './survey';

/** Milliseconds to the second look; each further wait is twice as long, up to the longest. */
const FIRST_WAIT = 15 * SECOND;
const LONGEST_WAIT = 4 * MINUTE;

/** A question, and how long its answer may be waited for in milliseconds. */
export interface PatientAsk extends Ask {
	patience: number;
}

/** What waiting needs of the world around it. */
export interface Waiting {
	now(): number;
	/** Rejects at once when the execution is cancelled. */
	pause(milliseconds: number): Promise<void>;
}

const isOpen = (answer: Answer | undefined) =>
	answer?.kind === 'done' && answer.recorded.complete === null && answer.recorded.mayStillCome;

/** The same as `survey`; looks again at growing intervals while files can still come. */
export async function surveyPatiently(
	api: RecordingApi,
	asks: readonly PatientAsk[],
	{ now, pause }: Waiting,
): Promise<Answer[]> {
	const answers = await survey(api, asks, now);
	let waited = 0;
	for (let next = FIRST_WAIT; ; next = Math.min(2 * next, LONGEST_WAIT)) {
		const open = asks.filter(({ patience }, at) => patience > waited && isOpen(answers[at]));
		if (open.length === 0) return answers;
		const wait = Math.min(next, ...open.map(({ patience }) => patience - waited));
		await pause(wait);
		waited += wait;
		for (const [at, answer] of (await survey(api, open, now)).entries()) {
			const ask = open[at];
			if (ask !== undefined) answers[asks.indexOf(ask)] = answer;
		}
	}
}
