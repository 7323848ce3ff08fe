import type { Fault, FaultKind } from './faults';
import { perform, type Step, type StepItem } from './steps';
import { World, type WorldSettings } from './world';

/** What a scenario is told in: steps with everything usual left out. */

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const USUAL: WorldSettings = {
	seed: 1,
	leastLag: 0,
	longestLag: 0,
	pageSize: 20,
	refusesOverlap: false,
	clocksAhead: 0,
	tellsTime: 'now',
};

/** From one full unit to another, counted from the hour that the simulation begins at; null is now. */
export function fixed(from: number | null, to: number, unit = HOUR): Pick<StepItem, 'times'> {
	const startsAfter = from === null ? null : from - 1;
	return { times: { kind: 'fixed', unit, startsAfter, units: to - (from ?? 0) } };
}

/** Milliseconds from the reading; null is now. */
export function moving(startsIn: number | null, endsIn: number): Pick<StepItem, 'times'> {
	return { times: { kind: 'moving', startsIn, endsIn } };
}

/** The next full hour of one stream. */
export function item(...parts: Array<Partial<StepItem>>): StepItem {
	const usual: StepItem = {
		domain: 'push.example',
		channel: 'a',
		...fixed(1, 2),
		ifTaskExists: 'reuse',
		matchExisting: 'sameTimes',
		templateId: null,
		streamType: null,
		ifUnknown: 'recordAnyway',
		timeout: 15 * SECOND,
	};
	return parts.reduce<StepItem>((all, part) => ({ ...all, ...part }), usual);
}

export function fault(kind: FaultKind, delay = 0): Fault {
	return { kind, executed: true, delay };
}

type Start = Extract<Step, { do: 'start' }>;

/** @param faults of creates, in the order they leave */
export function start(items: StepItem[], ...faults: Array<Fault | undefined>): Start {
	const settings = {
		version: 'v3' as const,
		items,
		continueOnFail: false,
		tries: 1,
		loops: 1,
		isTool: false,
	};
	return { do: 'start', settings, credential: 0, process: 0, faults, otherFaults: [] };
}

/** The same with other settings. */
export function set(
	step: Start,
	parts: Partial<Start>,
	node: Partial<Start['settings']> = {},
): Start {
	return { ...step, ...parts, settings: { ...step.settings, ...node } };
}

export function retry(process = 0, otherFaults: Fault[] = []): Step {
	const same = { edited: false, credential: null, faults: [] };
	return { do: 'retry', which: 0, process, ...same, otherFaults };
}

export function elsewhere(one: StepItem, version: 'v2' | 'v3' = 'v3'): Step {
	return { do: 'elsewhere', item: one, version, credential: 0 };
}

export const wait = (milliseconds: number): Step => ({ do: 'wait', for: milliseconds });
export const CANCEL: Step = { do: 'cancel', which: 0 };

/** A world that is as usual but for this. */
export function worldWith(parts: Partial<WorldSettings> = {}): World {
	return new World({ ...USUAL, ...parts });
}

/** What every item was told last, after all steps: its outcome and its task, counted from 1. */
export async function after(world: World, ...steps: Step[]): Promise<string[]> {
	for (const step of steps) await perform(world, step);
	expect(world.truth.findings).toEqual([]);
	expect(world.breakdowns).toEqual([]);
	return world.truth.asks.map(({ told }) => {
		if (told === null) return 'nothing';
		const { outcome } = told;
		if (outcome.kind !== 'task') return outcome.kind;
		return `${outcome.how} ${numberOf(outcome.taskId)}`;
	});
}

function numberOf(id: string): number {
	return Number(id.split('_')[1] ?? BigInt(id) - 2n ** 63n);
}
