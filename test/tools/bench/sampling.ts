import { max, median, min } from 'simple-statistics';

/** Several rounds of one figure. */
export interface Summary {
	median: number;
	/** The smallest and the largest round. */
	low: number;
	high: number;
	rounds: number;
}

export function summaryOf(values: readonly number[]): Summary {
	const list = [...values];
	return { median: median(list), low: min(list), high: max(list), rounds: list.length };
}

/** The list, beginning at another place each round, so that no one always goes first. */
export function rotated<T>(list: readonly T[], round: number): T[] {
	const first = round % list.length;
	return [...list.slice(first), ...list.slice(0, first)];
}

/** Lists under names, filled round by round. */
export class Samples {
	private readonly values = new Map<string, number[]>();

	add(name: string, value: number): void {
		this.values.set(name, [...this.of(name), value]);
	}

	of(name: string): number[] {
		return this.values.get(name) ?? [];
	}

	summary(name: string): Summary {
		return summaryOf(this.of(name));
	}

	/** One figure divided by another of the same round, over all rounds. */
	ratio(name: string, other: string): Summary {
		const others = this.of(other);
		return summaryOf(this.of(name).map((value, round) => value / (others[round] ?? NaN)));
	}
}
