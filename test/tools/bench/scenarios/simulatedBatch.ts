import type { LedgerHome } from '../../../../nodes/TencentLive/items/Ledger';
import { ProcessState } from '../../../model/processState';
import { randomFrom } from '../../../model/random';
import { Service } from '../../../model/service';
import { SimulatedTime } from '../../../model/simulatedTime';
import { cpuUsed } from '../child';
import { BEGINNING, simulatedRun, wayTo } from './simulatedRun';

const PAGE_SIZE = 100;
const SEED = 7;

/** What a batch came to on the simulated clock. */
export interface SimulatedBatch {
	/** By the simulated clock. */
	seconds: number;
	/** Microseconds of CPU, the service's own taken off. */
	cpu: number;
	tasks: number;
	duplicates: number;
	throttled: number;
	lookUps: number;
	/** What the execution keeps. */
	ledger: LedgerHome;
}

/**
 * One run of the node over so many streams on a simulated clock, which keeps the quota of 20 calls
 * per second and lets the milliseconds of the round trip pass. Everything below n8n's parameters is
 * the node's own code.
 */
export async function simulatedBatch(items: number, roundTrip: number): Promise<SimulatedBatch> {
	const random = randomFrom(SEED);
	const time = new SimulatedTime(BEGINNING);
	const rules = { leastLag: 0, longestLag: 0, pageSize: PAGE_SIZE, refusesOverlap: false };
	const service = new Service(() => 'account', rules, random);
	const process = new ProcessState('process', time, random);
	let atService = 0;
	let lookUps = 0;
	let creates = 0;
	const way = wayTo(service, time, roundTrip, (call, carryOut) => {
		if (call.headers['X-TC-Action'] === 'DescribeRecordTask') lookUps += 1;
		const arrived = cpuUsed();
		const answer = carryOut();
		if (answer.task !== null) creates += 1;
		atService += cpuUsed() - arrived;
		return answer;
	});
	const ledger: LedgerHome = {};
	const begin = cpuUsed();
	let ended = BEGINNING;
	const run = simulatedRun(process, way(process), items, { ledger }).finally(() => {
		ended = time.now();
	});
	await time.passUntilQuiet();
	const { outcomes } = await run;
	const made = outcomes.filter((outcome) => outcome?.kind === 'task').length;
	if (made !== items) throw new Error(`${items - made} of ${items} creates failed.`);
	return {
		seconds: (ended - BEGINNING) / 1000,
		cpu: cpuUsed() - begin - atService,
		tasks: creates,
		duplicates: creates - items,
		throttled: service.throttled,
		lookUps,
		ledger,
	};
}
