import {
	ACTED_ON_WITHIN,
	acceptedUntil,
	CLAIM_CARRIED_FOR,
	CLAIM_REMEMBERED_FOR,
	CLAIM_WAIT_FACTOR,
	earliestServiceNow,
	followedFor,
	FOLLOWING_LOOKS,
	GRACE,
	LISTING_SERVES_FOR,
	LISTING_SERVES_REPEATS_FOR,
	LONGEST_LAG,
	LOOK_TICK,
	LOOKS,
	OLDEST_LISTING,
	REMEMBERED_FOR,
	settledAfter,
	SLOWEST_WRITE,
} from '../../../../nodes/TencentLive/create/timing';
import { TRAITS_3, TRAITS_LEGACY } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW } from '../support/recordingRequest';

/** Tencent's own word: a call that is repeated sooner can create a second task. */
const SOONEST_REPEAT = 3_000;

describe('the sums', () => {
	it.each([
		['no look comes sooner than a repeat may', LOOKS[0], SOONEST_REPEAT],
		['the last look comes when the listing has had its time', LOOKS[3], LONGEST_LAG],
		[
			'case 14: a task is known for as long as a listing that may still be used can lack it',
			REMEMBERED_FOR,
			LONGEST_LAG + OLDEST_LISTING,
		],
		[
			'a look that is acted on is not the oldest',
			OLDEST_LISTING,
			LISTING_SERVES_FOR + ACTED_ON_WITHIN,
		],
		[
			'a repeat needs a newer listing than a first look',
			LISTING_SERVES_FOR,
			LISTING_SERVES_REPEATS_FOR,
		],
		['putting looks off makes no two of them one', LOOKS[0], 2 * LOOK_TICK],
		[
			'whoever follows looks on after the first looks',
			followedFor(SOONEST_REPEAT) - LONGEST_LAG / 2,
			FOLLOWING_LOOKS[5],
		],
		[
			'a claim whose write is the slowest that counts is acted on',
			ACTED_ON_WITHIN,
			(CLAIM_WAIT_FACTOR + 3) * SLOWEST_WRITE,
		],
		[
			'what was won is written until nothing that began before can erase it',
			CLAIM_CARRIED_FOR,
			2 * SLOWEST_WRITE,
		],
		[
			'a process knows what it won for as long as others follow',
			CLAIM_REMEMBERED_FOR,
			followedFor(60_000),
		],
		['waiting for others outlasts their writes', CLAIM_WAIT_FACTOR, 2],
	])('%s', (_what, more, less) => {
		expect(more).toBeGreaterThanOrEqual(less);
	});

	it('looks come one after the other, each after a longer wait', () => {
		const waits = LOOKS.map((at, index) => at - (LOOKS[index - 1] ?? 0));
		expect(waits).toStrictEqual([3_000, 3_000, 6_000, 12_000]);
	});

	it('whoever follows a claim waits for the turn, the call and the listing of the other', () => {
		expect(followedFor(7)).toBe(ACTED_ON_WITHIN + 7 + LONGEST_LAG);
		expect([...FOLLOWING_LOOKS].sort((one, other) => one - other)).toStrictEqual([
			...FOLLOWING_LOOKS,
		]);
	});

	it('a listing that still serves may be asked for in time for the last look', () => {
		expect(LISTING_SERVES_FOR).toBeLessThan(LOOKS[3] - LOOKS[2]);
	});

	it('the grace for a start is less than the clocks may differ', () => {
		expect(GRACE).toBeLessThan(TRAITS_3.signatureLifetime);
	});
});

describe.each([
	['API 3.0', TRAITS_3, 300_000],
	['the legacy API', TRAITS_LEGACY, 7_200_000],
])('of %s a request', (_what, traits, life) => {
	const attempt = attemptFor(intentOf(), { signedAt: NOW + 5_000 });

	it('can be accepted for the life of its signature, which counts whole seconds', () => {
		expect(acceptedUntil(attempt, traits)).toBe(NOW + 5_000 + life + 1_000);
	});

	it('is settled once the listing has had its time after that', () => {
		expect(settledAfter(attempt, traits)).toBe(NOW + 5_000 + life + 1_000 + 24_000);
	});
});

it.each([
	['as its own word says', NOW + 7, NOW + 7],
	[
		'behind this clock by all that a signature tolerates where it says nothing',
		null,
		NOW - 300_000,
	],
])("the service's clock is %s at the earliest", (_what, told, earliest) => {
	expect(earliestServiceNow(told, NOW, TRAITS_3)).toBe(earliest);
});
