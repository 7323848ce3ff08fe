import type { Fault, FaultKind } from './faults';
import { heal, perform, type Step, type StepItem } from './steps';
import { World, type WorldSettings } from './world';

const HOUR = 3_600_000;
const WORLD: WorldSettings = {
	seed: 1,
	longestLag: 0,
	pageSize: 20,
	refusesOverlap: false,
	clocksAhead: 0,
	tellsTime: 'now',
};
const NEXT_HOUR = { kind: 'fixed' as const, unit: HOUR, startsAfter: 0, units: 1 };

function item(parts: Partial<StepItem> = {}): StepItem {
	return {
		domain: 'push.example',
		channel: 'a',
		times: NEXT_HOUR,
		ifTaskExists: 'reuse',
		matchExisting: 'sameTimes',
		templateId: null,
		streamType: null,
		ifUnknown: 'recordAnyway',
		timeout: 15_000,
		...parts,
	};
}

function fault(kind: FaultKind, delay = 0): Fault {
	return { kind, executed: true, delay };
}

function start(items: StepItem[], ...faults: Fault[]): Step {
	const settings = { version: 'v3' as const, items, continueOnFail: false, tries: 1, loops: 1 };
	return { do: 'start', settings, credential: 0, process: 0, faults, otherFaults: [] };
}

function retry(process = 0, otherFaults: Fault[] = []): Step {
	return {
		do: 'retry',
		which: 0,
		process,
		edited: false,
		credential: null,
		faults: [],
		otherFaults,
	};
}

const wait = (milliseconds: number): Step => ({ do: 'wait', for: milliseconds });
const CANCEL: Step = { do: 'cancel', which: 0 };

/** What every item was told last, after all steps: its outcome and its task, counted from 1. */
async function after(world: World, ...steps: Step[]): Promise<string[]> {
	for (const step of steps) await perform(world, step);
	expect(world.truth.findings).toEqual([]);
	expect(world.breakdowns).toEqual([]);
	return world.truth.asks.map(({ told }) => {
		if (told === null) return 'nothing';
		const { outcome } = told;
		if (outcome.kind !== 'task') return outcome.kind;
		return `${outcome.how} ${outcome.taskId.split('_').at(-1)}`;
	});
}

describe('equal items of one run', () => {
	it('share a task although the one that sent it was cancelled and is retried elsewhere', async () => {
		const world = new World(WORLD);
		const delayed = fault('requestDelayed', 60_000);
		const run = start([item(), item()], delayed);
		expect(await after(world, run, wait(1_000), CANCEL, retry(1), wait(120_000))).toEqual([
			'unknown',
			'unknown',
		]);
		await heal(world);
		expect(await after(world)).toEqual(['recovered 1', 'recovered 1']);
	});

	it('with `fail` do not both succeed when the answer is lost', async () => {
		const world = new World(WORLD);
		const items = [item({ ifTaskExists: 'fail' }), item({ ifTaskExists: 'fail' })];
		const lost = fault('requestDelayed', 45_000);
		expect(await after(world, start(items, lost), wait(60_000))).toEqual([
			'unknown',
			'not_created',
		]);
		expect(await after(world, retry(), wait(60_000))).toEqual(['recovered 1', 'not_created']);
		expect(world.service.tasks.size).toBe(1);
	});
});

