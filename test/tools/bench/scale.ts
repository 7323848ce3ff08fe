/** How much is measured. */
export interface Scale {
	name: 'default' | 'full' | 'quick';
	/** Batches: how many creates, and how many rounds of that. */
	batches: ReadonlyArray<{ count: number; rounds: number }>;
	/** Milliseconds of the injected round trip. */
	roundTrips: readonly number[];
	/** Rounds of a single create, each round trip. */
	singleRounds: number;
	/** Creates of the cost measurement, and its rounds. */
	costCounts: readonly number[];
	costRounds: number;
	/** Rounds of everything that takes microseconds. */
	microRounds: number;
	loadRounds: number;
	growthCounts: readonly number[];
	growthRounds: number;
	/** Items of the operations beside Create, and their rounds. */
	operationCounts: readonly number[];
	operationRounds: number;
}

const EVERY_GROWTH = [1, 10, 100, 1_000, 10_000];

export const SCALES: Record<Scale['name'], Scale> = {
	/** To see whether everything still runs. */
	quick: {
		name: 'quick',
		batches: [
			{ count: 1, rounds: 2 },
			{ count: 10, rounds: 2 },
		],
		roundTrips: [50],
		singleRounds: 5,
		costCounts: [100, 1_000],
		costRounds: 1,
		microRounds: 10,
		loadRounds: 3,
		growthCounts: [1, 10, 100],
		growthRounds: 1,
		operationCounts: [1, 10],
		operationRounds: 1,
	},
	/** Within 15 minutes. */
	default: {
		name: 'default',
		batches: [
			{ count: 1, rounds: 3 },
			{ count: 10, rounds: 3 },
			{ count: 100, rounds: 3 },
			{ count: 500, rounds: 1 },
		],
		roundTrips: [50, 200],
		singleRounds: 30,
		costCounts: [1_000, 10_000],
		costRounds: 3,
		microRounds: 50,
		loadRounds: 15,
		growthCounts: EVERY_GROWTH,
		growthRounds: 1,
		operationCounts: [1, 10, 100],
		operationRounds: 1,
	},
	full: {
		name: 'full',
		batches: [
			{ count: 1, rounds: 7 },
			{ count: 10, rounds: 7 },
			{ count: 100, rounds: 5 },
			{ count: 500, rounds: 3 },
		],
		roundTrips: [50, 200],
		singleRounds: 60,
		costCounts: [1_000, 10_000],
		costRounds: 5,
		microRounds: 100,
		loadRounds: 31,
		growthCounts: EVERY_GROWTH,
		growthRounds: 3,
		operationCounts: [1, 10, 100, 500],
		operationRounds: 1,
	},
};
