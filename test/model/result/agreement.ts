/** Holds what the node says of a recording against what there is, second by second. */
import { TOLERANCE } from '../../../nodes/TencentLive/result/tolerance';
import { survey, type Recorded } from '../../../nodes/TencentLive/result/survey';
import type { FormatRecorded } from '../../../nodes/TencentLive/result/join';
import { BEGINNING, happen, PLACE } from './inProcess';
import type { History, HistoryPush } from './history';
import { endOf, isPushed, started, templateOf, trueFiles, type TrueFile } from './secondBySecond';

const TOLERATED = TOLERANCE / 1000;

/** The documents' five minutes. */
const FILES_COME_WITHIN = 300;

/** A push that lasts less is said to leave no file. */
const SHORT = 30;

const secondOf = (time: number) => (time - BEGINNING) / 1000;

/** Runs of neighbouring seconds of a window that are missing. */
function missingRuns(window: HistoryPush, there: ReadonlySet<number>): HistoryPush[] {
	const runs: HistoryPush[] = [];
	for (let second = window.from; second < window.to; second += 1) {
		const last = runs.at(-1);
		if (there.has(second)) continue;
		if (last !== undefined && last.to === second) last.to += 1;
		else runs.push({ from: second, to: second + 1 });
	}
	return runs;
}

const secondsIn = (files: readonly TrueFile[]) => new Set(files.flatMap(({ holds }) => holds));

/** What one format of a task is held against. */
interface Truth {
	window: HistoryPush;
	/** What the task itself left. */
	own: Set<number>;
	/** What anybody left of the stream: of tasks that overlap, nobody can tell whose a file is. */
	any: Set<number>;
	/** Seconds by which times of files differ. */
	slack: number;
}

/** Sentences on what is not true; none where all is. */
export async function untruths(history: History): Promise<string[]> {
	const { api, taskIds, now, makerOf } = happen(history);
	const asks = taskIds.map((taskId) => {
		const window = { from: now, to: now };
		return { stream: PLACE, taskId, window, subAppId: null };
	});
	const answers = await survey(api, asks, () => now);
	const files = trueFiles(history);
	return answers.flatMap((answer, index) => {
		if (answer.kind === 'failed') return [`task ${index}: ${String(answer.error)}`];
		const wrong = untruthsOf(history, files, index, answer.recorded);
		for (const { fileId, taskId } of answer.recorded.formats.flatMap((one) => one.files)) {
			const maker = makerOf(fileId);
			// What a template made within the time of a task cannot be told from what the task made.
			if (taskId !== null && maker !== undefined && maker !== taskId) {
				wrong.push(`file ${fileId} is said to be of another task`);
			}
		}
		return wrong.map((sentence) => `task ${index}: ${sentence}`);
	});
}

function untruthsOf(
	history: History,
	files: readonly TrueFile[],
	index: number,
	recorded: Recorded,
): string[] {
	const task = history.tasks[index];
	if (task === undefined) return ['it was never drawn'];
	const { now, ahead } = history;
	const isStopped = task.stopped !== null && task.stopped <= now;
	const end = isStopped ? endOf(task) : task.end;
	const window = { from: task.start, to: Math.min(end, now) };
	const { formats, resumption } = templateOf(history, task);
	const isOver = isStopped || end <= now;
	if (window.to <= window.from) {
		const should = isOver ? false : null;
		return recorded.complete === should ? [] : [`nothing yet, but complete ${recorded.complete}`];
	}
	const listed = files.filter(({ readyAt }) => readyAt <= now);
	const own = listed.filter((file) => file.task === index);
	const besides = history.isRecordedTwice
		? history.pushes.filter(({ to }) => to + history.delay <= now)
		: [];
	const truths = new Map(
		formats.map((format): [string, Truth] => {
			const any = secondsIn(listed.filter((file) => file.format === format));
			for (const { from, to } of format === 'mp4' ? besides : []) {
				for (let second = from; second < to; second += 1) any.add(second);
			}
			const ours = secondsIn(own.filter((file) => file.format === format));
			return [format, { window, own: ours, any, slack: Math.abs(ahead) }];
		}),
	);
	const wrong: string[] = [];
	const say = (holds: boolean, sentence: string) => {
		if (!holds) wrong.push(sentence);
	};
	const given = new Map(recorded.formats.map((one) => [one.format, one]));
	for (const [format, truth] of truths) {
		const one = given.get(format);
		say(one !== undefined, `${format} is not mentioned`);
		if (one === undefined) continue;
		wrong.push(...untruthsOfFormat(one, truth).map((sentence) => `${format}: ${sentence}`));
		const ownFiles = own.filter((file) => file.format === format);
		say(
			one.files.length >= ownFiles.filter((file) => reachesInto(file, truth)).length,
			`${format}: of ${ownFiles.length} files ${one.files.length} are there`,
		);
		for (const gap of one.gaps) wrong.push(...wrongReason(history, gap, truth));
	}
	for (const { format, files: some } of recorded.formats) {
		const isOther = !truths.has(String(format)) && some.length > 0;
		say(
			!isOther || history.isRecordedTwice || history.tasks.length > 1,
			`${format} was not asked for`,
		);
	}
	const ids = recorded.formats.flatMap((one) => one.files.map(({ fileId }) => fileId));
	say(new Set(ids).size === ids.length, 'a file is there twice');
	say(
		recorded.formats[0] === undefined ||
			recorded.formats[0].covered === Math.max(...recorded.formats.map(({ covered }) => covered)),
		'another format covers more',
	);
	wrong.push(...wrongVerdict(recorded.complete));
	return wrong;

	function wrongVerdict(complete: boolean | null): string[] {
		const all = [...truths.values()];
		const lacksSure = all.some(({ any, slack }) =>
			missingRuns(window, any).some(({ from, to }) => to - from > TOLERATED + slack),
		);
		const lacksPerhaps = all.some(({ own: ours, slack }) => {
			const isNone = ours.size === 0;
			const runs = missingRuns(window, ours);
			return isNone || runs.some(({ from, to }) => to - from > TOLERATED - slack);
		});
		const isOutstanding = files.some(
			(file) => file.task === index && file.readyAt > now && formats.includes(file.format),
		);
		const horizon = end + resumption + FILES_COME_WITHIN + TOLERATED;
		if (complete === true) {
			if (!isOver) return ['complete, but not over'];
			if (lacksSure) return ['complete, but something is missing'];
			const isAlone = started(history).has(index) && history.tasks.length === 1;
			const hasNone = all.some(({ own: ours }) => ours.size === 0);
			return isAlone && !history.isRecordedTwice && hasNone ? ['complete, but without a file'] : [];
		}
		if (complete === false) {
			if (!isOver) return ['not complete, but not over'];
			if (isOutstanding) return ['not complete, but a file is still to come'];
			return lacksPerhaps ? [] : ['not complete, but nothing is missing'];
		}
		if (!isOver) return [];
		if (now >= horizon) return ['undecided, though no file can come any more'];
		return lacksPerhaps ? [] : ['undecided, though all is there'];
	}
}

