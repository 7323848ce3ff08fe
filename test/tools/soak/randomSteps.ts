import { FAULT_KINDS, type Fault } from '../../model/faults';
import { oneOf, wholeNumber, type Random } from '../../model/random';
import type { Step, StepItem } from '../../model/steps';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds by which somebody sets a machine's clock ahead. */
const CLOCKS = [-7 * MINUTE, -4 * MINUTE, 0, 0, 4 * MINUTE, 9 * MINUTE] as const;

const STREAMS = 12;
const MOST_ITEMS = 24;

/** Chance of a fault for a create call of a run that has any, and for another call. */
const FAULTY_CREATE = 0.5;
const FAULTY_OTHER = 0.1;

/**
 * A step that may happen; executions are what there is most of.
 *
 * @param neverTwice whether nobody wants to pay twice
 */
export function randomStep(random: Random, neverTwice: boolean): Step {
	const dice = random();
	if (dice < 0.4) return start(random, neverTwice);
	if (dice < 0.6) return retry(random);
	if (dice < 0.85) return { do: 'wait', for: randomWait(random) };
	const process = wholeNumber(random, 0, 1);
	const which = wholeNumber(random, 0, 99);
	if (dice < 0.88) return { do: 'crash', process };
	if (dice < 0.9) return { do: 'replace', process };
	if (dice < 0.93) return { do: 'cancel', which };
	if (dice < 0.95) {
		const byDeleting = random() < 0.5;
		return { do: 'stop', which, here: oneOf(random, [null, 0, 1]), byDeleting };
	}
	if (dice < 0.955) return { do: 'renew', credential: wholeNumber(random, 0, 2) };
	if (dice < 0.96) return { do: 'setClock', process, ahead: oneOf(random, CLOCKS) };
	if (dice < 0.98) return { do: 'busy', for: wholeNumber(random, 0, MINUTE) };
	const version = oneOf(random, ['v3', 'v2'] as const);
	return { do: 'elsewhere', item: randomItem(random, false), version, credential: 0 };
}

function start(random: Random, neverTwice: boolean): Step {
	const items = Array.from({ length: wholeNumber(random, 1, MOST_ITEMS) }, () =>
		randomItem(random, neverTwice),
	);
	const settings = {
		version: oneOf(random, ['v3', 'v3', 'v2'] as const),
		// Some items are asked for twice.
		items: items.flatMap((item) => (random() < 0.1 ? [item, item] : [item])),
		continueOnFail: random() < 0.5,
		tries: oneOf(random, [1, 2, 3]),
		loops: oneOf(random, [1, 1, 1, 2]),
		isTool: random() < 0.1,
	};
	return { do: 'start', settings, credential: randomCredential(random), ...randomRun(random) };
}

function retry(random: Random): Step {
	return {
		do: 'retry',
		which: wholeNumber(random, 0, 99),
		edited: random() < 0.05,
		credential: random() < 0.05 ? randomCredential(random) : null,
		...randomRun(random),
	};
}

function randomRun(random: Random) {
	return {
		process: oneOf(random, [0, 0, 0, 1]),
		faults: randomFaults(random, 2 * MOST_ITEMS, random() < 0.8 ? FAULTY_CREATE : 0),
		otherFaults: randomFaults(random, 2 * MOST_ITEMS, random() < 0.8 ? FAULTY_OTHER : 0),
	};
}

function randomCredential(random: Random): number {
	return oneOf(random, [0, 0, 0, 0, 0, 1, 2]);
}

/** For each of so many calls a fault or none. */
function randomFaults(random: Random, calls: number, chance: number): Array<Fault | undefined> {
	if (chance === 0) return [];
	return Array.from({ length: calls }, () => (random() < chance ? randomFault(random) : undefined));
}

function randomFault(random: Random): Fault {
	const longest = oneOf(random, [40_000, 6 * MINUTE, 125 * MINUTE]);
	return {
		kind: oneOf(random, FAULT_KINDS),
		executed: random() < 0.5,
		delay: wholeNumber(random, 0, longest),
	};
}

function randomItem(random: Random, neverTwice: boolean): StepItem {
	const moving = random() < 0.4;
	const startsIn = oneOf(random, [null, MINUTE, 10 * MINUTE]);
	const length = oneOf(random, [5, 20, 90]) * MINUTE;
	return {
		domain: oneOf(random, ['push.example', 'push.example', 'other.example']),
		channel: `stream-${wholeNumber(random, 1, STREAMS)}`,
		times: moving
			? { kind: 'moving', startsIn, endsIn: (startsIn ?? 0) + length }
			: {
					kind: 'fixed',
					unit: oneOf(random, [10 * MINUTE, HOUR]),
					startsAfter: oneOf(random, [null, 0, 1]),
					units: oneOf(random, [1, 2]),
				},
		ifTaskExists: oneOf(random, ['reuse', 'reuse', 'reuse', 'reuse', 'create', 'fail'] as const),
		matchExisting: oneOf(random, ['sameTimes', 'sameTimes', 'overlapping'] as const),
		templateId: oneOf(random, [null, null, null, 7]),
		streamType: oneOf(random, [null, null, null, 1]),
		ifUnknown: neverTwice || random() < 0.2 ? 'neverTwice' : 'recordAnyway',
		timeout: oneOf(random, [15_000, 15_000, 3_001, 40_000]),
	};
}

/** Milliseconds: between the calls of a run, between runs, past a signature's limit. */
function randomWait(random: Random): number {
	return wholeNumber(random, 0, oneOf(random, [1_000, MINUTE, 6 * MINUTE, 10 * MINUTE, 3 * HOUR]));
}
