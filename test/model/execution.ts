import type { ApiVersion } from '../../nodes/TencentLive/api/recordings';
import { Ledger, type LedgerHome } from '../../nodes/TencentLive/create/attempt';
import { survivesCrash, type Ask, type Intent, type Item } from './asks';
import type { FaultSource } from './faults';
import type { ProcessState } from './processState';

/** A credential of n8n: its id, and the key in it. */
export interface Credential {
	id: string;
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

/** What n8n has of an execution, and whose it is. */
interface Saved {
	home: LedgerHome;
	runIndex: number;
	asks: Map<string, Ask>;
}

/** One execution of the workflow, with all its retries: what n8n keeps of it. */
export class Execution {
	state: ExecutionState = 'running';
	runIndex = 0;
	place: RunPlace;
	controller = new AbortController();
	/** UNIX milliseconds. */
	crashedAt = 0;
	/** Counts the user's edits. */
	private revision = 0;
	/** The node's context. */
	private home: LedgerHome = {};
	private saved: Saved = { home: {}, runIndex: 0, asks: new Map() };
	private startedAt = 0;
	private asks = new Map<string, Ask>();
	/** What was asked when the process was killed. */
	private killed = new Map<string, Ask>();

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
	ledger(): Ledger {
		const { items, continueOnFail } = this.settings;
		const node = [{ items, continueOnFail, revision: this.revision }, this.credential.id];
		const before = this.home.createLedger;
		const ledger = new Ledger(this.home, node, this.runIndex);
		// An edit: what was asked before is asked no more.
		if (before !== undefined && this.home.createLedger !== before) this.asks.clear();
		return ledger;
	}

	/** The ask of an item, with the node and the credential as they are now. */
	askOf(index: number): Ask {
		const key = `${this.revision} ${this.credential.id} ${this.runIndex} ${index}`;
		const killed = this.killed.get(key);
		return (
			this.asks.get(key) ??
			(killed === undefined ? this.newAsk(key, index) : this.succeed(key, killed))
		);
	}

	/** The asks of the node as it is now. */
	current(): Ask[] {
		return [...this.asks.values()];
	}

	/** n8n saves the execution. */
	save(state: 'succeeded' | 'failed' | 'cancelled'): void {
		this.state = state;
		const { home, runIndex, asks } = this;
		this.saved = { home: structuredClone(home), runIndex, asks: new Map(asks) };
		this.killed.clear();
		if (state === 'cancelled') for (const ask of this.asks.values()) this.leaveUntold(ask);
	}

	/** Its process is killed: nothing is saved, and nobody is told anything. */
	crash(now: number): void {
		this.state = 'crashed';
		this.crashedAt = now;
		for (const [key, ask] of this.asks) {
			this.leaveUntold(ask);
			// Of what this run has sent, nothing that was saved knows.
			const sent = ask.sent.some(({ sentAt }) => sentAt >= this.startedAt);
			if (sent || !this.saved.asks.has(key)) this.killed.set(key, ask);
			if (sent) this.saved.asks.delete(key);
		}
	}

	/** The user edits the node, or picks another credential: all it asks for is asked anew. */
	change(credential: Credential, edited: boolean): void {
		if (edited) this.revision += 1;
		if (!edited && credential.id === this.credential.id) return;
		this.credential = credential;
	}

	/** Retry: a new run of what was saved. */
	reload(place: RunPlace, now: number): void {
		this.place = place;
		this.controller = new AbortController();
		this.home = structuredClone(this.saved.home);
		this.runIndex = this.saved.runIndex;
		this.asks = new Map(this.saved.asks);
		this.startedAt = now;
		this.state = 'running';
	}

	private leaveUntold(ask: Ask): void {
		ask.told = null;
		ask.running = false;
	}

	private newAsk(key: string, index: number): Ask {
		const item = this.settings.items[index];
		if (item === undefined) throw new RangeError(`There is no item ${index}.`);
		const name = `${this.name}.${key.replaceAll(' ', '.')}`;
		return this.add(key, { name, item, intent: { name, sent: [] }, before: null });
	}

	/** The same item after a crash; the same intent as far as anything can tell. */
	private succeed(key: string, before: Ask): Ask {
		const { item } = before;
		const name = `${before.name}'`;
		const intent: Intent = survivesCrash(item) ? before.intent : { name, sent: [] };
		return this.add(key, { name, item, intent, before });
	}

	private add(key: string, ask: Pick<Ask, 'name' | 'item' | 'intent' | 'before'>): Ask {
		const { version } = this.settings;
		const added: Ask = {
			...ask,
			version,
			sent: [],
			told: null,
			toldBy: '',
			running: false,
			keptSince: 0,
			shares: new Set(),
		};
		this.asks.set(key, added);
		this.register(added);
		return added;
	}
}
