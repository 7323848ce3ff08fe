import { CreateRun } from '../../nodes/TencentLive/create/CreateRun';
import type { RunSetting } from '../../nodes/TencentLive/create/CreateRun';
import { TURNED_AWAY_FOR } from '../../nodes/TencentLive/create/timing';
import { read, Try, type Ask } from './asks';
import { Execution, type Credential, type NodeSettings, type RunPlace } from './execution';
import { Network, type TellsTime } from './network';
import { ProcessState } from './processState';
import { randomFrom } from './random';
import { Service, type ServiceRules } from './service';
import { SimulatedTime } from './simulatedTime';
import type { ServiceTask } from './taskStore';
import { Truth } from './truth';

/** When the simulation begins. */
export const BEGINNING = Date.parse('2030-05-06T07:00:00Z');

/** Milliseconds n8n waits between two tries. */
const WAIT_BETWEEN_TRIES = 1_000;

const ENDPOINTS = {
	endpoint: 'https://live.example',
	legacyEndpoint: 'https://legacy.example',
};

/** The account a key belongs to. */
export function accountOf(secretId: string): string {
	return secretId.slice(-1);
}

export interface WorldSettings extends ServiceRules {
	seed: number;
	/** Milliseconds by which the clocks of machines that start are ahead of the service's. */
	clocksAhead: number;
	tellsTime: TellsTime;
}

/** The service, the network, and n8n around the create path: all that is not under test. */
export class World {
	readonly time = new SimulatedTime(BEGINNING);
	readonly service: Service;
	readonly network: Network;
	readonly truth: Truth;
	readonly executions: Execution[] = [];
	/** Two keys of one account, and one of another. */
	readonly credentials: readonly Credential[] = [
		{ id: 'first', secretId: 'one of A' },
		{ id: 'second', secretId: 'two of A' },
		{ id: 'third', secretId: 'one of B' },
	];
	/** Whatever a run threw: nothing may. */
	readonly breakdowns: unknown[] = [];

	private readonly random;
	private readonly processes: ProcessState[] = [];
	private processesStarted = 0;

	constructor(readonly settings: WorldSettings) {
		this.random = randomFrom(settings.seed);
		this.service = new Service(accountOf, settings, this.random);
		this.network = new Network(this.time, this.service, this.random, settings.tellsTime);
		this.truth = new Truth(this.time, this.service, settings.tellsTime !== 'never');
	}

	/** The process at a place in the cluster; started when it is first asked for. */
	process(index: number): ProcessState {
		return this.processes[index] ?? this.startProcess(index);
	}

	/** A fresh process takes the place of another; what ran there runs on to its end. */
	startProcess(index: number): ProcessState {
		const name = `process ${++this.processesStarted}`;
		const process = new ProcessState(name, this.time, this.random, this.settings.clocksAhead);
		this.processes[index] = process;
		return process;
	}

	/** Kills a process, and with it all it remembers. */
	crash(index: number): void {
		const process = this.process(index);
		process.alive = false;
		for (const execution of this.executions) {
			const { state, place } = execution;
			if (state === 'running' && place.process === process) execution.crash();
		}
		this.startProcess(index);
	}

	start(settings: NodeSettings, credential: Credential, place: RunPlace): Execution {
		const name = `e${this.executions.length}`;
		const execution = new Execution(name, settings, credential, place, (ask) =>
			this.truth.asks.push(ask),
		);
		this.executions.push(execution);
		this.follow(execution);
		return execution;
	}

	retry(execution: Execution, place: RunPlace): void {
		execution.reload(place);
		this.follow(execution);
	}

	cancel(execution: Execution): void {
		execution.controller.abort(new Error('cancelled'));
		execution.save('cancelled');
	}