describe('a request that was lost', () => {
	it('keeps its mark when a create of the same intent beside it fails to look', async () => {
		const world = new World(WORLD);
		const unable = Array.from({ length: 5 }, () => fault('throttled'));
		const steps = [start([item(), item()], fault('requestDelayed', 60_000)), wait(1_000), CANCEL];
		expect(await after(world, ...steps, retry(1, unable), wait(50_000))).toEqual([
			'unknown',
			'unknown',
		]);
		await heal(world);
		expect(await after(world)).toEqual(['recovered 1', 'recovered 1']);
	});

	it('does not take the task of an intent that the listing cannot tell from it', async () => {
		const world = new World(WORLD);
		const items = [item(), item({ streamType: 1 })];
		const delayed = fault('requestDelayed', 30_000);
		expect(await after(world, start(items, delayed), wait(60_000))).toEqual([
			'recovered 2',
			'created 1',
		]);
	});

	it('does not take an earlier task that was stopped before the listing showed it', async () => {
		const world = new World({ ...WORLD, longestLag: 20_000, seed: 3 });
		const stop: Step = { do: 'stop', which: 0, here: 0, byDeleting: false };
		const steps = [
			start([item()]),
			wait(300),
			stop,
			start([item()], fault('requestDelayed', 45_000)),
		];
		expect(await after(world, ...steps, wait(70_000))).toEqual(['created 1', 'unknown']);
		await heal(world);
		expect(await after(world)).toEqual(['created 1', 'recovered 2']);
	});

	it('does not take a task that was listed before, once its start has come', async () => {
		const world = new World(WORLD);
		const planned = { kind: 'moving' as const, startsIn: 200_000, endsIn: HOUR };
		const untilThen = { kind: 'moving' as const, startsIn: null, endsIn: HOUR - 1_000 };
		const now = item({ times: untilThen, ifUnknown: 'neverTwice' });
		const first = [start([item({ times: planned })]), wait(1_000)];
		const then = [start([now], fault('vanished')), wait(250_000), retry(1), wait(60_000)];
		const told = await after(world, ...first, ...then);
		expect(told).toEqual(['created 1', 'existing 1']);
	});

	it('holds back what would overlap with it, which is told that nothing was sent', async () => {
		const world = new World(WORLD);
		const other = item({ matchExisting: 'overlapping', times: { ...NEXT_HOUR, units: 2 } });
		const steps = [start([item()], fault('requestDelayed', 90_000)), wait(50_000), start([other])];
		expect(await after(world, ...steps, wait(30_000))).toEqual(['unknown', 'not_created']);
		expect(await after(world, wait(20_000), start([other]), wait(1_000))).toEqual([
			'unknown',
			'not_created',
			'existing 1',
		]);
	});
});

it('takes the clock of the service from a refusal, where no answer tells it', async () => {
	const world = new World({ ...WORLD, clocksAhead: -7 * 60_000, tellsTime: 'never' });
	const now = item({ times: { kind: 'fixed', unit: HOUR, startsAfter: null, units: 1 } });
	expect(await after(world, start([now]), wait(5_000), start([now]), wait(5_000))).toEqual([
		'created 1',
		'existing 1',
	]);
});

describe('two executions of one intent, of which the first is cancelled', () => {
	it('before it has sent: the second goes on and creates', async () => {
		const world = new World(WORLD);
		const steps = [start([item()]), wait(2), start([item()]), CANCEL, wait(2_000)];
		expect(await after(world, ...steps)).toEqual(['nothing', 'created 1']);
		expect(world.service.tasks.size).toBe(1);
	});

	it('after it has sent: the second looks for what that made', async () => {
		const world = new World(WORLD);
		const lost = fault('answerLost');
		const steps = [start([item()], lost), wait(500), start([item()]), CANCEL, wait(40_000)];
		expect(await after(world, ...steps)).toEqual(['nothing', 'existing 1']);
		expect(world.service.tasks.size).toBe(1);
	});

	it('after it has sent, with `create`: the second does not send beside it', async () => {
		const world = new World(WORLD);
		const one = item({ ifTaskExists: 'create' });
		const lost = fault('answerLost');
		const steps = [start([one], lost), wait(500), start([one]), CANCEL, wait(40_000)];
		expect(await after(world, ...steps)).toEqual(['nothing', 'unknown']);
		expect(world.service.tasks.size).toBe(1);
	});
});

describe('when nothing goes wrong', () => {
	it.each([
		['v3', 200, 20],
		['v2', 60, 100],
	] as const)(
		'one process of %s keeps to the pace, and makes every task',
		async (version, count, most) => {
			const world = new World(WORLD);
			const items = Array.from({ length: count }, (_, index) => item({ channel: `c${index}` }));
			const step = start(items);
			if (step.do === 'start') step.settings.version = version;
			const told = await after(world, step, wait(600_000));
			expect(new Set(told.map((words) => words.split(' ')[0]))).toEqual(new Set(['created']));
			expect(world.service.tasks.size).toBe(count);
			// The way takes one call longer than another, so a limiter may see a few too close together.
			expect(world.service.throttled).toBeLessThan(count / 20);
			expect(world.network.mostSent[version]).toBeLessThanOrEqual(most);
		},
	);
});
