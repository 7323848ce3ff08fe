import { randomUUID } from 'node:crypto';

import type { Clock } from '../transport/clock';
import type { WriteMarks } from '../transport/SharedRow';
import {
	CLAIM_CARRIED_FOR,
	CLAIM_REMEMBERED_FOR,
	CLAIM_WAIT_FACTOR,
	CLAIM_WAIT_FLOOR,
	SLOWEST_WRITE,
	WON_AGAIN,
} from './timing';

/** `won`: this process sends. `taken`: another one does. `none`: nobody can tell, and no one is told. */
export type ClaimAnswer = 'won' | 'taken' | 'none';

/** A claim that is erased this often by others' writes is given up. */
const MOST_TRIES = 12;

/** Writes that may fail before a claim goes on without the database. */
const MOST_FAILURES = 3;

interface Waiting {
	marks: string[];
	done(written: Written): void;
	failed(error: unknown): void;
}

/** What a write came to: which marks stood there before, and how many milliseconds it took. */
interface Written {
	present: ReadonlySet<string>;
	took: number;
}

/**
 * Who may send, across processes: a timed mutual exclusion (M. Fischer's algorithm, in L. Lamport, "A
 * fast mutual exclusion algorithm", 1987). Write a mark of one's own, wait longer than a write takes,
 * see whether it survived. One for each row in a process.
 *
 * A write may take longer than others wait, and then erases what one of them wrote and saw survive. So
 * whoever has won says so with marks that nobody writes before, and writes them again for a while; the
 * slow one, whose own wait is longer than its own write was, finds them. Nobody else has to wait for
 * it: with a wait that followed the slowest write of all, claims took four times as long on a busy
 * machine, and were no safer (docs/workers.md).
 */
export class ProcessClaims {
	private readonly waiting: Waiting[] = [];
	private isWriting = false;
	/** What was won here, and when: for a while each write carries it along. */
	private readonly won = new Map<string, number>();
	/** Names whose claim, another's, came to nothing, and when. */
	private readonly givenUp = new Map<string, number>();
	/** When the last write began. */
	private beganLast = Number.NEGATIVE_INFINITY;

	constructor(
		private readonly clock: Clock,
		/** Told when writes are so slow that claims prove nothing. */
		private readonly onSlow: () => void = () => {},
	) {}

	/**
	 * Whether this process has won one of the names lately, or has waited in vain for whoever has: it
	 * does not compete for it again.
	 */
	isOver(names: readonly string[]): boolean {
		const from = this.clock.elapsed() - CLAIM_REMEMBERED_FOR;
		return [this.won, this.givenUp].some((over) =>
			names.some((name) => (over.get(name) ?? from) > from),
		);
	}

	/** Says that whoever has the claim has not sent. Unlike what was won, it is not written again. */
	giveUp(names: readonly string[]): void {
		this.remember(this.givenUp, names);
	}

	/**
	 * Competes for a claim. Never throws: a database that fails is `none`.
	 *
	 * @param names all of them stand for the same claim; one that stands there already has it taken
	 */
	async claim(names: readonly string[], write: WriteMarks): Promise<ClaimAnswer> {
		let failures = 0;
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			try {
				const answer = await this.compete(names, write);
				if (answer !== undefined) return answer;
			} catch {
				// Where there is no row yet, two that insert it get in each other's way: one is refused.
				failures += 1;
				if (failures === MOST_FAILURES) return 'none';
			}
		}
		return 'none';
	}

	/** @returns undefined where somebody's write came between: that says nothing about whose */
	private async compete(
		names: readonly string[],
		write: WriteMarks,
	): Promise<ClaimAnswer | undefined> {
		const token = randomUUID();
		const first = await this.write([...names, token], write);
		if (this.isTooSlow(first)) return 'none';
		if (names.some((name) => first.present.has(name))) return 'taken';
		await this.clock.sleep(Math.max(CLAIM_WAIT_FLOOR, CLAIM_WAIT_FACTOR * first.took));
		// The token alone: the names, once written again, would look like another's.
		const ask = async () => await this.ask([token], write);
		const stood = await ask()
			.catch(ask)
			.catch(() => undefined);
		if (stood === undefined) return 'none';
		if (stood.size === 0) return undefined;
		const says = names.map((name) => `won ${name}`);
		// Not twice: it would find what it wrote itself.
		const others = await this.ask(says, write).catch(() => undefined);
		if (others === undefined) return 'none';
		if (others.size > 0) return 'taken';
		this.remember(this.won, [...names, ...says]);
		void this.keepWriting(write);
		return 'won';
	}

	/** @returns which of the marks stood there; undefined where that proves nothing */
	private async ask(marks: string[], write: WriteMarks): Promise<ReadonlySet<string> | undefined> {
		const written = await this.write(marks, write);
		if (this.isTooSlow(written)) return undefined;
		return new Set(marks.filter((mark) => written.present.has(mark)));
	}

	private remember(over: Map<string, number>, names: readonly string[]): void {
		const now = this.clock.elapsed();
		for (const [name, at] of over) if (at <= now - CLAIM_REMEMBERED_FOR) over.delete(name);
		for (const name of names) over.set(name, now);
	}

	/** Writes what was won again, unless another write carried it along a moment ago. */
	private async keepWriting(write: WriteMarks): Promise<void> {
		let waited = 0;
		for (const at of WON_AGAIN) {
			await this.clock.sleep(at - waited);
			const quiet = this.clock.elapsed() - this.beganLast;
			if (quiet >= at - waited) await this.write([], write).catch(() => undefined);
			waited = at;
		}
	}

	private isTooSlow({ took }: Written): boolean {
		if (took <= SLOWEST_WRITE) return false;
		this.onSlow();
		return true;
	}

	/** One writer a process: what waits goes together in one write. */
	private async write(marks: string[], write: WriteMarks): Promise<Written> {
		return await new Promise<Written>((done, failed) => {
			this.waiting.push({ marks, done, failed });
			void this.pump(write);
		});
	}

	private async pump(write: WriteMarks): Promise<void> {
		if (this.isWriting) return;
		this.isWriting = true;
		while (this.waiting.length > 0) {
			const batch = this.waiting.splice(0);
			try {
				const written = await this.writeAll(batch, write);
				for (const { done } of batch) done(written);
			} catch (error) {
				for (const { failed } of batch) failed(error);
			}
		}
		this.isWriting = false;
	}

	private async writeAll(batch: readonly Waiting[], write: WriteMarks): Promise<Written> {
		const began = this.clock.elapsed();
		const carried = [...this.won].filter(([, at]) => at > began - CLAIM_CARRIED_FOR);
		const asked = batch.flatMap(({ marks }) => marks);
		const marks = [...new Set([...carried.map(([name]) => name), ...asked])];
		this.beganLast = began;
		const present = await write(marks);
		return { present, took: this.clock.elapsed() - began };
	}
}
