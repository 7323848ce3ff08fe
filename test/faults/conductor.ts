import type { FaultServer } from './faultServer';
import type { HelperResult, Listener } from './overhear';
import type { Scenario } from './scenarios';
import type { ConnectionTruth } from './serverTruth';

/** One call of the node: what n8n's helper made of it, and what the server saw of it. */
export interface Call {
	action: string;
	result: HelperResult;
	connections: readonly ConnectionTruth[];
}

/** Whether an action asks for a task. */
export function isCreate(action: string): boolean {
	return action.startsWith('Create');
}

/** Puts a scenario's fault in force while the node asks for a task, and keeps what both sides saw. */
export class Conductor implements Listener {
	readonly calls: Call[] = [];

	private seen = 0;

	private strikes = 0;

	constructor(
		private readonly server: FaultServer,
		private readonly scenario: Scenario,
	) {}

	async before(action: string): Promise<void> {
		this.seen = this.server.connections.length;
		const { fault, executed, lasting } = this.scenario;
		if (!isCreate(action) || (this.strikes > 0 && !lasting)) return;
		this.strikes += 1;
		await this.server.strike(fault, executed);
	}

	async after(action: string, result: HelperResult): Promise<void> {
		await this.server.relent();
		this.calls.push({ action, result, connections: this.server.connections.slice(this.seen) });
	}
}
