/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- a made-up token that opens nothing but the emulator */
import { startEmulator, DEFAULT_ACCOUNT, type TaskRecord } from '../emulator';
import { runWorkflow, type Finished } from '../support/harness/runWorkflow';
import { CHANNEL, DOMAIN, STREAM, v2, v3, workflow } from '../support/engine';
import { makeCertificates, trust } from './certificates';
import { stalls } from './faults';
import { claimOf, type Claim } from './claim';
import { Conductor, isCreate, type Call } from './conductor';
import { FaultServer } from './faultServer';
import { HostNames } from './hostNames';
import { overheard } from './overhear';
import type { Scenario } from './scenarios';
import { inTimeOf, takeOverTime } from './time';

/** STS keys, so that there is a token to keep secret as well. */
export const ACCOUNT = { ...DEFAULT_ACCOUNT, token: 'stsTokenOfTheFaults1234567890' };

/** Milliseconds: the least the node allows, for calls that end by it. */
const SHORT_TIMEOUT = 3001;

const MINUTE = 60_000;

/** What a scenario came to, on both sides. */
export interface Observation {
	scenario: Scenario;
	/** Every call, in order. */
	calls: readonly Call[];
	/** Those that ask for a task. */
	creates: readonly Call[];
	/** The service's own books. */
	tasks: readonly TaskRecord[];
	/** Requests to create that reached the service. */
	requestsServed: number;
	/** What the user is told. */
	claim: Claim;
	finished: Finished;
}

/** A place where scenarios run side by side, each with a service and a time of its own. */
export class Observatory {
	private readonly hosts = new HostNames();

	private readonly certificates = makeCertificates(['*.faults.invalid']);

	private readonly undo = [trust(this.certificates), takeOverTime(), () => this.hosts.restore()];

	private count = 0;

	/** Gives this process its own certificates, names and time back. */
	close(): void {
		for (const step of this.undo) step();
	}

	/** Runs scenarios, so many at a time, those that end by a timeout first; gives them in order. */
	async observeAll(scenarios: readonly Scenario[], atOnce = 12): Promise<Observation[]> {
		const observed = new Map<Scenario, Observation>();
		const waiting = [...scenarios].sort(
			(one, other) => Number(stalls(other.fault)) - Number(stalls(one.fault)),
		);
		const worker = async () => {
			for (;;) {
				const scenario = waiting.shift();
				if (scenario === undefined) return;
				observed.set(scenario, await this.observe(scenario));
			}
		};
		await Promise.all(Array.from({ length: atOnce }, worker));
		return scenarios.flatMap((scenario) => observed.get(scenario) ?? []);
	}

	/** Runs one scenario on the real engine. */
	async observe(scenario: Scenario): Promise<Observation> {
		// State that the node shares between executions goes by account: each has its own.
		const account = { ...ACCOUNT, secretId: `AKIDfaults${++this.count}` };
		const emulator = await startEmulator({
			accounts: [account],
			domains: [DOMAIN],
			streams: [{ domain: DOMAIN, app: 'live', stream: STREAM }],
			channels: [{ id: CHANNEL, name: 'First channel', live: true }],
			listingDelayMs: scenario.listed ? 0 : 10 * MINUTE,
		});
		// The credential signs by this machine's clock: the service starts from it, then stands still.
		emulator.clock.freeze();
		const server = await FaultServer.start(emulator.port, this.hosts.make(), this.certificates);
		const conductor = new Conductor(server, scenario);
		try {
			const finished = await inTimeOf(
				emulator.clock,
				async () =>
					await runWorkflow(workflowOf(scenario, emulator.clock.now()), {
						package: overheard(conductor),
						credentials: {
							tencentCloudApi: {
								secretId: account.secretId,
								secretKey: account.secretKey,
								sessionToken: account.token,
								endpoint: server.url,
								legacyEndpoint: server.url,
							},
						},
					}),
			);
			const { calls } = conductor;
			return {
				scenario,
				calls,
				creates: calls.filter(({ action }) => isCreate(action)),
				tasks: emulator.truth.tasks(),
				requestsServed: emulator.truth.requests().filter(({ action }) => isCreate(action)).length,
				claim: claimOf(finished),
				finished,
			};
		} finally {
			await server.close();
			await emulator.close();
		}
	}
}

function workflowOf({ version, fault, ifUnknown, onError }: Scenario, now: number) {
	const create = version === 'v3' ? v3 : v2;
	return workflow({
		parameters: create({
			endTime: new Date(now + 10 * MINUTE).toISOString(),
			options: { ifUnknown, ...(stalls(fault) ? { timeout: SHORT_TIMEOUT } : {}) },
		}),
		node: { onError },
	});
}
