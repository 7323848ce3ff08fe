import { createHash } from 'node:crypto';

/** Where the node keeps its ledger: the context that n8n saves with the execution. */
export interface LedgerHome {
	ledger?: unknown;
}

/** Where an entry stands, and what makes it hold. */
export interface LedgerPlace {
	/** Names the item: a position, or a digest where position names nothing. */
	key: string;
	/** A digest of what the entry depends on: once that has changed, the entry does not hold. */
	of: string;
}

interface Saved {
	of: string;
	is: unknown;
}

/** The shape of what is saved: a public name, since executions outlive an update of the package. */
const VERSION = 1;

/**
 * What became of each item, kept in the execution's own data: it survives n8n's tries, waits and the
 * Retry of a failed execution, on any worker. Knows nothing of what it keeps.
 */
export class Ledger<T> {
	private readonly entries: Record<string, Saved>;

	/**
	 * @param home the node's context
	 * @param read gives back what was saved; undefined for what it cannot read
	 * @param onDropped told when something was there that cannot be read
	 */
	constructor(
		home: LedgerHome,
		private readonly read: (saved: unknown) => T | undefined,
		private readonly onDropped: () => void = () => {},
	) {
		const { ledger } = home;
		const known = isRecord(ledger) && ledger.version === VERSION ? ledger.entries : undefined;
		this.entries = entriesIn(known);
		const isWhole =
			isRecord(known) && Object.keys(known).length === Object.keys(this.entries).length;
		if (ledger !== undefined && !isWhole) this.onDropped();
		home.ledger = { version: VERSION, entries: this.entries };
	}

	get({ key, of }: LedgerPlace): T | undefined {
		const saved = Object.hasOwn(this.entries, key) ? this.entries[key] : undefined;
		if (saved?.of !== of) return undefined;
		const entry = this.read(saved.is);
		if (entry === undefined) this.onDropped();
		return entry;
	}

	set({ key, of }: LedgerPlace, entry: T): void {
		this.entries[key] = { of, is: entry };
	}

	/** Nothing was sent for the item, or certainly nothing came of it. */
	clear({ key }: LedgerPlace): void {
		delete this.entries[key];
	}
}

/** A short digest of what an entry depends on. */
export function digestOf(...parts: unknown[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesIn(known: unknown): Record<string, Saved> {
	const entries: Record<string, Saved> = {};
	for (const [key, saved] of Object.entries(isRecord(known) ? known : {})) {
		if (isRecord(saved) && typeof saved.of === 'string') {
			entries[key] = { of: saved.of, is: saved.is };
		}
	}
	return entries;
}
