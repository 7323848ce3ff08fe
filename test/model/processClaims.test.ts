import * as fc from 'fast-check';

import { ProcessClaims, type ClaimAnswer } from '../../nodes/TencentLive/create/ProcessClaims';
import { CLAIM_WAIT_FLOOR, SLOWEST_WRITE } from '../../nodes/TencentLive/create/timing';
import type { Clock } from '../../nodes/TencentLive/transport/clock';
import type { WriteMarks } from '../../nodes/TencentLive/transport/SharedRow';
import { SimulatedTime } from './simulatedTime';

/** A claim that a process makes, milliseconds after the beginning. */
interface Ask {
	process: number;
	intent: number;
	at: number;
	/** Milliseconds from reading to writing, the first time its process writes. */
	slow?: number;
}

const asks = fc.array(
	fc.record({
		process: fc.nat({ max: 3 }),
		intent: fc.nat({ max: 4 }),
		at: fc.oneof(fc.constant(0), fc.nat({ max: 20 }), fc.nat({ max: 2_000 })),
	}),
	{ minLength: 2, maxLength: 40, size: 'max' },
);

/** How long each step of a write takes: from asking to reading, from reading to writing, and back. */
const steps = (longest: number) =>
	fc.infiniteStream(fc.oneof(fc.constant(0), fc.constant(longest), fc.nat({ max: longest })));

/** n8n's row: it is read, and then written whole, whatever others wrote meanwhile. */
class Row {
	marks: string[] = [];
	private exists = false;

	/** Nobody has to insert it. */
	make(): void {
		this.exists = true;
	}

	constructor(
		private readonly time: SimulatedTime,
		private readonly delays: Iterator<number>,
		private readonly most: number,
	) {}

	readonly write: WriteMarks = async (marks) => await this.writeAfter(0, marks);

	/** The first of these writes takes longer than the others. */
	slowly(length: number): WriteMarks {
		let left = length;
		return async (marks) => {
			const now = left;
			left = 0;
			return await this.writeAfter(now, marks);
		};
	}

	private async writeAfter(longer: number, marks: string[]): Promise<ReadonlySet<string>> {
		await this.pause();
		const isNew = !this.exists;
		const read = [...this.marks];
		await this.pause();
		if (longer > 0) await new Promise<void>((resolve) => this.time.after(longer, resolve));
		// Whoever inserts a row that another one has inserted meanwhile is refused.
		if (isNew && this.exists) throw new Error('duplicate key');
		this.exists = true;
		const fresh = marks.filter((mark) => !read.includes(mark));
		this.marks = [...read, ...fresh].slice(-this.most);
		await this.pause();
		return new Set(marks.filter((mark) => read.includes(mark)));
	}

	private async pause(): Promise<void> {
		const delay: number = this.delays.next().value ?? 0;
		await new Promise<void>((resolve) => this.time.after(delay, resolve));
	}
}

/** Lets everybody claim, and gives what each was told, by intent. */
async function told(all: readonly Ask[], row: Row, time: SimulatedTime) {
	const clock: Clock = {
		now: () => time.now(),
		elapsed: () => time.now(),
		sleep: async (length) => {
			await new Promise<void>((resolve) => time.after(length, resolve));
		},
		deadline: () => new AbortController().signal,
	};
	const processes = Array.from({ length: 4 }, () => new ProcessClaims(clock));
	const answers = new Map<string, ClaimAnswer[]>();
	const claimed = new Set<string>();
	for (const { process, intent, at, slow } of all) {
		// In one process equal intents share a flight: it claims once.
		if (claimed.has(`${process} ${intent}`)) continue;
		claimed.add(`${process} ${intent}`);
		time.after(at, () => {
			const name = `intent ${intent}`;
			const write = slow === undefined ? row.write : row.slowly(slow);
			void processes[process]?.claim([name], write).then((answer) => {
				answers.set(name, [...(answers.get(name) ?? []), answer]);
			});
		});
	}
	await time.passUntilQuiet();
	const count = [...answers.values()].flat().length;
	expect(count).toBe(claimed.size);
	return [...answers.values()];
}

