/**
 * Records marks in a row that several processes share, and tells which of them stood there already.
 * It reads the row and then writes it whole: every question is also a write, and a write that began
 * before another's and ends after it erases the other's.
 */
export type WriteMarks = (marks: string[]) => Promise<ReadonlySet<string>>;

/** A row that processes share, and how this execution writes to it. */
export interface SharedRow {
	/** Names the row: equal for all executions that share it. */
	name: string;
	write: WriteMarks;
}
