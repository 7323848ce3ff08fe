import {
	alreadyExists,
	cancelled,
	created,
	ended,
	existingTask,
	noTime,
	notBeside,
	notCreated,
	unknownFate,
	type Outcome,
} from '../../../../nodes/TencentLive/create/outcome';
import {
	besideLost,
	isWaitingFree,
	stillUnknown,
	timeUp,
	waitedForQuota,
} from '../../../../nodes/TencentLive/create/waiting';
import {
	MAY_BE_TWO,
	SENT_AGAIN,
	waitedForQuota as inWords,
} from '../../../../nodes/TencentLive/create/words';
import { CancelledError } from '../../../../nodes/TencentLive/transport/CancelledError';
import { listedTask, LOST, TRAITS_3, TRAITS_LEGACY } from '../support/fakeService';
import { attemptFor, intentOf, wantedOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
/** From when a request that left at `NOW` has certainly made no task. */
const SETTLED = 325_000;
const ATTEMPT = attemptFor(intentOf());
const SECOND = attemptFor(intentOf(), { id: 'attempt-2', signedAt: NOW + 24_000 });
const THIRD = attemptFor(intentOf(), { id: 'attempt-3' });

describe('waiting is free', () => {
	it.each([
		['case 51: not in Real-Time mode', wantedOf(), TRAITS_3, false],
		[
			'case 52: unless nothing may be paid twice',
			wantedOf({ ifUnknown: 'neverTwice' }),
			TRAITS_3,
			true,
		],
		[
			'case 52: in three hours',
			wantedOf({ request: scheduled(3 * HOUR, 4 * HOUR) }),
			TRAITS_3,
			true,
		],
		[
			'not at a start that comes first',
			wantedOf({ request: scheduled(SETTLED, HOUR) }),
			TRAITS_3,
			false,
		],
		['at the one after', wantedOf({ request: scheduled(SETTLED + 1, HOUR) }), TRAITS_3, true],
		[
			'not in an hour in the legacy API',
			wantedOf({ request: scheduled(HOUR, 9 * HOUR) }),
			TRAITS_LEGACY,
			false,
		],
		['in three', wantedOf({ request: scheduled(3 * HOUR, 9 * HOUR) }), TRAITS_LEGACY, true],
	])('%s', (_what, wanted, traits, isFree) => {
		expect(isWaitingFree(wanted, ATTEMPT, traits)).toBe(isFree);
	});
});

describe('an unknown fate is said to be settled', () => {
	const later = wantedOf({ request: scheduled(HOUR, 2 * HOUR) });
	const never = (end: number) =>
		wantedOf({ request: recordingRequest({ endTime: NOW + end }), ifUnknown: 'neverTwice' });

	it.each([
		['once the last of the requests is', later, SETTLED + 24_000],
		['never, where more may be sent at once', wantedOf(), null],
		['never, where the recording is over by then', never(SETTLED + 24_000), null],
		['while it is not', never(SETTLED + 24_001), SETTLED + 24_000],
	])('%s', (_what, wanted, settled) => {
		const safeAfter = settled === null ? null : NOW + settled;
		expect(stillUnknown(wanted, [SECOND, ATTEMPT], LOST, TRAITS_3)).toStrictEqual(
			unknownFate([SECOND, ATTEMPT], safeAfter, LOST),
		);
	});

	it('later, where a start lies between the two', () => {
		const between = wantedOf({ request: scheduled(SETTLED + 1, HOUR) });
		const { message } = stillUnknown(between, [SECOND, ATTEMPT], null, TRAITS_3);
		expect(message).toContain('until 2026-11-23T18:05:49+08:00');
	});
});

describe('beside requests that may still be carried out', () => {
	const wanted = wantedOf();
	const beside = (outcome: Outcome, ...lost: Array<typeof ATTEMPT>) =>
		besideLost(wanted, outcome, lost, TRAITS_3);
	const { request } = wanted;
	const made = created({ taskId: 't', message: '', requestId: null }, request, request);
	const existed = existingTask(listedTask('t'), request, 'sameTimes');

	it.each<[string, Outcome]>([
		['created', made],
		['refused', notCreated(LOST)],
		['unknown', unknownFate([ATTEMPT], null, LOST)],
		['cancelled', cancelled([ATTEMPT], null)],
	])('%s stays as it is if there are none', (_what, outcome) => {
		expect(beside(outcome)).toBe(outcome);
	});

	it.each<[string, Outcome, Outcome['kind'], typeof LOST | null]>([
		['turned away', notCreated(LOST), 'unknown', LOST],
		['found in the way', alreadyExists({ request, taskId: 't', hints: [] }), 'unknown', null],
		['held up by another', notBeside(request, SECOND), 'unknown', null],
		['refused', { kind: 'refused', error: LOST }, 'unknown', null],
		['ended', ended('It has ended.', 't'), 'unknown', null],
		['cancelled', cancelled([], LOST), 'cancelled', LOST],
	])('%s is not called "not created"', (_what, outcome, kind, reason) => {
		expect(beside(outcome, ATTEMPT)).toMatchObject({ kind, reason, attempts: [ATTEMPT] });
	});

	it.each<[string, Outcome]>([
		['unknown', unknownFate([SECOND, THIRD], null, LOST)],
		['cancelled', cancelled([SECOND, THIRD], LOST)],
	])('%s forgets none of them, and counts none twice', (kind, outcome) => {
		const again = beside(outcome, ATTEMPT, SECOND);
		expect(again).toMatchObject({ kind, reason: LOST, attempts: [ATTEMPT, SECOND, THIRD] });
	});

	it.each([
		['made', made, SENT_AGAIN],
		['found', existed, MAY_BE_TWO],
	])('a task that was %s says that there may be two, once', (_what, outcome, hint) => {
		const once = beside(outcome, ATTEMPT);
		expect(once).toMatchObject({ kind: 'task', hints: [hint] });
		expect(beside(once, ATTEMPT)).toBe(once);
	});
});

describe('a run whose time is up', () => {
	const { request } = wantedOf();
	const cancel = new CancelledError();

	it.each([true, false])('sent nothing: followed an equal one, %s', (followed) => {
		expect(timeUp(cancelled([], LOST, followed), TRAITS_3)).toStrictEqual(noTime(followed));
	});

	it.each([
		['why it was lost', LOST, LOST],
		['nothing of the deadline', cancel, null],
	])('left requests whose fate is unknown: told is %s', (_what, given, reason) => {
		const outcome = timeUp(cancelled([ATTEMPT, SECOND], given), TRAITS_3);
		const wanted = wantedOf({ request });
		expect(outcome).toStrictEqual(stillUnknown(wanted, [ATTEMPT, SECOND], reason, TRAITS_3));
	});
});

it.each([
	['was never turned away', undefined, 60_000, []],
	['waited ten seconds', 5_000, 15_000, []],
	['waited longer', 5_000, 17_400, [inWords(12_400)]],
])('one that %s for the quota', (_what, since, now, hints) => {
	expect(waitedForQuota(since, now)).toStrictEqual(hints);
});
