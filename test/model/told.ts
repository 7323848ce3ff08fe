import { EndPassedError } from '../../nodes/TencentLive/api/InvalidParameterError';
import type { RecordingRequest } from '../../nodes/TencentLive/api/recordings';
import type { Made, NotCreated, Outcome, Unknown } from '../../nodes/TencentLive/create/outcome';
import { GRACE, LONGEST_LAG } from '../../nodes/TencentLive/create/timing';
import type { Ask, Sent, Told, Try } from './asks';
import {
	hasSeen,
	isAbandoned,
	isAnybodys,
	isGone,
	isOfEqual,
	isSavedAsOpen,
	seemsAhead,
	seemsNew,
	seemsOn,
	seemsOver,
} from './excuses';
import { isSameRecording, realTimeEnd, recordsStream, spanOf } from './recording';
import { isListed, isPending, type Place, type ServiceTask } from './taskStore';

/** What the truth knows of tasks and requests. */
export interface Records {
	/** Whether the service tells its clock. */
	readonly tellsTime: boolean;
	task(id: string): ServiceTask | undefined;
	tasksAt(place: Place): readonly ServiceTask[];
	/** The request that made it; undefined for one that was made elsewhere. */
	makerOf(task: ServiceTask): Sent | undefined;
	request(attemptId: string): Sent | undefined;
	/** Requests that were lost, and asked for the same: whoever asks again looks for them first. */
	lostForEqual(ask: Ask): readonly Sent[];
	/** How many requests of the same intent left its actor since a try began. */
	sentSince(by: Try, sent: readonly Sent[]): number;
	/** Whether an actor itself ended a task. */
	endedBy(task: ServiceTask, actor: string): boolean;
	/** Whether an actor may have taken a task for that of another request than its maker. */
	hasRival(task: ServiceTask, maker: Sent, actor: string, before: number): boolean;
	/** Whether another ask was given it for its own: whether that is true was judged then. */
	isRecoveredByAnother(task: ServiceTask, ask: Ask): boolean;
	/** Whether a request of the stream is lost, or under way. */
	hasOpen(ask: Ask, actor: string): boolean;
	/** Whether an actor had been told the service's clock by then. */
	knewTheTime(actor: string, ask: Ask, by: number): boolean;
}

/** Milliseconds: what the service says of its clock may be this late. */
const CLOCK_ERROR = 4_000;

/** What is not true of what an item is told; undefined when all of it is. */
export function untrueIn(ask: Ask, told: Told, at: number, records: Records): string | undefined {
	const { outcome } = told;
	switch (outcome.kind) {
		case 'task':
			return untrueOfTask(ask, told, outcome, at, records);
		case 'not_created':
			return untrueOfNone(ask, told, outcome, at, records);
		case 'refused':
			return madeOne(ask, outcome, at, records) ?? untrueEnd(ask, told, outcome.error, at, records);
		case 'ended':
			return outcome.taskId !== null && records.task(outcome.taskId) === undefined
				? 'there is no such task'
				: undefined;
		case 'unknown':
			return untrueOfUnknown(told, outcome, at, records);
		case 'cancelled':
			return 'nobody cancelled it';
		case 'elsewhere':
			return 'there is no row to claim it in';
	}
}

function untrueOfTask(
	ask: Ask,
	told: Told,
	{ how, taskId, request, hints }: Made,
	at: number,
	records: Records,
): string | undefined {
	const task = records.task(taskId);
	if (task === undefined) return 'there is no such task';
	const maker = records.makerOf(task);
	const { actor } = told.by;
	const isOwn = maker !== undefined && ask.attempts.has(maker.attempt.id);
	if (how === 'created' && !isOwn) return 'another one made it';
	if (how === 'existing' && ask.item.ifTaskExists === 'fail') return 'it was not to be reused';
	if (how === 'recovered' && !isOwn && !isOfEqual(maker, ask)) {
		const own = [...ask.attempts].map((id) => records.request(id));
		const lost = [...own, ...records.lostForEqual(ask)];
		const mayBe = lost.some((sent) => isAnybodys(maker, task, sent, actor, at));
		if (!mayBe) return 'it is certainly not what was lost';
	}
	if (!isOwn && how !== 'recovered' && isOver(task, told, records)) return 'it was over';
	const said = { request, isHinted: hints.length + told.hints.length > 0 };
	const wrongs = askedBy(ask, isOwn ? maker : undefined, records).map((asked) =>
		untrueOfTimes(asked, { ask, task, maker, told, at, said }, records),
	);
	return wrongs.includes(undefined) ? undefined : wrongs[0];
}

