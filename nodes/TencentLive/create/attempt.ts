import { createHash } from 'node:crypto';

import type { RecordingRequest } from '../api/recordings';
import type { CreateResult } from './outcome';
import type { Wanted } from './intent';

/** A request that was sent and whose answer has not come, or was lost. */
export interface Attempt {
	/** The intent it was sent for. */
	key: string;
	/** As it was sent: an expression may give other times on the next try. */
	wanted: Wanted;
	/** When it last left, UNIX milliseconds. */
	sentAt: number;
	/** Tasks of the same times that were there before or that others made: not this one. */
	knownIds: string[];
}

/** What one item came to. */
export type LedgerEntry =
	| { done: { request: RecordingRequest; result: CreateResult } }
	| { sent: Attempt };

interface LedgerData {
	/** Changes when the user edits the node or picks another credential. */
	fingerprint: string;
	entries: Record<string, LedgerEntry>;
}

/** Where the node keeps its ledger: the context n8n saves with the execution. */
export interface LedgerHome {
	createLedger?: LedgerData;
}

/**
 * What became of each item, kept in the execution's own data: it survives n8n's tries, waits and the
 * Retry of a failed execution, on any worker. An entry belongs to (run index, item) and holds while
 * the node's parameters, expressions not yet resolved, and its credential stay as they are.
 */
export class Ledger {
	private readonly data: LedgerData;

	/**
	 * @param home the node's context
	 * @param node what the user set: parameters as saved, and the credential's id
	 * @param runIndex which run of the node within the execution
	 */
	constructor(
		home: LedgerHome,
		node: unknown,
		private readonly runIndex: number,
	) {
		const fingerprint = createHash('sha256')
			.update(JSON.stringify(node))
			.digest('base64url')
			.slice(0, 22);
		if (home.createLedger?.fingerprint !== fingerprint) {
			home.createLedger = { fingerprint, entries: {} };
		}
		this.data = home.createLedger;
	}

	get(item: number): LedgerEntry | undefined {
		return this.data.entries[this.keyOf(item)];
	}

	set(item: number, entry: LedgerEntry): void {
		this.data.entries[this.keyOf(item)] = entry;
	}

	/** Nothing was sent for the item, or certainly nothing came of it. */
	clear(item: number): void {
		delete this.data.entries[this.keyOf(item)];
	}

	private keyOf(item: number): string {
		return `${this.runIndex}:${item}`;
	}
}
