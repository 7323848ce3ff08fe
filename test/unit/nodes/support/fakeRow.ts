import type { SharedRow, WriteMarks } from '../../../../nodes/TencentLive/transport/SharedRow';
import type { FakeClock } from './fakeClock';

/** A row in n8n's database: read, and written whole when the write has taken its time. */
export class FakeRow implements SharedRow {
	readonly name = 'a row';
	/** What stands there. */
	marks = new Set<string>();
	/** The marks of every write, in order. */
	readonly writes: string[][] = [];
	/** When the first write began. */
	readonly began: number;
	/** How long a write takes, by its number from 1. */
	takes: (count: number) => number;
	/** The number of the write that fails. */
	failsAt = 0;
	/** The number of the write from which on all fail. */
	failsFrom = Number.POSITIVE_INFINITY;
	/** Whether what is written is erased at once. */
	forgets = false;

	constructor(
		private readonly clock: FakeClock,
		took = 10,
	) {
		this.began = clock.time;
		this.takes = () => took;
	}

	readonly write: WriteMarks = async (marks) => {
		this.writes.push(marks);
		const count = this.writes.length;
		const before = new Set(this.marks);
		await this.clock.sleep(this.takes(count));
		if (count === this.failsAt || count >= this.failsFrom)
			throw new Error('The database is locked.');
		if (!this.forgets) this.marks = new Set([...before, ...marks]);
		return new Set(marks.filter((mark) => before.has(mark)));
	};
}
