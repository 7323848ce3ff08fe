import type { ApiVersion } from '../../nodes/TencentLive/api/recordings';
import { readEntry, type Entry } from '../../nodes/TencentLive/create/entry';
import type { Asked } from '../../nodes/TencentLive/create/plan';
import {
	digestOf,
	Ledger,
	type LedgerHome,
	type LedgerPlace,
} from '../../nodes/TencentLive/items/Ledger';
import type { Ask, Item } from './asks';
import type { FaultSource } from './faults';
import type { ProcessState } from './processState';

/** A credential of n8n: its id, and the key in it, which may be renewed. */
export interface Credential {
	readonly id: string;
	secretId: string;
}

/** How a node is set up. */
export interface NodeSettings {
	version: ApiVersion;
	items: readonly Item[];
	continueOnFail: boolean;
	/** Tries of Retry On Fail; 1 when it is off. */
	tries: number;
	/** How often a loop runs the node. */
	loops: number;
	/** As a tool of an agent position names nothing, and each try gets another run index. */
	isTool: boolean;
}

/**
 * - `failed`: its data is saved, Retry goes on from there
 * - `cancelled`: the same, saved as things stood at that moment
 * - `crashed`: its process was killed; what was saved before, if anything, is all there is
 */
export type ExecutionState = 'running' | 'succeeded' | 'failed' | 'cancelled' | 'crashed';

/** What one run of an execution happens in. */
export interface RunPlace {
	process: ProcessState;
	faults: FaultSource;
}

/** What n8n has of an execution, and how much had been sent for each ask by then. */
interface Saved {
	home: string;
	runIndex: number;
	asks: Map<string, { ask: Ask; sent: number }>;
}

/** One execution of the workflow, with all its retries: what n8n keeps of it. */
export class Execution {
	state: ExecutionState = 'running';
	runIndex = 0;
	place: RunPlace;
	controller = new AbortController();
	/** Counts the user's edits. */
	private revision = 0;
	private readonly left = new Set<Credential>();
	/** The node's context. */
	private home: LedgerHome = {};
	private saved: Saved = { home: '{}', runIndex: 0, asks: new Map() };
	private asks = new Map<string, Ask>();

	/** @param register told of each new ask */
	constructor(
		readonly name: string,
		readonly settings: NodeSettings,
		public credential: Credential,
		place: RunPlace,
		private readonly register: (ask: Ask) => void,
	) {
		this.place = place;
	}

	/** The ledger of this run, as the node makes it from its context. */
	ledger(onSet: (key: string) => void): Ledger<Entry> {
		return new WatchedLedger(this.home, onSet);
	}

	/** Where an item stands in it, as resources/recordingTask/runCreate says it. */
	placeOf(item: number, { wanted, moves }: Asked): LedgerPlace {
		const { request, ...options } = wanted;
		const own = [this.revision, this.credential.id];
		const rest = { ...request, startTime: null, endTime: null };
		const key = this.settings.isTool
			? `call ${digestOf(this.settings.items[item], moves ? rest : request)}`
			: `${this.runIndex}:${item}`;
		return { key, of: digestOf(own, rest, options) };
	}

	/** The ask of an item, with the node and the credential as they are now. */
	askOf(item: number): Ask {
		const run = this.settings.isTool ? 'tool' : this.runIndex;
		const key = `${this.revision} ${this.credential.id} ${run} ${item}`;
		const known = this.asks.get(key);
		if (known !== undefined) return known;
		const parameters = this.settings.items[item];
		if (parameters === undefined) throw new RangeError(`There is no item ${item}.`);
		return this.add(key, `${this.name}.${key.replaceAll(' ', '.')}`, parameters);
	}

	/** The asks of the node as it is now. */
	current(): Ask[] {
		return [...this.asks.values()];
	}

	/** n8n saves the execution. */
	save(state: 'succeeded' | 'failed' | 'cancelled'): void {
		this.state = state;
		const asks = [...this.asks].map(([key, ask]) => [key, { ask, sent: ask.sent.length }] as const);
		this.saved = {
			home: JSON.stringify(this.home),
			runIndex: this.runIndex,
			asks: new Map(asks),
		};
		if (state === 'cancelled') for (const ask of this.asks.values()) leaveUntold(ask);
	}

	/** Its process is killed: nothing is saved, and nobody is told anything. */
	crash(): void {
		this.state = 'crashed';
		for (const ask of this.asks.values()) leaveUntold(ask);
	}

	/**
	 * The user edits the node, or picks another credential: all it asks for is asked anew. Nobody goes
	 * back to an earlier credential.
	 */
	change(credential: Credential, edited: boolean): void {
		if (edited) this.revision += 1;
		if (credential === this.credential || this.left.has(credential)) return;
		this.left.add(this.credential);
		this.credential = credential;
	}

	/** Retry: a new run of what was saved. */
	reload(place: RunPlace): void {
		this.place = place;
		this.controller = new AbortController();
		this.home = JSON.parse(this.saved.home);
		this.runIndex = this.saved.runIndex;
		this.asks = new Map();
		for (const [key, { ask, sent }] of this.saved.asks) {
			if (ask.sent.length === sent) this.asks.set(key, ask);
			// What was sent since then, nobody knows any more.
			else this.add(key, `${ask.name}'`, ask.item, ask.sent.slice(0, sent), ask.attempts);
		}
		this.state = 'running';
	}

	private add(
		key: string,
		name: string,
		item: Item,
		sent: Ask['sent'] = [],
		attempts: Iterable<string> = [],
	): Ask {
		const { version } = this.settings;
		const own = { sent, attempts: new Set(attempts), asked: null, told: null, running: false };
		const askedAt = Number.POSITIVE_INFINITY;
		const ask: Ask = { name, execution: this.name, item, version, askedAt, ...own };
		this.asks.set(key, ask);
		this.register(ask);
		return ask;
	}
}

/** Tells when what stands at a key is settled. */
class WatchedLedger extends Ledger<Entry> {
	constructor(
		home: LedgerHome,
		private readonly onSet: (key: string) => void,
	) {
		super(home, readEntry);
	}

	override set(place: LedgerPlace, entry: Entry): void {
		super.set(place, entry);
		this.onSet(place.key);
	}

	override clear(place: LedgerPlace): void {
		super.clear(place);
		this.onSet(place.key);
	}
}

function leaveUntold(ask: Ask): void {
	ask.told = null;
	ask.running = false;
}
