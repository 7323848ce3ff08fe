import * as fc from 'fast-check';

import { FAULT_KINDS, type Fault } from './faults';
import type { Step, StepItem, StepTimes } from './steps';
import type { WorldSettings } from './world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Milliseconds for which a signature is valid. */
const LIMIT_3 = 5 * MINUTE;
const LIMIT_2 = 120 * MINUTE;

/** Delays that matter: about the client's timeout, about the last look, about the signature limit. */
const delay = fc.oneof(
	fc.integer({ min: 0, max: 40_000 }),
	fc.integer({ min: 0, max: 6 * MINUTE }),
	justBefore(LIMIT_3),
	justBefore(LIMIT_2),
);

/** The last seconds in which a request is accepted, or the first in which it is not. */
function justBefore(limit: number): fc.Arbitrary<number> {
	return fc.integer({ min: limit - 15_000, max: limit + 2_000 });
}

/** Milliseconds; API 3.0 tolerates five minutes. */
const clockAhead = fc.constantFrom(-7 * MINUTE, -4 * MINUTE, -1_000, 0, 4 * MINUTE, 9 * MINUTE);

/** When a retry may just, or just not yet, take a request for dead: up to the listing's lag later. */
function justAfter(limit: number): fc.Arbitrary<number> {
	return fc.integer({ min: limit - 5_000, max: limit + 30_000 });
}

const fault: fc.Arbitrary<Fault> = fc.record({
	kind: fc.constantFrom(...FAULT_KINDS),
	executed: fc.boolean(),
	delay,
});

const times: fc.Arbitrary<StepTimes> = fc.oneof(
	fc.record({
		kind: fc.constant('fixed' as const),
		unit: fc.constantFrom(10 * MINUTE, 60 * MINUTE),
		startsAfter: fc.constantFrom(null, 0, 1),
		units: fc.constantFrom(1, 2),
	}),
	fc
		.record({ startsIn: fc.constantFrom(null, 60_000, 600_000), lasts: fc.constantFrom(5, 45, 90) })
		.map(({ startsIn, lasts }) => ({
			kind: 'moving' as const,
			startsIn,
			endsIn: (startsIn ?? 0) + lasts * MINUTE,
		})),
);

/** Most often the first value, so that items of different executions are often about one recording. */
function mostly<T>(usual: T, ...others: T[]): fc.Arbitrary<T> {
	return fc.oneof(
		{ weight: 5, arbitrary: fc.constant(usual) },
		{ weight: 1, arbitrary: fc.constantFrom(...others) },
	);
}

const item: fc.Arbitrary<StepItem> = fc.record({
	domain: mostly('push.example', 'other.example'),
	channel: fc.constantFrom('a', 'a', 'b', 'c'),
	times,
	ifTaskExists: fc.constantFrom('reuse', 'reuse', 'create', 'fail'),
	matchExisting: fc.constantFrom('sameTimes', 'overlapping'),
	templateId: mostly<number | null>(null, 7),
	streamType: mostly<number | null>(null, 1),
	ifUnknown: mostly('recordAnyway', 'neverTwice'),
	timeout: mostly(15_000, 3_001, 40_000),
});

/** Some items, of which some are equal. */
const items = fc
	.array(fc.tuple(item, fc.integer({ min: 1, max: 2 })), { minLength: 1, maxLength: 3 })
	.map((groups) => groups.flatMap(([one, times]) => Array.from({ length: times }, () => one)));

const process = fc.nat(1);
const which = fc.nat(5);
const credential = mostly(0, 1, 2);
const faults = {
	faults: fc.array(fault, { maxLength: 5 }),
	otherFaults: fc.oneof(
		{ weight: 3, arbitrary: fc.constant([]) },
		{ weight: 1, arbitrary: fc.array(fault, { maxLength: 6 }) },
	),
};

const start: fc.Arbitrary<Step> = fc.record({
	do: fc.constant('start' as const),
	settings: fc.record({
		version: fc.constantFrom('v3' as const, 'v2' as const),
		items,
		continueOnFail: fc.boolean(),
		tries: fc.constantFrom(1, 2, 3),
		loops: fc.constantFrom(1, 1, 2),
		isTool: mostly(false, true),
	}),
	credential,
	process,
	...faults,
});

const retry: fc.Arbitrary<Step> = fc.record({
	do: fc.constant('retry' as const),
	which,
	process,
	edited: mostly(false, true),
	credential: mostly<number | null>(null, 0, 1, 2),
	...faults,
});

const wait: fc.Arbitrary<Step> = fc.record({
	do: fc.constant('wait' as const),
	for: fc.oneof(
		fc.integer({ min: 0, max: 400 }),
		fc.integer({ min: 0, max: 60_000 }),
		fc.integer({ min: 0, max: 6 * MINUTE }),
		justAfter(LIMIT_3),
		justAfter(LIMIT_2),
		fc.constant(DAY),
	),
});

/** What may happen, likelier where more can go wrong. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: start },
		{ weight: 5, arbitrary: retry },
		{ weight: 6, arbitrary: wait },
		{ weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), process }) },
		{ weight: 1, arbitrary: fc.record({ do: fc.constant('replace' as const), process }) },
		{ weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
		{
			weight: 1,
			arbitrary: fc.record({
				do: fc.constant('stop' as const),
				which,
				here: fc.constantFrom(null, 0, 1),
				byDeleting: fc.boolean(),
			}),
		},
		{
			weight: 1,
			arbitrary: fc.record({ do: fc.constant('setClock' as const), process, ahead: clockAhead }),
		},
		{ weight: 1, arbitrary: fc.record({ do: fc.constant('renew' as const), credential }) },
		{
			weight: 1,
			arbitrary: fc.record({
				do: fc.constant('elsewhere' as const),
				item,
				version: fc.constantFrom('v3' as const, 'v2' as const),
				credential,
			}),
		},
		{
			weight: 1,
			arbitrary: fc.record({
				do: fc.constant('busy' as const),
				for: fc.integer({ min: 0, max: 60_000 }),
			}),
		},
	),
	{ minLength: 1, maxLength: 14, size: 'max' },
);

/** How the service is. */
export const worlds: fc.Arbitrary<WorldSettings> = fc.record({
	seed: fc.integer(),
	leastLag: fc.constant(0),
	longestLag: fc.constantFrom(0, 5_000, 24_000),
	pageSize: fc.constantFrom(1, 2, 20),
	refusesOverlap: fc.boolean(),
	clocksAhead: mostly(0, -7 * MINUTE, -4 * MINUTE, 4 * MINUTE, 9 * MINUTE),
	tellsTime: mostly('now' as const, 'aSecondLate', 'never'),
});
