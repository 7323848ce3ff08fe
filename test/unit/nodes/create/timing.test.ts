import {
	acceptedUntil,
	earliestServiceNow,
	GRACE,
	LISTING_SERVES_FOR,
	LONGEST_LAG,
	LOOKS,
	OLDEST_LISTING,
	REMEMBERED_FOR,
	settledAfter,
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
		['a listing that serves others is younger than the oldest', OLDEST_LISTING, LISTING_SERVES_FOR],
	])('%s', (_what, more, less) => {
		expect(more).toBeGreaterThanOrEqual(less);
	});

	it('looks come one after the other, each after a longer wait', () => {
		const waits = LOOKS.map((at, index) => at - (LOOKS[index - 1] ?? 0));
		expect(waits).toStrictEqual([3_000, 3_000, 6_000, 12_000]);
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