/** What an ask asked for: what made its task, else as it was read last or sent before. */
function askedBy({ asked, attempts }: Ask, maker: Sent | undefined, records: Records) {
	if (maker !== undefined) return [maker.attempt.wanted.request];
	const sent = [...attempts].flatMap((id) => records.request(id) ?? []);
	const all = [asked, ...sent.map(({ attempt }) => attempt.wanted)];
	return all.flatMap((wanted) => wanted?.request ?? []);
}

/** Whether a task was over when the try began, as far as anybody could know. */
function isOver(task: ServiceTask, { by, at }: Told, records: Records): boolean {
	if (records.endedBy(task, by.actor) && task.stoppedAt <= by.startedAt) return true;
	const isShownOver = task.stopVisibleAt <= by.startedAt;
	if (isShownOver) return !seemsNew(task, records.makerOf(task), by.actor, at);
	// Dates of HTTP leave out part of a second, and may come a second late.
	const isShort = records.tellsTime && by.startedAt < task.endTime + 2_000;
	const hasEnded = task.endTime <= by.startedAt && !isShort;
	return hasEnded && seemsOver(task, by, by.startedAt, records.tellsTime);
}

interface Claim {
	ask: Ask;
	task: ServiceTask;
	maker: Sent | undefined;
	told: Told;
	at: number;
	/** What the item says of the task's times, and whether any words warn. */
	said: { request: RecordingRequest; isHinted: boolean };
}

/** Whether a task records what was asked for, or it is said what it leaves out. */
function untrueOfTimes(
	asked: RecordingRequest,
	{ ask, task, maker, told, at, said }: Claim,
	records: Records,
): string | undefined {
	const { by } = told;
	// No listing tells the stream type: only whoever saw the task being made knows it.
	const sawIt = maker !== undefined && hasSeen(maker, by.actor, by.lookedAt(task, at));
	const streamType = sawIt ? asked.streamType : task.streamType;
	const { account } = by;
	const { version } = ask;
	if (!recordsStream(task, { ...asked, account, version }, { ...asked, streamType })) {
		return 'it records another stream, or in another way';
	}
	const { from, to } = spanOf(asked, at);
	const isPart = task.startTime > from + 1_000 || task.endTime < to;
	if (!isPart || !isPending(task, at)) return undefined;
	if (seemsOn(task, by, at, records.tellsTime)) return undefined;
	if (!said.isHinted) return 'it does not record all, and nothing says so';
	// Of one that is not listed yet, nobody knows the very second.
	const error = CLOCK_ERROR + (records.tellsTime ? 0 : Math.abs(by.process.ahead));
	const isSaid = (time: number | null, real: number) =>
		time !== null && Math.abs(time - real) <= error;
	const saysStart =
		task.startTime <= from + 1_000 || isSaid(said.request.startTime, task.startTime);
	// The answer to a create does not tell that the legacy API cuts it: there the words have to do.
	const isCut = asked.startTime === null && task.endTime === realTimeEnd(task, asked.endTime);
	const saysEnd = isSaid(said.request.endTime, task.endTime) || isCut;
	return saysStart && saysEnd ? undefined : 'it has other times than is said';
}

function untrueOfNone(
	ask: Ask,
	{ by }: Told,
	outcome: NotCreated,
	at: number,
	records: Records,
): string | undefined {
	const { taskId, reason } = outcome;
	if (taskId !== null && ask.item.ifTaskExists !== 'fail') return 'what exists was to be reused';
	if (taskId !== null && records.task(taskId) === undefined) return 'there is no such task';
	const hasReason = taskId !== null || reason !== null || by.failures > 0;
	const isReasoned = hasReason || records.hasOpen(ask, by.actor);
	return (
		madeOne(ask, outcome, at, records) ?? (isReasoned ? undefined : 'nothing stood in the way')
	);
}

