/** Of what a lane is taken to be good for, this is left after a refusal … */
const LEFT = 0.7;
/** … and all of it is back after so many accepted calls. */
const BACK_AFTER = 3;

/** Share of the full rate that is felt for each second, of a lane that has all of it … */
const FELT_PER_SECOND = 0.014;
/** … faster by as much again with every so many accepted calls. */
const FASTER_AFTER = 4;

/** No lane goes slower than this share of its full rate. */
const LEAST = 0.005;

/** Milliseconds: calls that left before the lane slowed down are refused together, and count as one. */
const ONE_DECREASE_PER = 1_500;

/**
 * The share of a quota that a lane may use, while other processes draw on it unseen: all of it until
 * the service refuses a call for speed. Then what was *accepted* since the last refusal tells what the
 * lane is good for; it falls below that, comes back along a cubic curve, and feels its way up from
 * there. That is the shape of CUBIC (RFC 9438, section 4), which the adaptive retries of the AWS SDKs
 * use for the same purpose; two things differ, since calls are few: curves run over accepted calls,
 * not seconds, so that a slow lane probes no more often for each call than a fast one; and what is
 * felt for grows with the square root of the share, so that lanes of one quota become equal (D.
 * Bansal, H. Balakrishnan, "Binomial congestion control algorithms", 2001).
 *
 * The figures are chosen by simulation: `npm run bench -- --only fleet`.
 */
export class Share {
	/** What the lane was good for when it was slowed down last. */
	private good = 1;
	private slowedAt: number | null = null;
	/** Since then. */
	private accepted = 0;
	private refused = 0;

	/** More than 0, 1 at most. @param at milliseconds of the clock that only goes forward */
	now(at: number): number {
		if (this.slowedAt === null) return 1;
		const seconds = (at - this.slowedAt) / 1000;
		const missing = (1 - LEFT) * Math.max(0, 1 - this.accepted / BACK_AFTER) ** 3;
		const felt = FELT_PER_SECOND * seconds * (1 + this.accepted / FASTER_AFTER);
		return Math.min(1, Math.max(LEAST, this.good * (1 - missing) + felt * Math.sqrt(this.good)));
	}

	/** The service let a call through. */
	accept(): void {
		this.accepted += 1;
	}

	/** The service refused a call for speed. @param at milliseconds of the clock that only goes forward */
	refuse(at: number): void {
		this.refused += 1;
		if (this.slowedAt !== null && at - this.slowedAt < ONE_DECREASE_PER) return;
		// Before the first refusal nothing tells since when others draw on the quota: half may be theirs.
		const answered = this.accepted + this.refused;
		const accepted = this.slowedAt === null ? 0.5 : (this.accepted + 1) / (answered + 1);
		this.good = Math.max(LEAST, this.now(at) * accepted);
		this.slowedAt = at;
		this.accepted = 0;
		this.refused = 0;
	}
}
