import {
	after,
	elsewhere,
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
import type { Step } from './steps';
import type { World, WorldSettings } from './world';

/** What the world is like, what happens, what every item was told last, and how many tasks there are. */
type Case = [
	name: string,
	world: Partial<WorldSettings>,
	steps: Step[],
	told: string[],
	tasks: number,
];

const NOW_TO_FIVE = item(fixed(null, 5));
const LOST = fault('answerLost');
const NEVER_READ = fault('resetBefore');
const MOVES = item(moving(2 * HOUR, 3 * HOUR));
const v2 = (step: ReturnType<typeof start>) => set(step, {}, { version: 'v2' });
const stop = (byDeleting: boolean): Step => ({ do: 'stop', which: 0, here: 0, byDeleting });
/** Listings show what happened 24 seconds later. */
const LATE = { leastLag: 24 * SECOND, longestLag: 24 * SECOND };
const UNTIL_LISTED = wait(24 * SECOND);

const CASES: Case[] = [
	[
		'case 1: a task that starts in four hours is not the recording from now on',
		{},
		[elsewhere(item(fixed(4, 5))), wait(SECOND), start([NOW_TO_FIVE]), wait(SECOND)],
		['created 2'],
		2,
	],
	[
		'case 2: nor is one of half an hour that starts later, though the legacy API cuts to that',
		{},
		[
			elsewhere(item(fixed(8, 9, HOUR / 2)), 'v2'),
			v2(start([item(fixed(null, 6))])),
			wait(2 * SECOND),
		],
		['created 2'],
		2,
	],
	[
		'case 3: of two with one end, each that was lost gets its own',
		{},
		[start([item(fixed(null, 2)), item(fixed(1, 2))], fault('vanished'), LOST), wait(2 * MINUTE)],
		['created 2', 'recovered 1'],
		2,
	],
	[
		'case 4: another stream type is another recording, and each is known again',
		{},
		[null, 1, null, 1].flatMap((streamType) => [start([item({ streamType })]), wait(SECOND)]),
		['created 1', 'created 2', 'existing 1', 'existing 2'],
		2,
	],
	...[false, true].map((byDeleting): Case => {
		const one = byDeleting ? item() : NOW_TO_FIVE;
		return [
			`case 5: a task that was ${byDeleting ? 'deleted' : 'stopped'} here does not exist, whatever is listed`,
			LATE,
			[start([one]), UNTIL_LISTED, stop(byDeleting), start([one]), wait(SECOND)],
			['created 1', 'created 2'],
			2,
		];
	}),
	[
		'case 7: a call as a tool is the same in its next try, though its times moved',
		{},
		[
			set(start([MOVES], fault('requestDelayed', 30 * SECOND)), {}, { isTool: true, tries: 3 }),
			wait(2 * MINUTE),
		],
		['recovered 1'],
		1,
	],
	[
		'case 9: an update between tries loses nothing that was made',
		{},
		[
			start([item(), item({ channel: 'b' })], undefined, fault('rejected')),
			wait(SECOND),
			{ do: 'replace', process: 0 },
			retry(),
			wait(SECOND),
		],
		['created 1', 'created 2'],
		2,
	],
	[
		'case 12: a clock that is ahead shortens no wait: the request comes late, and is found',
		{ clocksAhead: 4 * MINUTE },
		[
			start([item(fixed(2, 3))], fault('requestDelayed', 8 * MINUTE)),
			wait(330 * SECOND),
			retry(),
			wait(4 * MINUTE),
			retry(),
			wait(SECOND),
		],
		['recovered 1'],
		1,
	],
	[
		'case 13: whoever was turned away looks again: another process was faster',
		{},
		[
			start([item()], ...Array.from({ length: 3 }, () => fault('throttled'))),
			wait(SECOND),
			set(start([item()]), { process: 1 }),
			wait(20 * SECOND),
		],
		['existing 1', 'created 1'],
		1,
	],
	[
		'case 14: a listing is as old as the moment it was asked for, however late it comes',
		LATE,
		[
			start([item()]),
			wait(22_500),
			set(start([item()]), { otherFaults: [fault('answerDelayed', 8_500)] }),
			wait(10 * SECOND),
		],
		['created 1', 'existing 1'],
		1,
	],
	[
		'case 15: renewed keys are the same account',
		LATE,
		[start([item()]), wait(SECOND), { do: 'renew', credential: 0 }, start([item()]), wait(SECOND)],
		['created 1', 'existing 1'],
		1,
	],
	[
		'case 16: what was lost is settled before it goes round with other times',
		{},
		[
			set(
				start([MOVES], fault('requestDelayed', 3 * MINUTE)),
				{},
				{ continueOnFail: true, loops: 2 },
			),
			wait(4 * MINUTE),
		],
		['unknown', 'not_created'],
		1,
	],
	[
		'case 17: with Fail, of two equal items that were lost one is found, and one fails',
		{},
		[
			start(
				[item({ ifTaskExists: 'fail' }), item({ ifTaskExists: 'fail' })],
				fault('requestDelayed', 45 * SECOND),
			),
			wait(MINUTE),
			retry(),
			wait(SECOND),
		],
		['recovered 1', 'not_created'],
		1,
	],
	[
		'case 45: whoever asks again with a later end waits for what may still be carried out',
		{},
		[
			start([item(fixed(2, 3))], fault('requestDelayed', 2 * MINUTE)),
			wait(MINUTE),
			start([item(fixed(120, 181, MINUTE))]),
			wait(2 * MINUTE),
		],
		['unknown', 'not_created'],
		1,
	],
	...(['v3', 'v2'] as const).map(
		(version): Case => [
			`case 51: a Real-Time request that was lost is sent once more, after 24 seconds (${version})`,
			{},
			[set(start([NOW_TO_FIVE], NEVER_READ), {}, { version }), wait(30 * SECOND)],
			['created 1'],
			1,
		],
	),
	[
		'case 52: neither is one whose user would rather miss it, nor one that starts in three hours',
		{},
		[
			start([item(fixed(null, 5), { ifUnknown: 'neverTwice' })], NEVER_READ),
			start([item(fixed(3, 4))], NEVER_READ),
			wait(2 * MINUTE),
		],
		['unknown', 'unknown'],
		0,
	],
];

describe('inputs that failed once', () => {
	it.each(CASES)('%s', async (_name, parts, steps, told, tasks) => {
		const world = worldWith(parts);
		expect(await after(world, ...steps)).toEqual(told);
		expect(world.service.tasks.size).toBe(tasks);
		expect(requestsTooMany(world)).toBe(0);
	});
});

/** Requests of one ask beyond the first that the service carried out. */
function requestsTooMany({ truth }: World): number {
	return truth.asks
		.map(({ sent }) => Math.max(0, sent.filter(({ task }) => task !== null).length - 1))
		.reduce((sum, more) => sum + more, 0);
}
