/** A stream's life as it is drawn: who pushed when, what was to be recorded, and how it is asked about. */
import fc from 'fast-check';

import type { RecordFormat } from '../../emulator';

/** All times are whole seconds from the beginning of the history. */
export interface HistoryPush {
	from: number;
	to: number;
}

export interface HistoryTask {
	start: number;
	end: number;
	/** Null where it was not stopped. */
	stopped: number | null;
	/** Index of its template; null for none. */
	template: number | null;
}

export interface HistoryTemplate {
	formats: RecordFormat[];
	/** Seconds of one file, but of HLS. */
	interval: number;
	/** Seconds that a push may break off without ending its HLS file. */
	resumption: number;
}

export interface History {
	pushes: HistoryPush[];
	templates: HistoryTemplate[];
	tasks: HistoryTask[];
	/** Whether a template records every push besides, from its start to its end. */
	isRecordedTwice: boolean;
	/** Seconds by which the recorder's clock is ahead. */
	ahead: number;
	/** Seconds from the end of a file to when it is listed. */
	delay: number;
	/** Seconds that a push lasts at most without leaving a file. */
	shortest: number;
	/** When it is asked about. */
	now: number;
	/** Where the documents are silent: which pushes the service finds, and whether it lists going ones. */
	pushFoundBy: 'start' | 'stop' | 'overlap';
	listsGoingPushes: boolean;
}

const oneOf = (...ranges: Array<[least: number, most: number]>) =>
	fc.oneof(...ranges.map(([min, max]) => fc.integer({ min, max })));

const PAUSES = oneOf([1, 12], [13, 80], [100, 1500]);
const LENGTHS = oneOf([2, 9], [10, 29], [30, 120], [300, 4000]);
const FORMATS: RecordFormat[] = ['hls', 'flv', 'mp4', 'aac'];

const pushes = fc
	.array(fc.record({ pause: PAUSES, length: LENGTHS }), { maxLength: 6 })
	.map((parts) => {
		let at = 0;
		return parts.map(({ pause, length }) => {
			const from = at + pause;
			at = from + length;
			return { from, to: at };
		});
	});

const template: fc.Arbitrary<HistoryTemplate> = fc.record({
	formats: fc.uniqueArray(fc.constantFrom(...FORMATS), { minLength: 1, maxLength: 3 }),
	interval: fc.constantFrom(60, 300, 1800, 7200),
	resumption: fc.constantFrom(0, 0, 30, 60, 600),
});

const task: fc.Arbitrary<HistoryTask> = fc
	.record({
		start: oneOf([0, 60], [0, 4000]),
		length: oneOf([5, 60], [60, 600], [600, 5000]),
		stoppedAfter: fc.option(fc.integer({ min: -30, max: 4000 }), { freq: 2 }),
		template: fc.option(fc.integer({ min: 0, max: 1 }), { freq: 4 }),
	})
	.map(({ start, length, stoppedAfter, template: index }) => ({
		start,
		end: start + length,
		stopped: stoppedAfter === null || stoppedAfter >= length ? null : start + stoppedAfter,
		template: index,
	}));

/** Histories of a stream. Of one in four, tasks overlap so that a fourth of them never starts. */
export const histories: fc.Arbitrary<History> = fc
	.record({
		pushes,
		templates: fc.tuple(template, template).map((both) => [...both]),
		tasks: fc.array(task, { minLength: 1, maxLength: 5 }),
		isRecordedTwice: fc.boolean(),
		ahead: fc.integer({ min: -4, max: 4 }),
		delay: oneOf([0, 5], [200, 300]),
		shortest: fc.constantFrom(10, 30),
		asked: fc.oneof(
			fc.record({ at: oneOf([0, 9000], [9000, 20_000]) }),
			fc.record({ after: fc.nat({ max: 4 }), by: oneOf([-60, 60], [60, 1000]) }),
		),
		pushFoundBy: fc.constantFrom('start', 'stop', 'overlap'),
		listsGoingPushes: fc.boolean(),
	})
	.map(({ asked, ...history }) => ({ ...history, now: momentOf(asked, history.tasks) }));

/** A moment at random, or one soon after a task is over, when files come. */
function momentOf(asked: { at: number } | { after: number; by: number }, tasks: HistoryTask[]) {
	if ('at' in asked) return asked.at;
	const { end, stopped } = tasks[asked.after % tasks.length] ?? { end: 0, stopped: null };
	return Math.max(0, Math.min(end, stopped ?? end) + asked.by);
}
