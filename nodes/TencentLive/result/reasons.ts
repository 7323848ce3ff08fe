import type { Push } from '../api/evidence';
import { SECOND } from '../api/requestRules';
import { around, overlapOf, TOLERANCE, type Stretch } from './tolerance';

/** A push that lasts less leaves no file. Milliseconds. */
const SHORTEST_PUSH = 30 * SECOND;

const NOT_PUSHED = 'not pushed';
const TOO_SHORT = 'push under 30 s';

/** UNIX milliseconds. */
const timeOf = ({ startTime, stopTime }: Push): Stretch => ({
	from: startTime,
	to: stopTime ?? Infinity,
});

const isShort = ({ startTime, stopTime, seconds }: Push) =>
	stopTime !== null && (seconds === null ? stopTime - startTime : seconds * SECOND) < SHORTEST_PUSH;

/**
 * Why nothing was recorded in a gap, by the pushes that are listed: `not pushed`, `push broken` with
 * the service's own reason, `push under 30 s`, or two of these; null where they do not tell.
 *
 * @param covered what was recorded of the window
 * @param pushes those of the stream; undefined where nobody tells
 */
export function reasonOf(
	gap: Stretch,
	covered: readonly Stretch[],
	pushes: readonly Push[] | undefined,
): string | null {
	if (pushes === undefined) return null;
	const inGap = pushes.filter((push) => overlapOf(timeOf(push), gap) > 0);
	const long = pushes.filter((push) => !isShort(push));
	// It was pushed, and is not there all the same.
	if (long.some((push) => overlapOf(timeOf(push), gap) > TOLERANCE)) return null;
	const broken = long.find(
		({ stopTime }) => stopTime !== null && Math.abs(stopTime - gap.from) <= TOLERANCE,
	);
	const reasons = [
		...(broken === undefined ? [] : [brokenBy(broken)]),
		...(inGap.some(isShort) ? [TOO_SHORT] : []),
	];
	if (reasons.length > 0) return reasons.join('; ');
	// Something was recorded of which no push is listed: the list lacks some.
	const lacksSome = covered.some(
		(stretch) => !pushes.some((push) => overlapOf(timeOf(push), around([stretch], TOLERANCE)) > 0),
	);
	return lacksSome ? null : NOT_PUSHED;
}

function brokenBy({ stopReason }: Push): string {
	return stopReason === null ? 'push broken' : `push broken (${stopReason})`;
}