/** Whether a file holds something of the window, whatever the clocks say. */
function reachesInto({ holds }: TrueFile, { window, slack }: Truth): boolean {
	return holds.some((second) => second >= window.from + slack && second < window.to - slack);
}

function untruthsOfFormat({ covered, gaps }: FormatRecorded, truth: Truth): string[] {
	const { window, own, any, slack } = truth;
	const wrong: string[] = [];
	const told = gaps.map(({ from, to }) => ({ from: secondOf(from), to: secondOf(to) }));
	for (const { from, to } of told) {
		for (let second = from + slack; second < to - slack; second += 1) {
			if (!own.has(second)) continue;
			wrong.push(`a gap is told at ${second}, which is there`);
			break;
		}
	}
	for (const { from, to } of missingRuns(window, any)) {
		if (to - from <= TOLERATED + slack) continue;
		const isTold = told.some((gap) => gap.from <= from + slack && gap.to >= to - slack);
		if (!isTold) wrong.push(`nothing is there from ${from} to ${to}, and no gap told`);
	}
	const seconds = covered / 1000;
	const least = [...own].filter((second) => second >= window.from && second < window.to).length;
	const most = [...any].filter((second) => second >= window.from && second < window.to).length;
	// Files of several clocks that abut may lose or win the difference at both ends of the window.
	if (seconds < least - 2 * slack || seconds > most + 2 * slack) {
		wrong.push(`${seconds} seconds, but there are ${least} to ${most}`);
	}
	return wrong;
}

function wrongReason(
	history: History,
	gap: { from: number; to: number; reason: string | null },
	{ slack }: Truth,
): string[] {
	const [from, to] = [secondOf(gap.from), secondOf(gap.to)];
	const { reason } = gap;
	const here = `from ${from} to ${to}`;
	const happened = history.pushes.filter((push) => push.from <= history.now);
	const lengthOf = (push: HistoryPush) => push.to - push.from;
	const isGoing = (push: HistoryPush) => push.to > history.now;
	const long = happened.filter((push) => lengthOf(push) >= SHORT || isGoing(push));
	const short = happened.filter((push) => lengthOf(push) < SHORT && !isGoing(push));
	const meets = (push: HistoryPush) => push.from < to && push.to > from;
	let pushedSeconds = 0;
	for (let second = from; second < to; second += 1) {
		if (isPushed({ ...history, pushes: long }, second)) pushedSeconds += 1;
	}
	if (reason === null) {
		// Where somebody pushed and nothing is there, nobody tells why.
		return pushedSeconds > TOLERATED - slack ? [] : [`no reason ${here}, though nobody pushed`];
	}
	if (pushedSeconds > (TOLERATED + slack) * 2) return [`${reason} ${here}, though somebody pushed`];
	if (reason.includes('under 30 s') && !short.some(meets)) return [`${reason} ${here}: none was`];
	const isBroken = long.some((push) => Math.abs(push.to - from) <= TOLERATED + slack);
	if (reason.includes('push broken') && !isBroken) return [`${reason} ${here}: none broke`];
	const isLess =
		reason === 'not pushed' && happened.some((push) => meets(push) && lengthOf(push) > 0);
	const isEdge = happened.every((push) => !meets(push) || overlap(push, from, to) <= TOLERATED);
	return isLess && !isEdge ? [`${reason} ${here}, though somebody pushed`] : [];
}

function overlap(push: HistoryPush, from: number, to: number): number {
	return Math.min(push.to, to) - Math.max(push.from, from);
}