describe('claims of several processes in one row', () => {
	it('one wins where every write takes less than the wait, and all others know', async () => {
		// Three steps of a write, and the one that waits in front of it in its own process.
		const longest = Math.floor(CLAIM_WAIT_FLOOR / 3) - 1;
		await fc.assert(
			fc.asyncProperty(asks, steps(longest), async (all, delays) => {
				const time = new SimulatedTime(0);
				for (const answers of await told(all, new Row(time, delays, 2_000), time)) {
					expect(answers).not.toContain('none');
					expect(answers.filter((answer) => answer === 'won')).toHaveLength(1);
				}
			}),
			{ seed: 20_301_127, numRuns: 1_000 },
		);
	}, 60_000);

	// One writes for longer than the other waits, and erases what the other wrote when it has won already.
	it('one wins although the first write of another takes longer than the wait', async () => {
		const quick = Math.floor(CLAIM_WAIT_FLOOR / 10);
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 1_500 }),
				fc.integer({ min: 0, max: 1_500 }),
				steps(Math.floor(quick / 3)),
				async (slow, later, delays) => {
					const time = new SimulatedTime(0);
					const row = new Row(time, delays, 2_000);
					row.make();
					const all = [
						{ process: 0, intent: 0, at: 0, slow },
						{ process: 1, intent: 0, at: later },
					];
					const [answers = []] = await told(all, row, time);
					expect(answers.toSorted()).toStrictEqual(['taken', 'won']);
				},
			),
			{ seed: 20_301_127, numRuns: 500 },
		);
	}, 60_000);

	it('another intent whose write is slow erases nothing for good', async () => {
		const time = new SimulatedTime(0);
		const row = new Row(time, [].values(), 2_000);
		row.make();
		// It reads before the first one claims, and writes after that one has won.
		const slow = { process: 2, intent: 1, at: 0, slow: 180 };
		const all = [slow, { process: 0, intent: 0, at: 20 }, { process: 1, intent: 0, at: 230 }];
		expect(await told(all, row, time)).toContainEqual(['won', 'taken']);
	});

	it('everybody is told something, however slow the writes are', async () => {
		await fc.assert(
			fc.asyncProperty(asks, steps(SLOWEST_WRITE), async (all, delays) => {
				const time = new SimulatedTime(0);
				for (const answers of await told(all, new Row(time, delays, 2_000), time)) {
					expect(answers.every((answer) => answer === 'taken')).toBe(false);
				}
			}),
			{ seed: 20_301_127, numRuns: 300 },
		);
	}, 60_000);

	it('what was won comes back with the next write of its process, when others pushed it out', async () => {
		const time = new SimulatedTime(0);
		const row = new Row(time, [].values(), 4);
		const others = [1, 2, 3].map((intent) => ({ process: 1, intent, at: 500 * intent }));
		const again = { process: 2, intent: 0, at: 6_000 };
		const first = { process: 0, intent: 0, at: 0 };
		expect(await told([first, ...others, again], row, time)).toContainEqual(['won', 'won']);
		const later = new Row(time, [].values(), 4);
		const renewing = { process: 0, intent: 4, at: 5_000 };
		expect(await told([first, ...others, renewing, again], later, time)).toContainEqual([
			'won',
			'taken',
		]);
	});

	it('a database that fails holds nobody up', async () => {
		const time = new SimulatedTime(0);
		const row = new Row(time, [].values(), 2_000);
		const failing: Row = Object.assign(row, {
			write: async () => await Promise.reject(new Error('no such table')),
		});
		expect(await told([{ process: 0, intent: 0, at: 0 }], failing, time)).toEqual([['none']]);
	});
});