	/** Ends a task. @param here the process whose node does, which then knows; null for elsewhere */
	end(task: ServiceTask, byDeleting: boolean, here: ProcessState | null): void {
		this.service.tasks.end(task, this.time.now(), byDeleting);
		if (here === null) return;
		const credential = this.credentials.find(
			({ secretId }) => accountOf(secretId) === task.account,
		);
		if (credential === undefined) return;
		const { signal } = new AbortController();
		const api = this.apiOf(here, task.version, credential, signal, async () => {
			throw new Error('Ending a task needs no call here.');
		});
		here.creates.known.end(api.account, task.id);
		this.truth.endsHere(task, actorOf(here, credential));
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
					if (settings.isTool) execution.runIndex += 1;
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
		const { items, continueOnFail } = settings;
		const { signal } = controller;
		const { process } = place;
		const account = accountOf(credential.secretId);
		const by = new Try(process, actorOf(process, credential), account, this.time.now(), signal);
		const asks = items.map((_, item) => execution.askOf(item));
		for (const ask of asks) ask.running = true;
		this.truth.begins(execution.name, by);
		const report = await CreateRun.over(this.settingOf(execution, by, asks));
		// Nobody hears of a cancelled run.
		if (signal.aborted) return { threw: false, again: false };
		this.truth.tells(asks, report, by);
		const [first] = report.outcomes;
		const failed = report.outcomes.some((outcome) => outcome !== undefined && isFailure(outcome));
		const threw = failed && !continueOnFail;
		const firstFailed = first !== undefined && isFailure(first);
		return { threw, again: threw || (continueOnFail && firstFailed) };
	}

	private settingOf(execution: Execution, by: Try, asks: readonly Ask[]): RunSetting {
		const { settings, place, credential, controller } = execution;
		const { version, items, continueOnFail } = settings;
		const { process, faults } = place;
		const { clock } = process;
		const { signal } = controller;
		const now = () => this.time.now();
		let leaving: Parameters<Truth['leaves']>[0] | undefined;
		const client = {
			process,
			credential,
			signal,
			faults,
			listed: (listing: Parameters<Try['listed']>[0]) => by.listed(listing, this.time.now()),
			failed: () => void by.failures++,
			heard: () => this.truth.hears(by.actor, version),
		};
		const send = this.network.sender(client, () => {
			if (leaving === undefined) throw new Error('A create left unannounced.');
			const sent = this.truth.leaves(leaving);
			leaving = undefined;
			return this.truth.followerOf(sent);
		});
		return {
			api: this.apiOf(process, version, credential, signal, send),
			clock,
			signal,
			process: process.creates,
			ledger: execution.ledger((key) => by.settledAt.set(key, this.time.now())),
			items: items.length,
			goesOn: continueOnFail,
			read(index) {
				const item = items[index];
				if (item === undefined) throw new RangeError(`There is no item ${index}.`);
				const { timeout, times } = item;
				const wanted = read(item, version, clock.now());
				const ask = asks[index];
				if (ask !== undefined) {
					ask.asked = wanted;
					ask.askedAt = Math.min(ask.askedAt, now());
				}
				return { wanted, timeout, moves: times.kind === 'moving', advice: [] };
			},
			placeOf(index, asked) {
				const place = execution.placeOf(index, asked);
				by.keys.set(index, place.key);
				return place;
			},
			onSend(index, attempt) {
				const ask = asks[index];
				if (ask !== undefined) leaving = { ask, by, attempt };
			},
		};
	}

	private apiOf(
		process: ProcessState,
		version: NodeSettings['version'],
		{ id, secretId }: Credential,
		signal: AbortSignal,
		send: ReturnType<Network['sender']>,
	) {
		const credential = { ...ENDPOINTS, secretId };
		const patience = TURNED_AWAY_FOR;
		return process.apis.recording(version, {
			credential,
			credentialId: id,
			send,
			signal,
			patience,
		});
	}
}

function actorOf({ name }: ProcessState, { id }: Credential): string {
	return `${name} with ${id}`;
}

function isFailure({ kind }: { kind: string }): boolean {
	return kind !== 'task';
}
