import { read, type Item, type Times } from './asks';
import type { Credential, Execution, NodeSettings, RunPlace } from './execution';
import { faultsFrom, type FaultList } from './faults';
import { longestDelay } from './service';
import { isPending } from './taskStore';
import { accountOf, type World } from './world';

/** Times as a step has them: fixed ones count whole units from the last full one. */
export type StepTimes =
	| { kind: 'fixed'; unit: number; startsAfter: number | null; units: number }
	| Extract<Times, { kind: 'moving' }>;

export type StepItem = Omit<Item, 'times'> & { times: StepTimes };

/** The faults of a run, in the order its calls meet them; after the last one all goes well. */
interface Faults {
	/** Of creates. */
	faults: FaultList;
	/** Of listings. */
	otherFaults: FaultList;
}

/** What happens next. Numbers that choose (`which`, `process`) count round what there is. */
export type Step =
	| ({
			do: 'start';
			settings: Omit<NodeSettings, 'items'> & { items: readonly StepItem[] };
			credential: number;
			process: number;
	  } & Faults)
	/** Retry of an execution that ended badly; `edited`: after an edit of the node. */
	| ({
			do: 'retry';
			which: number;
			process: number;
			edited: boolean;
			/** Null: the same. */
			credential: number | null;
	  } & Faults)
	/** Milliseconds. */
	| { do: 'wait'; for: number }
	| { do: 'crash'; process: number }
	/** A new process takes over; what runs in the old one runs on. */
	| { do: 'replace'; process: number }
	| { do: 'cancel'; which: number }
	/** Of a task, or before its start its deletion; `here`: by a node of this process, which then knows. */
	| { do: 'stop'; which: number; here: number | null; byDeleting: boolean }
	/** Somebody sets a machine's clock: milliseconds ahead of the service's. */
	| { do: 'setClock'; process: number; ahead: number }
	/** A credential gets another key of the same account. */
	| { do: 'renew'; credential: number }
	/** Another program makes a task. */
	| { do: 'elsewhere'; item: StepItem; version: 'v2' | 'v3'; credential: number }
	/** Other programs use up the quota for so many milliseconds. */
	| { do: 'busy'; for: number };

/** Milliseconds after its signature's life until a request is given up for good: clocks may be wrong. */
const LAST_LOOK = 20 * 60_000;

const ENDED_BADLY = new Set(['failed', 'cancelled', 'crashed']);

/** Lets one step happen, and checks what must hold after it. */
export async function perform(world: World, step: Step): Promise<void> {
	await take(world, step);
	// What can happen without time passing, happens.
	await world.time.pass(0);
	world.truth.check();
}

async function take(world: World, step: Step): Promise<void> {
	switch (step.do) {
		case 'start': {
			// A model's call is one item.
			const all = step.settings.items.slice(0, step.settings.isTool ? 1 : Infinity);
			const items = all.map((item) => fix(item, world));
			const credential = credentialOf(world, step.credential);
			world.start({ ...step.settings, items }, credential, placeOf(world, step));
			return;
		}
		case 'retry': {
			const execution = choose(endedBadly(world), step.which);
			if (execution === undefined) return;
			const { credential } = execution;
			const other = step.credential === null ? credential : credentialOf(world, step.credential);
			execution.change(other, step.edited);
			world.retry(execution, placeOf(world, step));
			return;
		}
		case 'wait':
			await world.time.pass(step.for);
			return;
		case 'crash':
			world.crash(step.process);
			return;
		case 'replace':
			world.startProcess(step.process);
			return;
		case 'cancel': {
			const running = world.executions.filter(({ state }) => state === 'running');
			const execution = choose(running, step.which);
			if (execution !== undefined) world.cancel(execution);
			return;
		}
		case 'stop': {
			const now = world.time.now();
			const pending = world.service.tasks.all().filter((task) => isPending(task, now));
			const task = choose(pending, step.which);
			if (task === undefined) return;
			world.end(task, step.byDeleting, step.here === null ? null : world.process(step.here));
			return;
		}
		case 'setClock':
			world.process(step.process).ahead = step.ahead;
			return;
		case 'renew': {
			const credential = credentialOf(world, step.credential);
			credential.secretId = `another of ${accountOf(credential.secretId)}`;
			return;
		}
		case 'elsewhere':
			makeElsewhere(world, step);
			return;
		case 'busy':
			world.service.busyUntil = world.time.now() + step.for;
			return;
	}
}

/**
 * Lets everything come to rest, then retries what ended badly, with a healthy network and after every
 * request sent so far can no longer be accepted.
 *
 * @returns executions that hang, and items whose fate is still unknown, although nothing stands in the
 * way of knowing it
 */
export async function heal(world: World): Promise<string[]> {
	await world.time.passUntilQuiet();
	world.truth.check();
	const stillUnknown = world.executions
		.filter(({ state }) => state === 'running')
		.map(({ name }) => `${name} hangs`);
	// Who is not told the service's clock takes its own for as wrong as a signature may be.
	const lifetimes = world.settings.tellsTime === 'never' ? 2 : 1;
	for (const execution of endedBadly(world)) {
		await world.time.pass(lifetimes * longestDelay(execution.settings.version) + LAST_LOOK);
		const toldBefore = new Set(execution.current().map(({ told }) => told));
		world.retry(execution, { process: world.process(0), faults: () => undefined });
		await world.time.passUntilQuiet();
		world.truth.check();
		if (execution.state === 'running') stillUnknown.push(`${execution.name} hangs`);
		// With Continue On Fail there is nothing to retry.
		if (!hasEndedBadly(execution)) continue;
		for (const { name, told } of execution.current()) {
			// An item that another one holds up is told nothing new.
			if (told?.outcome.kind !== 'unknown' || toldBefore.has(told)) continue;
			stillUnknown.push(`${name}: ${told.outcome.message}`);
		}
	}
	world.truth.checkRecordings();
	return stillUnknown;
}

function hasEndedBadly({ state }: Execution): boolean {
	return ENDED_BADLY.has(state);
}

function endedBadly(world: World): Execution[] {
	return world.executions.filter(hasEndedBadly);
}

function placeOf(world: World, step: Faults & { process: number }): RunPlace {
	return {
		process: world.process(step.process),
		faults: faultsFrom(step.faults, step.otherFaults),
	};
}

function choose<T>(all: readonly T[], which: number): T | undefined {
	return all[which % Math.max(1, all.length)];
}

function credentialOf(world: World, which: number): Credential {
	const credential = choose(world.credentials, which);
	if (credential === undefined) throw new RangeError('There are no credentials.');
	return credential;
}

function fix({ times, ...item }: StepItem, world: World): Item {
	if (times.kind === 'moving') return { ...item, times };
	const { unit, startsAfter, units } = times;
	const base = Math.floor(world.time.now() / unit) * unit;
	const startTime = startsAfter === null ? null : base + (1 + startsAfter) * unit;
	return {
		...item,
		times: { kind: 'fixed', startTime, endTime: (startTime ?? base) + units * unit },
	};
}

function makeElsewhere(
	world: World,
	{ item, version, credential }: Extract<Step, { do: 'elsewhere' }>,
): void {
	const now = world.time.now();
	const { request } = read(fix(item, world), version, now);
	const startTime = request.startTime ?? Math.floor(now / 1000) * 1000;
	const { endTime, templateId } = request;
	const account = accountOf(credentialOf(world, credential).secretId);
	const streamType = request.streamType ?? 0;
	const { channel, domain, appName } = request;
	const place = { account, version, channel, domain, appName };
	world.service.tasks.add({ ...place, startTime, endTime, templateId, streamType }, now);
}