/** The task that a request of the ask made, although it is told that there is none. */
export function madeOne(
	ask: Ask,
	{ kind }: Outcome,
	at: number,
	records: Pick<Records, 'isRecoveredByAnother'>,
): string | undefined {
	const made = ask.sent.flatMap(({ task }) => task ?? []);
	const task = made.find((one) => !isGone(one, at) && !records.isRecoveredByAnother(one, ask));
	return task && `it was told ${kind}, and made ${task.id}`;
}

/** Told that the end has passed: by the service's clock, where any answer told it. */
function untrueEnd(
	ask: Ask,
	{ by }: Told,
	error: unknown,
	at: number,
	records: Records,
): string | undefined {
	if (!(error instanceof EndPassedError) || ask.asked === null) return undefined;
	if (ask.asked.request.endTime <= at) return undefined;
	return records.knewTheTime(by.actor, ask, by.startedAt) ? 'its end has not passed' : undefined;
}

function untrueOfUnknown(
	told: Told,
	{ attempts }: Unknown,
	at: number,
	records: Records,
): string | undefined {
	const { by } = told;
	const sent = attempts.flatMap(({ id }) => records.request(id) ?? []);
	// It waited for an equal item that sent in its place, and did not look again itself.
	const follows = sent.every((one) => one.by !== by) && records.sentSince(by, sent) > 0;
	if (sent.length < attempts.length) return 'it was never sent';
	for (const one of sent) {
		const { fate, task, place } = one;
		if (fate === 'known' && !isSavedAsOpen(one)) return 'its answer came';
		if (task === null || follows || isAbandoned(one)) continue;
		if (records.hasRival(task, one, by.actor, at)) continue;
		// A search of which a listing failed may have missed it.
		const lookedAt = by.failures > 0 ? -1 : by.lookedAt(place, at);
		if (seemsAhead(task, by, at, records.tellsTime)) continue;
		if (task.visibleAt <= lookedAt && isListed(task, lookedAt)) return `${task.id} was listed`;
	}
	const ends = sent.flatMap(({ acceptedUntil, overAt }) => [acceptedUntil, overAt]);
	const isSettled = by.startedAt > Math.max(...ends) + LONGEST_LAG + CLOCK_ERROR;
	if (isSettled && !follows && records.tellsTime && by.failures === 0) {
		return 'nothing can come of it any more';
	}
	return gaveUpEarly(told, sent, at, records) ? 'the recording was given up' : undefined;
}

/**
 * Where waiting costs part of the recording, one more is sent in the first run, and in every further
 * one.
 */
function gaveUpEarly(
	{ by, asked }: Told,
	sent: readonly Sent[],
	at: number,
	records: Records,
): boolean {
	// An equal request of somebody else may have been sent by another rule.
	if (asked?.ifUnknown === 'neverTwice') return false;
	// Who is not told the service's clock goes by its own.
	const now = at + (records.tellsTime ? 0 : Math.max(0, by.process.ahead));
	const costs = sent.every(({ attempt: { wanted }, acceptedUntil }) => {
		const { startTime, endTime } = wanted.request;
		const isEarly = startTime === null || startTime <= acceptedUntil + LONGEST_LAG - CLOCK_ERROR;
		return wanted.ifUnknown === 'recordAnyway' && isEarly && endTime > now + CLOCK_ERROR;
	});
	const isRecorded = sent.some(({ attempt: { wanted }, place }) => {
		return records.tasksAt(place).some((task) => {
			// As far as a listing tells.
			const request = { ...wanted.request, streamType: task.streamType };
			const isShown = task.stopVisibleAt <= by.startedAt;
			const shown = isShown ? task : { ...task, stoppedAt: Number.POSITIVE_INFINITY };
			const wantedThen = { ...wanted, request };
			return [at, now + (records.tellsTime ? 0 : GRACE)].some((then) =>
				isSameRecording(shown, place, wantedThen, then),
			);
		});
	});
	if (!costs || isRecorded || by.failures > 0) return false;
	const since = Math.max(...sent.map(({ overAt }) => overAt)) + LONGEST_LAG + CLOCK_ERROR;
	// It may wait for another run that had failures, or lost a request just before.
	if (since >= by.startedAt && sent.some((one) => one.by !== by)) return false;
	const isFirst = sent.every((one) => one.by === by);
	return records.sentSince(by, sent) < (isFirst ? 2 : 1);
}
