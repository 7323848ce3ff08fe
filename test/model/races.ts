import type { Sent } from './asks';
import { longestDelay } from './service';

/** From when nothing can come of a call that the listing does not show, UNIX milliseconds. */
function settledBy(sent: Sent, longestLag: number): number {
	return Math.min(sent.settledAt, givenUpBy(sent, longestLag));
}

/** The same for one who does not know what became of the call. */
function givenUpBy({ sentAt, version }: Sent, longestLag: number): number {
	return sentAt + longestDelay(version) + longestLag;
}

/** Whether two actors wanted something of one stream, and the later could not know of the earlier. */
function isRace(earlier: Sent, later: Sent, longestLag: number): boolean {
	if (earlier.actor === later.actor || earlier.sentAt > later.sentAt) return false;
	if (later.ask !== null && earlier.ask?.intent === later.ask.intent) return false;
	const settled = earlier.lost ? givenUpBy(earlier, longestLag) : settledBy(earlier, longestLag);
	return settled > later.lookedAt;
}

/** Whether a twin that was lost is being looked for, and may be taken for the later one. */
function isBeingSought({ lost, ask }: Sent, later: Sent): boolean {
	return lost && ask !== null && ask !== later.ask && ask.running;
}

/** Whether one that leaves may get a task that nobody can tell from that of an earlier one. */
export function confusesLeaving(later: Sent, earlier: Sent, longestLag: number): boolean {
	return isRace(earlier, later, longestLag) || isBeingSought(earlier, later);
}

/** The same for one whose answer was lost: of two lost ones nobody knows whose a task is. */
export function confusesLost(lost: Sent, other: Sent, longestLag: number): boolean {
	if (other.ask === lost.ask) return false;
	if (other.actor !== lost.actor) {
		return isRace(other, lost, longestLag) || isRace(lost, other, longestLag);
	}
	return (
		(other.lost || !other.over) &&
		settledBy(other, longestLag) > lost.lookedAt &&
		settledBy(lost, longestLag) > other.lookedAt
	);
}
