import {
	after,
	CANCEL,
	fault,
	fixed,
	HOUR,
	item,
	MINUTE,
	moving,
	retry,
	SECOND,
	set,
	start,
	wait,
	worldWith,
} from './play';
import { heal, type Step } from './steps';
import type { WorldSettings } from './world';

const HELD_BACK = fault('requestDelayed', MINUTE);
const UNABLE = Array.from({ length: 5 }, () => fault('throttled'));
const CREATE = item({ ifTaskExists: 'create' });
const TWO_HOURS = item(fixed(1, 3), { matchExisting: 'overlapping' });
const UNTIL_THEN = item(moving(null, HOUR - SECOND), { ifUnknown: 'neverTwice' });

/** What happens, what every item was told last, and what after everything has come to rest. */
type Scenario = [name: string, steps: Step[], told: string[], healed?: string[]];

const SCENARIOS: Scenario[] = [
	[
		'equal items share a task although the one that sent it was cancelled and is retried elsewhere',
		[start([item(), item()], HELD_BACK), wait(SECOND), CANCEL, retry(1), wait(2 * MINUTE)],
		['unknown', 'unknown'],
		['recovered 1', 'recovered 1'],
	],
	[
		'a lost request keeps its mark when a create of the same intent beside it fails to look',
		[start([item(), item()], HELD_BACK), wait(SECOND), CANCEL, retry(1, UNABLE), wait(50 * SECOND)],
		['unknown', 'unknown'],
		['recovered 1', 'recovered 1'],
	],
	[
		'a lost request does not take the task of an intent that the listing cannot tell from it',
		[start([item(), item({ streamType: 1 })], fault('requestDelayed', 30 * SECOND)), wait(MINUTE)],
		['recovered 2', 'created 1'],
	],
	[
		'a lost request does not take a task that was listed before, once its start has come',
		[
			start([item(moving(200 * SECOND, HOUR))]),
			wait(SECOND),
			start([UNTIL_THEN], fault('vanished')),
			wait(250 * SECOND),
			retry(1),
			wait(MINUTE),
		],
		['created 1', 'existing 1'],
	],
	[
		'a lost request holds back what would overlap with it, until it is settled',
		[
			start([item()], fault('requestDelayed', 90 * SECOND)),
			wait(50 * SECOND),
			start([TWO_HOURS]),
			wait(50 * SECOND),
			start([TWO_HOURS]),
			wait(SECOND),
		],
		['unknown', 'not_created', 'existing 1'],
	],
	[
		'of two executions the first is cancelled before it has sent: the second creates',
		[start([item()]), wait(2), start([item()]), CANCEL, wait(2 * SECOND)],
		['nothing', 'created 1'],
	],
	[
		'of two executions the first is cancelled after it has sent: the second finds what that made',
		[start([item()], fault('answerLost')), wait(500), start([item()]), CANCEL, wait(40 * SECOND)],
		['nothing', 'existing 1'],
	],
	[
		'the same with `create`: the second does not send beside it',
		[start([CREATE], fault('answerLost')), wait(500), start([CREATE]), CANCEL, wait(40 * SECOND)],
		['nothing', 'unknown'],
	],
];

test.each(SCENARIOS)('%s', async (...[, steps, told, healed]) => {
	const world = worldWith();
	expect(await after(world, ...steps)).toEqual(told);
	if (healed === undefined) return;
	await heal(world);
	expect(await after(world)).toEqual(healed);
});

test('the clock of the service is taken from a refusal, where no answer tells it', async () => {
	const untold: Partial<WorldSettings> = { clocksAhead: -7 * MINUTE, tellsTime: 'never' };
	const step = start([item(fixed(null, 1))]);
	const told = await after(worldWith(untold), step, wait(5 * SECOND), step, wait(5 * SECOND));
	expect(told).toEqual(['created 1', 'existing 1']);
});

test.each([
	['v3', 200, 20],
	['v2', 60, 100],
] as const)(
	'one process of %s keeps to the pace, and makes every task',
	async (version, count, most) => {
		const world = worldWith();
		const items = Array.from({ length: count }, (_, index) => item({ channel: `c${index}` }));
		const told = await after(world, set(start(items), {}, { version }), wait(600 * SECOND));
		expect(new Set(told.map((words) => words.split(' ')[0]))).toEqual(new Set(['created']));
		expect(world.service.tasks.size).toBe(count);
		// The way takes one call longer than another, so a limiter may see a few too close together.
		expect(world.service.throttled).toBeLessThan(count / 20);
		expect(world.network.mostSent[version]).toBeLessThanOrEqual(most);
	},
);
