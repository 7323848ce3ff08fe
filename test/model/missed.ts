import type { Ask } from './asks';
import { missing, recordsStream, spanOf } from './recording';
import type { Records } from './told';

/** Milliseconds of a recording that was asked for and that no task records. */
export interface Missed {
	/** Before the item was told of its task: while it was looked for and sent. */
	late: number;
	/** What the item was told it lacks, or may lack. */
	told: number;
	/** What it was not told. */
	untold: number;
}

/** Stops of tasks are somebody's wish: they count as if they had gone on. */
export function missedOf(ask: Ask, records: Records): Missed {
	const { told, version, attempts } = ask;
	if (told === null || told.asked === null) return { late: 0, told: 0, untold: 0 };
	const { outcome, by, at, hints, asked } = told;
	const task = outcome.kind === 'task' ? records.task(outcome.taskId) : undefined;
	const maker = task && records.makerOf(task);
	const isOwn = maker !== undefined && attempts.has(maker.attempt.id);
	const sent = [...attempts].flatMap((id) => records.request(id)?.attempt.wanted ?? []);
	const wanted = isOwn ? [maker.attempt.wanted] : [asked, ...sent];
	const all = wanted.map(({ request }) => {
		const { channel, domain, appName } = request;
		const place = { account: by.account, version, channel, domain, appName };
		const recording = records
			.tasksAt(place)
			.filter((one) => one === task || recordsStream(one, place, request))
			.map((one) => ({ ...one, stoppedAt: Number.POSITIVE_INFINITY }));
		const { from, to } = spanOf(request, ask.askedAt);
		const now = Math.min(Math.max(from, at), to);
		const late = missing({ from, to: now }, recording);
		return { late, rest: missing({ from: now, to }, recording) };
	});
	// Times that move are other ones with every reading: it was for one of them.
	const { late, rest } = all.reduce((one, other) => (other.rest < one.rest ? other : one));
	if (outcome.kind !== 'task') return { late: 0, told: late + rest, untold: 0 };
	const isTold = outcome.hints.length + hints.length > 0;
	return { late, told: isTold ? rest : 0, untold: isTold ? 0 : rest };
}
