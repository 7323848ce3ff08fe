import {
	EndPassedError,
	InvalidParameterError,
} from '../../nodes/TencentLive/api/InvalidParameterError';
import { CreateError } from '../../nodes/TencentLive/create/CreateError';
import { apiFor } from './apiFor';
import { read, type Ask, type Sent, type Told } from './asks';
import { Execution, type Credential, type NodeSettings, type RunPlace } from './execution';
import { Network, type Follower } from './network';
import { NodeRun, type Made } from './nodeRun';
import { ProcessState } from './processState';
import { randomFrom } from './random';
import { longestDelay, Service, type ServiceRules } from './service';
import { SimulatedTime } from './simulatedTime';
import { Truth } from './truth';

/** When the simulation begins. */
export const BEGINNING = Date.parse('2030-05-06T07:00:00Z');

/** Milliseconds n8n waits between two tries. */
const WAIT_BETWEEN_TRIES = 1_000;

/** Two keys of one account, and one of another. */
export const CREDENTIALS: readonly [Credential, ...Credential[]] = [
	{ id: 'first', secretId: 'one of A' },
	{ id: 'second', secretId: 'two of A' },
	{ id: 'third', secretId: 'one of B' },
];

/** The account a key belongs to. */
export function accountOf(secretId: string): string {
	return secretId.slice(-1);
}

export interface WorldSettings extends ServiceRules {
	seed: number;
	/**
	 * Milliseconds by which the machines' clocks are ahead of the service's; 0, or more than API 3.0
	 * tolerates either way: then the service says so, and requests are signed with its time.
	 */
	clocksAhead: number;
}

/** The service, the network, and n8n around the create path: all that is not under test. */
export class World {
	readonly time = new SimulatedTime(BEGINNING);
	readonly service: Service;
	readonly network: Network;
	readonly truth: Truth;
	readonly executions: Execution[] = [];
	/** Whatever a run threw that is no failure of a create. */
	readonly breakdowns: unknown[] = [];

	private readonly random;
	private readonly processes: ProcessState[] = [];
	private processesStarted = 0;

	constructor(private readonly settings: WorldSettings) {
		this.random = randomFrom(settings.seed);
		this.service = new Service(accountOf, settings, this.random);
		this.network = new Network(this.time, this.service, this.random);
		this.truth = new Truth(this.time, this.service, settings.clocksAhead);
	}

	/** The process at a place in the cluster; started when it is first asked for. */
	process(index: number): ProcessState {
		return this.processes[index] ?? this.startProcess(index);
	}

	/** A fresh process takes the place of another; what ran there runs on to its end. */
	startProcess(index: number): ProcessState {
		const name = `process ${++this.processesStarted}`;
		const process = new ProcessState(name, this.time, this.settings.clocksAhead);
		this.processes[index] = process;
		return process;
	}

	/** Kills a process, and with it all it remembers. */
	crash(index: number): void {
		const process = this.process(index);
		process.alive = false;
		for (const execution of this.executions) {
			const { state, place } = execution;
			if (state === 'running' && place.process === process) execution.crash(this.time.now());
		}
		this.startProcess(index);
	}

	start(settings: NodeSettings, credential: Credential, place: RunPlace): Execution {
		const name = `e${this.executions.length}`;
		const possible = this.settings.clocksAhead === 0 ? settings : forWrongClocks(settings);
		const execution = new Execution(name, possible, credential, place, (ask) =>
			this.truth.asks.push(ask),
		);
		this.executions.push(execution);
		this.follow(execution);
		return execution;
	}

	/**
	 * Retries an execution that ended badly. After a crash only the listing can tell what was made:
	 * the documents promise nothing before it has caught up with the last request, so then is when
	 * the retry comes.
	 */
	async retry(execution: Execution, place: RunPlace): Promise<void> {
		if (execution.state === 'crashed') {
			const { version } = execution.settings;
			const settled = execution.crashedAt + longestDelay(version) + this.settings.longestLag;
			await this.time.pass(Math.max(0, settled - this.time.now()));
		}
		execution.reload(place, this.time.now());
		this.follow(execution);
	}

	cancel(execution: Execution): void {
		execution.controller.abort(new Error('cancelled'));
		execution.save('cancelled');
	}

	private follow(execution: Execution): void {
		this.run(execution).catch((error: unknown) => this.breakdowns.push(error));
	}

