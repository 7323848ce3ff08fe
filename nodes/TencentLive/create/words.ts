import { toChinaIso } from '../api/chinaTime';
import { whatHappened, whatNext, withoutPeople } from '../api/aiWords';
import type { RecordingRequest } from '../api/recordings';
import type { ApiError } from '../transport/ApiError';

/*
 * What is told of creates that did not go the straight way: to a person, who has the panel and the
 * console, and to a model, which has the text alone. Times are UNIX milliseconds.
 */

/** The same for both. */
export interface Words {
	message: string;
	forModel: string;
	/** What n8n shows first, where the first sentence of the message is none. At most 100 characters. */
	title?: string;
}

const AGAIN = 'Call again with exactly the same values; do not move the times: it looks first';
const LIST = 'To see for yourself, list the recording tasks of this stream (Get Many).';

export function notCreated(reason: ApiError): Words {
	return {
		message: `${reason.message} No task was created.`,
		forModel: `${whatHappened(reason)} No task was created. ${whatNext(reason)}`,
	};
}

export function notLooked(reason: ApiError): Words {
	const when = 'This happened while the tasks that exist were listed, before sending.';
	// A listing whose answer was lost has changed nothing: it may be asked for again.
	const next = reason.kind === 'unknown' ? TRY_AGAIN : whatNext(reason);
	return {
		message: `${reason.message} ${when} No task was created.`,
		forModel: `${whatHappened(reason)} ${when} No task was created. ${next}`,
	};
}

/** Of a task that an equal item made before. */
export const UNLOOKED = 'Whether it was stopped meanwhile could not be looked up just now.';

const TRY_AGAIN = 'Call again with the same values in a minute; if that fails too, tell the user.';

/**
 * @param request as the task records it
 * @param hints what it leaves out of what was asked for
 */
export function alreadyExists(
	request: RecordingRequest,
	taskId: string,
	hints: readonly string[] = [],
): Words {
	const exists = [
		`A recording task for ${inWords(request)} exists already: ${taskId}.`,
		...hints,
	].join(' ');
	const enough = hints.length === 0 ? ', and none is needed: use this one.' : '.';
	return {
		title: `A recording task for this exists already: ${taskId}`,
		message: `${exists} No other was created, as If Task Exists asks for. To use it, set If Task Exists to Reuse It.`,
		forModel: `${exists} No other was created${enough}`,
	};
}

/** @param safeAfter when it may be sent anew; null where that is not known */
export function unknownFate(
	request: RecordingRequest,
	requests: number,
	safeAfter: number | null,
	reason: ApiError | null,
): Words {
	const lost = 'The answer of an earlier try was lost.';
	const sent = requests === 1 ? 'it was not sent again' : `${requests} requests for it were lost`;
	const after = safeAfter === null ? null : toChinaIso(Math.ceil(safeAfter / 1000) * 1000);
	const next =
		after === null
			? 'running this again with the same values looks first'
			: `running this again with the same values only looks too, until ${after}, and creates the task after that if it is still missing`;
	const mayExist = `The recording task for ${inWords(request)} may exist: it was not found in the listing so far, and ${sent}.`;
	const forModel =
		after === null
			? `${AGAIN}.`
			: `${AGAIN} and makes no second task. Until ${after} it only looks; after that it creates the task if it is still missing.`;
	return {
		title: 'The recording task may exist: the answer was lost',
		message: `${reason?.message ?? lost} ${mayExist} Look for it in the console; ${next}.`,
		forModel: `${reason === null ? lost : whatHappened(reason)} ${mayExist} ${forModel} ${LIST}`,
	};
}

/** @param earlier the request whose fate is not known */
export function notBeside(request: RecordingRequest, earlier: RecordingRequest): Words {
	const told = `Whether an earlier request made the recording task for ${inWords(earlier)} is not known yet, so nothing was sent for ${inWords(request)}. No task was created.`;
	return {
		title: 'Nothing was sent: an earlier request of this stream may still be carried out',
		message: `${told} Run this again later: it looks first.`,
		forModel: `${told} If you only moved the times, call again with those of the earlier call; else call again with these in some minutes. Either way it looks first and makes no second task.`,
	};
}

