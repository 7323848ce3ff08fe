import { ProcessState } from '../../../model/processState';
import { randomFrom } from '../../../model/random';
import { Service } from '../../../model/service';
import { SimulatedTime } from '../../../model/simulatedTime';
import { BEGINNING, simulatedRun, wayTo } from './simulatedRun';

/** Processes that share one account. */
const FLEETS = [1, 2, 4, 8, 16, 32, 64];

/** Creates that each process starts with. */
const BACKLOG = 200;

/** Milliseconds. */
const ROUND_TRIP = 100;
const PER_SECOND = 20;
const SEED = 11;

/** What a fleet of processes came to, all of which began at once, on the simulated clock. */
export interface FleetRow {
	processes: number;
	creates: number;
	lost: number;
	duplicates: number;
	/** Times the seconds that the quota of the account needs for as many creates. */
	timesLimit: number;
	/** The share of create calls that the service turned away, 0 to 1. */
	turnedAway: number;
	/** The pace of the process that ended last, as a share of its part of the quota. */
	slowest: number;
}

/** So many processes, each with a backlog, on one account; the classes are those that are shipped. */
export async function simulatedFleet(processes: number, backlog: number): Promise<FleetRow> {
	const random = randomFrom(SEED);
	const time = new SimulatedTime(BEGINNING);
	const rules = { leastLag: 0, longestLag: 0, pageSize: 100, refusesOverlap: false };
	const service = new Service(() => 'account', rules, random);
	let calls = 0;
	let tasks = 0;
	const way = wayTo(service, time, ROUND_TRIP, (call, carryOut) => {
		const answer = carryOut();
		if (call.headers['X-TC-Action'] === 'CreateRecordTask') calls += 1;
		if (answer.task !== null) tasks += 1;
		return answer;
	});
	const ends: number[] = [];
	let named = 0;
	const runs = Array.from({ length: processes }, async (_, index) => {
		const process = new ProcessState(`process ${index}`, time, random);
		const appName = `app-${index}`;
		const { outcomes } = await simulatedRun(process, way(process), backlog, { appName });
		named += outcomes.filter((outcome) => outcome?.kind === 'task').length;
		ends.push(time.now());
	});
	await time.passUntilQuiet();
	await Promise.all(runs);
	const creates = processes * backlog;
	const seconds = (Math.max(...ends) - BEGINNING) / 1000;
	const limit = (creates - 1) / PER_SECOND + (2 * ROUND_TRIP) / 1000;
	return {
		processes,
		creates,
		lost: creates - named,
		duplicates: tasks - named,
		timesLimit: seconds / limit,
		turnedAway: (calls - tasks) / calls,
		slowest: limit / seconds,
	};
}

/** Every size of fleet, one after the other. */
export async function fleet(say: (words: string) => void): Promise<FleetRow[]> {
	const rows: FleetRow[] = [];
	for (const processes of FLEETS) {
		const row = await simulatedFleet(processes, BACKLOG);
		const { timesLimit, turnedAway, lost } = row;
		say(
			`${processes} processes: ${timesLimit.toFixed(2)} x the limit, ${Math.round(100 * turnedAway)} % turned away, ${lost} lost`,
		);
		rows.push(row);
	}
	return rows;
}
