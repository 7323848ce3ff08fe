import type { CreateResult } from '../../nodes/TencentLive/create/outcome';
import type { Ask, Sent, Told } from './asks';
import { isTwin, overlaps } from './matching';
import type { ServiceTask } from './taskStore';

/** What is known of the task an item is told about. */
interface Facts {
	task: ServiceTask | undefined;
	/** The call that made it. */
	maker: Sent | undefined;
	/** Everyone who was told of it, this ask included. */
	told: readonly Ask[];
	/** Whether nobody could tell whose the task is. */
	confused: boolean;
	/** UNIX milliseconds: a task that was over before then does not count as existing. */
	notOverSince: number;
	/** Milliseconds; a machine judges by its own clock whether a task is over or overlaps. */
	clocksOff: number;
}

/** What is not true about a success; undefined when all of it is. */
export function wrongIn(
	ask: Ask,
	{ request, result }: Extract<Told, { kind: 'task' }>,
	{ task, maker, told, confused, notOverSince, clocksOff }: Facts,
): string | undefined {
	const { ifTaskExists, matchExisting, times, channel } = ask.item;
	if (task === undefined || maker === undefined) return 'there is no such task';
	if (task.version !== ask.version || task.channel !== channel) return 'it is of another stream';
	if (times.kind === 'fixed' && !hasTimes(request, times))
		return 'the times are not the ones asked';
	const fits = isTwin(task, request);
	// Its own request, or the same intent's before a crash.
	const own = isOwn(ask, maker);
	if (result.outcome === 'created' && !own) return 'another one made it';
	if (result.outcome === 'existing') {
		// Known: a Real-Time task of the legacy API that was made just now counts as if it were not cut.
		if (isCutShort(task, maker)) return undefined;
		const later = { ...request, endTime: request.endTime + clocksOff };
		if (!fits && (matchExisting === 'sameTimes' || !overlaps(task, later, 0))) {
			return 'it has other times';
		}
		const over = Math.min(task.endTime, task.stoppedAt ?? Infinity);
		if (over <= notOverSince - clocksOff) return 'it was over';
		return ifTaskExists === 'fail' ? 'it was not to be reused' : undefined;
	}
	if (!fits) return 'it has other times';
	if (own || ifTaskExists === 'reuse' || confused) return undefined;
	// Of two requests that were both lost, nobody can tell whose the task is.
	const claimed = told.find(
		(other) =>
			other !== ask &&
			!isBefore(other, ask) &&
			(wasTold(other, 'created') || (ifTaskExists === 'fail' && other.shares.has(ask))),
	);
	return claimed === undefined ? undefined : `${claimed.name} has it too`;
}

function hasTimes(
	request: { startTime: number | null; endTime: number },
	times: { startTime: number | null; endTime: number },
): boolean {
	return request.startTime === times.startTime && request.endTime === times.endTime;
}

function isOwn(ask: Ask, maker: Sent): boolean {
	for (let one: Ask | null = ask; one !== null; one = one.before) {
		if (maker.ask === one) return true;
	}
	return false;
}

function isBefore(other: Ask, ask: Ask): boolean {
	for (let one = ask.before; one !== null; one = one.before) if (one === other) return true;
	return false;
}

function wasTold({ told }: Ask, outcome: CreateResult['outcome']): boolean {
	return told?.kind === 'task' && told.result.outcome === outcome;
}

function isCutShort({ version, endTime }: ServiceTask, { mark }: Sent): boolean {
	return version === 'v2' && endTime < mark.wanted.request.endTime;
}
