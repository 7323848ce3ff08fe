import { heal, perform } from '../../model/steps';
import { oneOf, randomFrom, wholeNumber } from '../../model/random';
import type { Finding } from '../../model/truth';
import { missedOf, type Missed } from '../../model/missed';
import { spanOf } from '../../model/recording';
import { BEGINNING, World } from '../../model/world';
import { randomStep } from './randomSteps';

/** Recordings asked for in one episode, about. A new one begins with an empty service. */
const ASKS = 400;

/** In every so manieth episode nobody wants to pay twice. */
const EVERY_NEVER_TWICE = 5;

/** What happened in some episodes, in numbers. */
export interface Tally {
	creates: number;
	calls: number;
	tasks: number;
	/** What items were told last, by outcome. */
	told: Map<string, number>;
	/** By kind. */
	faults: Map<string, number>;
	/** Retries, crashes and so on, by kind. */
	steps: Map<string, number>;
	/** Second tasks that nobody could avoid, or that were made knowingly, by reason. */
	surplus: Map<string, number>;
	/** Milliseconds after which the first request was carried out, of each recording paid for twice. */
	paidTwiceLate: number[];
	/** The same reasons, of episodes in which nobody wants to pay twice. */
	surplusOfNeverTwice: Map<string, number>;
	/** Milliseconds. */
	missed: Missed;
	/** Milliseconds that were asked for. */
	asked: number;
	throttled: number;
	/** The most calls that one lane of one process sent in one window, and the service let through. */
	mostSent: { v2: number; v3: number };
	mostAccepted: { v2: number; v3: number };
	/** Milliseconds. */
	simulated: number;
	findings: Array<Finding & { seed: number }>;
	/** Items whose fate stayed unknown although nothing stood in the way of knowing it. */
	stuck: string[];
	breakdowns: unknown[];
}

export function emptyTally(): Tally {
	return {
		creates: 0,
		calls: 0,
		tasks: 0,
		told: new Map(),
		faults: new Map(),
		steps: new Map(),
		surplus: new Map(),
		paidTwiceLate: [],
		surplusOfNeverTwice: new Map(),
		missed: { late: 0, told: 0, untold: 0 },
		asked: 0,
		throttled: 0,
		mostSent: { v2: 0, v3: 0 },
		mostAccepted: { v2: 0, v3: 0 },
		simulated: 0,
		findings: [],
		stuck: [],
		breakdowns: [],
	};
}

/** Lets random things happen to random creates, then lets it all come to rest, and counts. */
export async function runEpisode(seed: number, tally: Tally): Promise<void> {
	const random = randomFrom(seed);
	const world = new World({
		seed: wholeNumber(random, 0, 2 ** 31),
		leastLag: 0,
		longestLag: oneOf(random, [0, 5_000, 24_000]),
		pageSize: oneOf(random, [5, 20, 100]),
		refusesOverlap: random() < 0.5,
		clocksAhead: oneOf(random, [0, 0, 0, 0, -420_000, -240_000, 240_000, 540_000]),
		tellsTime: oneOf(random, ['now', 'now', 'now', 'aSecondLate', 'never']),
	});
	const neverTwice = seed % EVERY_NEVER_TWICE === 0;
	while (world.truth.asks.length < ASKS) {
		const step = randomStep(random, neverTwice);
		add(tally.steps, step.do);
		await perform(world, step);
	}
	tally.stuck.push(...(await heal(world)));
	const { truth, network, service } = world;
	tally.creates += truth.asks.length;
	tally.calls += truth.sent.length;
	tally.tasks += service.tasks.size;
	tally.throttled += service.throttled;
	tally.simulated += world.time.now() - BEGINNING;
	for (const { why, late } of truth.surplus) {
		add(tally.surplus, why);
		if (neverTwice) add(tally.surplusOfNeverTwice, why);
		if (why === 'paid twice') tally.paidTwiceLate.push(late);
	}
	for (const ask of truth.asks) {
		const { told, asked, askedAt } = ask;
		if (told !== null && asked !== null) {
			const { from, to } = spanOf(asked.request, askedAt);
			tally.asked += Math.max(0, to - from);
		}
		const { late, told: said, untold } = missedOf(ask, truth);
		tally.missed.late += late;
		tally.missed.told += said;
		tally.missed.untold += untold;
		if (told === null) add(tally.told, 'nothing: crashed, cancelled, or held up by another item');
		else add(tally.told, told.outcome.kind === 'task' ? told.outcome.how : told.outcome.kind);
	}
	for (const [kind, count] of network.injected) add(tally.faults, kind, count);
	for (const version of ['v2', 'v3'] as const) {
		const { mostSent, mostAccepted } = tally;
		mostSent[version] = Math.max(mostSent[version], network.mostSent[version]);
		mostAccepted[version] = Math.max(mostAccepted[version], service.mostAccepted[version]);
	}
	tally.findings.push(...truth.findings.map((finding) => ({ ...finding, seed })));
	tally.breakdowns.push(...world.breakdowns);
}

function add(counts: Map<string, number>, name: string, count = 1): void {
	counts.set(name, (counts.get(name) ?? 0) + count);
}
