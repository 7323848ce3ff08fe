import { DEFAULT_PLAN, type Plan, type Plans, type Push } from '../api/evidence';
import type { StreamRef, TaskDetails } from '../api/recordings';
import { DAY, MINUTE } from '../api/requestRules';
import { windowOf } from './owners';
import { TOLERANCE, type Stretch } from './tolerance';

/** Files come about five minutes after an end: https://www.tencentcloud.com/document/product/267/36564 */
const FILES_COME_WITHIN = 5 * MINUTE;

/** What is asked about: a task, or all that was recorded of a stream in a window. */
export interface Ask {
	stream: StreamRef;
	/** Null for a window. */
	taskId: string | null;
	/** UNIX milliseconds; with a task its own times count. */
	window: Stretch;
	/** The application of Video on Demand, where the account needs one. */
	subAppId: number | null;
}

/** What is looked at, once it is known. */
export interface Subject {
	ask: Ask;
	stream: StreamRef;
	task: TaskDetails | undefined;
	/** What was to be recorded by now. */
	window: Stretch;
	isOver: boolean;
	/** Null where it is not known: of a window, or of a template that is gone. */
	plan: Plan | null;
	/** Milliseconds that a file may wait for the push to go on. */
	resumption: number;
	/** The applications of Video on Demand to look in besides the main one: of a window, any of the account's. */
	subAppIds: readonly number[];
	/** Whether files of its time may have been deleted by now, as their template says. */
	mayBeExpired: boolean;
	/** Where its files are: `either` where it is not known, and some of the account's are in COS. */
	store: 'vod' | 'cos' | 'either';
}

/** @param tellsFormats whether tasks say by their templates what they record */
export function subjectOf(
	ask: Ask,
	task: TaskDetails | undefined,
	{ plans, tellsFormats, now }: { plans: Plans; tellsFormats: boolean; now: number },
): Subject {
	const whole = task === undefined ? ask.window : windowOf(task);
	const isOver = task === undefined ? whole.to <= now : task.state === 'over' || whole.to <= now;
	const plan = task === undefined || !tellsFormats ? null : planOf(task, plans);
	const all = [...plans.values()];
	const someInCos = all.some(({ inCos }) => inCos);
	const plansOfIt = plan === null ? all : [plan];
	const keptFor = Math.min(...plansOfIt.map(({ keptFor: kept }) => kept ?? Infinity));
	return {
		ask,
		stream: task ?? ask.stream,
		task,
		window: { from: whole.from, to: Math.min(whole.to, Math.floor(now / 1000) * 1000) },
		isOver,
		plan,
		resumption: plan?.resumption ?? Math.max(0, ...all.map(({ resumption }) => resumption)),
		subAppIds: [...new Set(plansOfIt.flatMap(({ subAppIds }) => subAppIds))],
		mayBeExpired: whole.from + keptFor < now,
		store: plan === null ? (someInCos ? 'either' : 'vod') : plan.inCos ? 'cos' : 'vod',
	};
}

/** How a task is recorded; null where it is not known. */
export function planOf({ templateId }: TaskDetails, plans: Plans): Plan | null {
	return templateId === null ? DEFAULT_PLAN : (plans.get(templateId) ?? null);
}

/**
 * Until when a file can still come, UNIX milliseconds. What a task records ends with it. A window is
 * cut out of recordings that go on: the file that holds its end comes when the push is over, or, where
 * nobody tells of pushes, within the day that a recording lasts at most.
 *
 * @param pushes those of the stream
 */
export function lastFileAt(
	{ task, window, resumption }: Subject,
	pushes: readonly Push[] | undefined,
): number {
	let until = window.to;
	if (task === undefined) {
		const after = pushes?.filter(
			({ startTime, stopTime }) =>
				startTime < window.to && (stopTime ?? Infinity) > window.to - TOLERANCE,
		);
		until = Math.max(
			until,
			...(after?.map(({ stopTime }) => stopTime ?? Infinity) ?? [until + DAY]),
		);
	}
	return until + resumption + FILES_COME_WITHIN + TOLERANCE;
}
