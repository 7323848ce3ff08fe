import { SECOND } from '../api/requestRules';

/**
 * Milliseconds by which times may differ and still mean the same moment. Files bear the times of the
 * machine that recorded, tasks those that were asked for, pushes those of the entry point; a recording
 * begins with a key frame and ends with one. A push has to last longer than this to leave a file at
 * all (https://www.tencentcloud.com/document/product/267/37309), so nothing that could be a file of its
 * own is lost in it.
 */
export const TOLERANCE = 10 * SECOND;

/** A stretch of time, UNIX milliseconds. */
export interface Stretch {
	from: number;
	to: number;
}

/** Milliseconds that two stretches have in common. */
export function overlapOf(one: Stretch, other: Stretch): number {
	return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

/** From the first of some windows to the last, and so many milliseconds more on either side. */
export function around(windows: readonly Stretch[], more: number): Stretch {
	return {
		from: Math.min(...windows.map(({ from }) => from)) - more,
		to: Math.max(...windows.map(({ to }) => to)) + more,
	};
}
