import type { Traits } from '../api/RecordingApi';
import type { Attempt } from './attempt';

/**
 * Every figure of time that another one depends on, in milliseconds. Change one, and the sums in its
 * test say what else has to change.
 */

/** When the listing is read after an answer was lost, counted from the moment the request left. */
export const LOOKS = [3_000, 6_000, 12_000, 24_000] as const;

/** Looks are put off to the next full one of these, so that many that were lost share a listing. */
export const LOOK_TICK = 1_000;

/** How long the listing is trusted to lag behind at most. Tencent Cloud documents no figure. */
export const LONGEST_LAG = LOOKS[3];

/** For how long a listing may serve further items of a run, from the moment it was asked for. */
export const LISTING_SERVES_FOR = 10_000;

/** The same for a request that goes out again: others had time since its first look. */
export const LISTING_SERVES_REPEATS_FOR = 1_000;

/** A listing that was asked for longer ago than this is not used: it is asked for again. */
export const OLDEST_LISTING = 60_000;

/**
 * For how long a task that was made, taken or ended here is remembered. A listing shows what was
 * visible when it was asked for, and that lags: so one that may still be used can miss this much.
 */
export const REMEMBERED_FOR = LONGEST_LAG + OLDEST_LISTING;

/**
 * A look, and a claim, are acted on within this long: a request whose turn comes later looks and
 * claims again before it leaves.
 */
export const ACTED_ON_WITHIN = 15_000;

/** When whoever follows another process's claim looks for its task, counted from the claim. */
export const FOLLOWING_LOOKS = [300, 1_000, 2_000, 4_000, 8_000, 16_000] as const;

/**
 * How long whoever follows another process's claim waits for its task to be listed: until the other
 * has certainly sent, has had its answer or given up, and the listing its time.
 *
 * @param timeout milliseconds that a create call may take
 */
export function followedFor(timeout: number): number {
	return ACTED_ON_WITHIN + timeout + LONGEST_LAG;
}

/**
 * For how long a create, and a look for it, goes again while the account's quota is used up: a refusal
 * for speed says that nothing ran, and a fleet of workers can use up a quota for minutes. A create ends
 * sooner where its recording does.
 */
export const TURNED_AWAY_FOR = 1_800_000;

/** A create that waited longer than this for the quota says so. */
export const LONG_WAIT = 10_000;

/** What a write of a claim is assumed to take at least, when a claim waits for others' writes. */
export const CLAIM_WAIT_FLOOR = 100;
/** A claim waits this many times as long as its own write took: whoever is slow waits for the others. */
export const CLAIM_WAIT_FACTOR = 2;
/** A write that takes longer shows that waiting proves nothing: then the create goes on unclaimed. */
export const SLOWEST_WRITE = 2_000;
/** For how long a process knows what it won. */
export const CLAIM_REMEMBERED_FOR = 120_000;
/**
 * For how long what was won is written again with every write. A write that began before it stood
 * there may still erase it; beyond that it would only push out what others wrote.
 */
export const CLAIM_CARRIED_FOR = 10_000;
/** When it is written again where no other write carries it, counted from the claim. */
export const WON_AGAIN = [100, 200, 400, 800, 1_600, 3_200] as const;

/** Where no answer tells the service's clock: by how much a start may seem to lie ahead of now. */
export const GRACE = 60_000;

/** A signature counts whole seconds. */
const SIGNED_TO_THE_SECOND = 1_000;

/**
 * The last moment at which the service can still accept a request, UNIX milliseconds of its own
 * clock. A request is refused once its timestamp is older than the signature's life, however this
 * machine's clock is set.
 */
export function acceptedUntil({ signedAt }: Attempt, { signatureLifetime }: Traits): number {
	return signedAt + signatureLifetime + SIGNED_TO_THE_SECOND;
}

/**
 * From when a request that the listing does not show has certainly made no task, and never will. UNIX
 * milliseconds of the service's own clock.
 */
export function settledAfter(attempt: Attempt, traits: Traits): number {
	return acceptedUntil(attempt, traits) + LONGEST_LAG;
}

/**
 * The earliest that the service's clock can be now. Without its own word this machine's clock may be
 * ahead by as much as a signature tolerates: beyond that it would have been refused.
 */
export function earliestServiceNow(
	serviceNow: number | null,
	ownNow: number,
	{ signatureLifetime }: Traits,
): number {
	return serviceNow ?? ownNow - signatureLifetime;
}
