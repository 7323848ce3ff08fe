import { CreateRun, type RunSetting } from '../../../../nodes/TencentLive/create/CreateRun';
import { readEntry } from '../../../../nodes/TencentLive/create/entry';
import { Ledger, type LedgerHome } from '../../../../nodes/TencentLive/items/Ledger';
import type { ApiCall, Send } from '../../../../nodes/TencentLive/transport/send';
import { ProcessState } from '../../../model/processState';
import { randomFrom } from '../../../model/random';
import { Service } from '../../../model/service';
import { SimulatedTime } from '../../../model/simulatedTime';
import { cpuUsed } from '../child';

const BEGINNING = Date.parse('2030-05-06T07:00:00Z');
const HOUR = 3_600_000;
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

function asked(item: number): ReturnType<RunSetting['read']> {
	return {
		wanted: {
			request: {
				channel: `stream-${item}`,
				domain: 'push.example.com',
				appName: 'live',
				tapeType: 0,
				startTime: BEGINNING + HOUR,
				endTime: BEGINNING + 2 * HOUR,
				templateId: null,
				streamType: null,
			},
			ifTaskExists: 'reuse',
			matchExisting: 'sameTimes',
			ifUnknown: 'recordAnyway',
		},
		timeout: 15_000,
		moves: false,
		advice: [],
	};
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
	let nonce = 0;
	let lookUps = 0;
	let creates = 0;
	const answer = (call: ApiCall) => {
		const begin = cpuUsed();
		const signedAt = Math.floor(time.now() / 1000);
		const signed = { call, secretId: 'key', signedAt, nonce: ++nonce };
		const { reply, task } = service.handle(signed, time.now());
		if (task !== null) creates += 1;
		atService += cpuUsed() - begin;
		return { ...reply, date: Math.floor(time.now() / 1000) * 1000 };
	};
	const send: Send = async (call) => {
		if (call.headers['X-TC-Action'] === 'DescribeRecordTask') lookUps += 1;
		await process.clock.sleep(roundTrip / 2);
		const reply = answer(call);
		await process.clock.sleep(roundTrip / 2);
		return reply;
	};
	const ledger: LedgerHome = {};
	const begin = cpuUsed();
	let ended = BEGINNING;
	const credential = { endpoint: 'https://live.example', secretId: 'key' };
	const run = CreateRun.over({
		api: process.apis.recording('v3', { credential, credentialId: 'id', send }),
		clock: process.clock,
		process: process.creates,
		ledger: new Ledger(ledger, readEntry),
		items,
		read: asked,
		placeOf: (item, { wanted }) => ({ key: `0:${item}`, of: wanted.request.channel }),
		goesOn: false,
		signal: undefined,
	}).finally(() => {
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