	private async run(execution: Execution): Promise<void> {
		const { settings, place, controller } = execution;
		const { signal } = controller;
		for (;;) {
			for (let tries = 1; ; tries++) {
				const { threw, again } = await this.tryOnce(execution);
				if (signal.aborted) return;
				if (again && tries < settings.tries) {
					await place.process.clock.sleep(WAIT_BETWEEN_TRIES);
					if (signal.aborted) return;
					continue;
				}
				if (!threw) break;
				execution.save('failed');
				return;
			}
			if (execution.runIndex + 1 >= settings.loops) break;
			execution.runIndex += 1;
		}
		execution.save('succeeded');
	}

	/** @returns whether the node threw, and whether n8n tries again where Retry On Fail is on */
	private async tryOnce(execution: Execution): Promise<{ threw: boolean; again: boolean }> {
		const { settings, place, credential, controller } = execution;
		const { version, items, continueOnFail } = settings;
		const { signal } = controller;
		const { clock, shared } = place.process;
		const since = this.time.now();
		const ledger = execution.ledger();
		const asks = items.map((_, index) => execution.askOf(index));
		const actor = `${place.process.name} ${credential.secretId}`;
		for (const ask of asks) ask.running = true;
		let leaving: { ask: Ask; mark: Parameters<Truth['leaves']>[1] } | undefined;
		const { secretId } = credential;
		const send = this.network.sender({ ...place, secretId, signal }, () => {
			if (leaving === undefined) throw new Error('A create left unannounced.');
			const { ask, mark } = leaving;
			leaving = undefined;
			const account = accountOf(secretId);
			return this.followerOf(this.truth.leaves({ ask, actor, account, version }, mark, since));
		});
		const { process } = place;
		const api = apiFor(version, send, { process, secretId, signal, random: this.random });
		const results = await NodeRun.over({
			api,
			clock,
			shared,
			ledger,
			items: items.length,
			read: (index) => {
				const item = items[index];
				if (item === undefined) throw new RangeError(`There is no item ${index}.`);
				return { wanted: read(item, version, clock.now()), timeout: item.timeout };
			},
			continueOnFail,
			signal,
			onSend(index, mark) {
				const ask = asks[index];
				if (ask !== undefined) leaving = { ask, mark: structuredClone(mark) };
			},
			onLost: (index) => {
				const ask = asks[index];
				if (ask !== undefined) this.truth.loses(ask);
			},
			onUnknown: (index, mark) => {
				const ask = asks[index];
				if (ask !== undefined) this.truth.shares(ask, mark);
			},
			onKeep(index) {
				const ask = asks[index];
				if (ask !== undefined) ask.keptSince = since;
			},
		});
		// Nobody hears of a cancelled run.
		if (signal.aborted) return { threw: false, again: false };
		for (const [index, ask] of asks.entries()) {
			const result = results[index];
			ask.running = false;
			if (result !== undefined) this.truth.tells(ask, this.toldBy(result), actor);
		}
		const [first] = results;
		const failed = results.some((result) => result?.status === 'rejected');
		const threw = failed && !continueOnFail;
		return { threw, again: threw || (continueOnFail && first?.status === 'rejected') };
	}

	private followerOf(sent: Sent): Follower {
		return {
			arrived: (task) => this.truth.arrives(sent, task),
			vanished: () => this.truth.vanishes(sent),
			over: () => {
				sent.over = true;
			},
		};
	}

	private toldBy(result: PromiseSettledResult<Made>): Told {
		if (result.status === 'fulfilled') return { kind: 'task', ...result.value };
		const reason: unknown = result.reason;
		if (reason instanceof CreateError) {
			const { taskId = null } = reason.circumstances;
			return {
				kind: 'failed',
				outcome: reason.outcome,
				taskId,
				words: reason.message,
				ended: false,
			};
		}
		if (!(reason instanceof InvalidParameterError)) this.breakdowns.push(reason);
		return {
			kind: 'failed',
			outcome: 'not_created',
			taskId: null,
			words: String(reason),
			ended: reason instanceof EndPassedError,
		};
	}
}

/**
 * With a clock that is wrong by minutes the legacy API, which tolerates two hours, says nothing, and
 * what overlaps with "now" is not what overlaps.
 */
function forWrongClocks(settings: NodeSettings): NodeSettings {
	const items = settings.items.map((item) => ({ ...item, matchExisting: 'sameTimes' as const }));
	return { ...settings, version: 'v3', items };
}
