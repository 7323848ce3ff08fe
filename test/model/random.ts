/** Numbers from 0 up to, not including, 1; the same ones for the same seed. */
export type Random = () => number;

/** Mulberry32: 32 bits of state, good enough to choose faults with. */
export function randomFrom(seed: number): Random {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A whole number from `least` to `most`, both included. */
export function wholeNumber(random: Random, least: number, most: number): number {
	return least + Math.floor(random() * (most - least + 1));
}

/** One of several, each as likely. */
export function oneOf<T>(random: Random, [first, ...others]: readonly [T, ...T[]]): T {
	return [first, ...others][wholeNumber(random, 0, others.length)] ?? first;
}