/** @param mayExist whether something was sent whose fate is unknown */
export function cancelled(mayExist: boolean): Words {
	const told = mayExist
		? 'The execution was cancelled before it was known what became of the request: the recording task may exist.'
		: 'The execution was cancelled. No task was created.';
	return {
		title: mayExist ? 'Cancelled: the recording task may exist' : undefined,
		message: mayExist ? `${told} Running this again looks first.` : told,
		forModel: mayExist ? `${told} ${AGAIN}. ${LIST}` : told,
	};
}

/** The time that a call may take is up, and nothing was sent. */
export function noTime(): Words {
	const told = 'It took too long, so nothing was sent. No task was created.';
	return {
		message: `${told} Run this again.`,
		forModel: `${told} Call again with the same values in a minute; if that takes too long too, tell the user.`,
	};
}

/** The time that a call may take is up, while an equal one of another execution is under way. */
export function equalUnderWay(): Words {
	const told = 'An equal call is still under way, so the recording task may exist.';
	return {
		message: `${told} Running this again looks first.`,
		forModel: `${told} ${AGAIN} and makes no second task. ${LIST}`,
	};
}

/** Another process of n8n took this on, and nothing is seen of it. */
export function claimedElsewhere(request: RecordingRequest): Words {
	const told = `Another worker of this n8n has begun to create the recording task for ${inWords(request)}, and it is not listed yet: the task may exist, so nothing was sent here.`;
	return {
		title: 'Another worker has begun to create this recording task, and it is not listed yet',
		message: `${told} Run this again in some minutes: it looks first, and creates the task if it is still missing.`,
		forModel: `${told} ${AGAIN}, and creates the task if it is still missing.`,
	};
}

/** The end has passed. @param taskId the task that may be the one; null where nobody could see */
export function endedWithTask(problem: string, taskId: string | null): Words {
	const seen =
		taskId === null
			? 'Whether an earlier try made the task could not be seen.'
			: `A recording task exists that may be from an earlier try: ${taskId}.`;
	return {
		message: `${problem} ${seen}`,
		forModel: `${withoutPeople(problem)} ${seen} Nothing was sent. To record from now on, call with a later end.`,
	};
}

export const RECOVERED = 'The answer was lost; the task was found in the listing.';

/** There is a task although an earlier request for it may still be carried out. */
export const MAY_BE_TWO =
	'The answer to another request for it was lost. If that one is carried out this late, there are two tasks: look with Get Many and delete one.';

/** The same, of a task that was made now. */
export const SENT_AGAIN =
	'The answer to an earlier request was lost and its task is not listed, so the task was asked for once more, to lose no more of the recording. If the earlier request is carried out this late, there are two tasks: look with Get Many and delete one.';

/** @param waited milliseconds */
export function waitedForQuota(waited: number): string {
	const seconds = Math.round(waited / 1000);
	return `The request waited ${seconds} seconds, because the quota of the account was used up: others call Tencent Cloud with it too.`;
}

/** What a task that exists leaves out of the window that is asked for. */
export function uncovered(
	taskId: string,
	task: { startTime: number; endTime: number },
	{ startTime, endTime }: RecordingRequest,
	leaves: { before: boolean; after: boolean },
): string {
	const parts = [
		...(leaves.before && startTime !== null
			? [`starts at ${toChinaIso(task.startTime)}, not at ${toChinaIso(startTime)}`]
			: []),
		...(leaves.after ? [`ends at ${toChinaIso(task.endTime)}, not at ${toChinaIso(endTime)}`] : []),
	];
	return `Task ${taskId} ${parts.join(' and ')}: the rest of what was asked for is not recorded by it.`;
}

/** Another task of the stream records part of the same time, and the times move with every run. */
export function movingBeside(taskId: string): string {
	return `Another recording task of this stream overlaps: ${taskId}. ${SET_OVERLAPPING}`;
}

const SET_OVERLAPPING =
	'Times that come from the current moment differ with every run; to use a task that overlaps instead of creating one, set Match Existing under Options to Overlapping.';

/** What is told of a task that exists, without what only a person can do. */
export function ofTaskForModel(message: string): string {
	return message.replace(
		SET_OVERLAPPING,
		'If one recording is enough, stop the one that is not needed.',
	);
}

/** The recording in words, with its times. */
function inWords({ channel, domain, appName, startTime, endTime }: RecordingRequest): string {
	const place = domain === null ? '' : ` of ${domain}/${appName}`;
	const start = startTime === null ? '' : ` from ${toChinaIso(startTime)}`;
	return `"${channel}"${place}${start} until ${toChinaIso(endTime)}`;
}
