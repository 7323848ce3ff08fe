import { cpuUsed } from './child';
import { rotated, Samples, type Summary } from './sampling';

/** Microseconds of one slice of one candidate: long beside the clock's grain, short beside noise. */
const SLICE = 8_000;

/** Slices of each before any counts: until Node has compiled what it runs often. */
const WARM_UP = 100;

/** What one candidate took, and how often the first candidate's time that is. */
export interface Timing {
	name: string;
	/** Microseconds of CPU of one run. */
	microseconds: Summary;
	/** The median over all rounds of this candidate's time by the first one's, in the same round. */
	timesFirst: Summary;
}

/** Microseconds of CPU, so that others on the same machine are not counted. */
function timeOf(work: () => unknown, times: number): number {
	const begin = cpuUsed();
	for (let run = 0; run < times; run++) work();
	return cpuUsed() - begin;
}

/** How often something fits into a slice. */
function timesInSlice(work: () => unknown): number {
	// The first time may load something.
	work();
	let times = 1;
	while (timeOf(work, times) < SLICE / 2) times *= 2;
	return times * 2;
}

/** Runs candidates in turn, a slice each, for so many rounds. */
export function sideBySide(
	candidates: ReadonlyArray<{ name: string; work: () => unknown }>,
	rounds: number,
): Timing[] {
	const ready = candidates.map(({ name, work }) => ({ name, work, times: timesInSlice(work) }));
	const samples = new Samples();
	for (const { work, times } of ready) timeOf(work, times * WARM_UP);
	for (let round = 0; round < rounds; round++) {
		for (const { name, work, times } of rotated(ready, round)) {
			samples.add(name, timeOf(work, times) / times);
		}
	}
	const [first = { name: '' }] = candidates;
	return candidates.map(({ name }) => ({
		name,
		microseconds: samples.summary(name),
		timesFirst: samples.ratio(name, first.name),
	}));
}
