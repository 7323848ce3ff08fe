import {
	alreadyExists,
	cancelled,
	claimedElsewhere,
	created,
	ended,
	existingTask,
	foundBefore,
	meansFor,
	noTime,
	notBeside,
	notCreated,
	notLooked,
	recovered,
	unknownFate,
	withHint,
	type Made,
	type Outcome,
} from '../../../../nodes/TencentLive/create/outcome';
import * as words from '../../../../nodes/TencentLive/create/words';
import { inShort } from '../support/creating';
import { listedTask, LOST } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const HOUR = 3_600_000;
const REQUEST = recordingRequest();
const LATER = scheduled(HOUR, 2 * HOUR);
const IN_THE_WAY = { request: REQUEST, taskId: 't', hints: [] };
const ANSWER = { taskId: 't', message: 'Success', requestId: 'r' };
const EXISTED = 'The task existed already, so none was created.';
const between = (start: number, end: number) =>
	listedTask('t', { startTime: NOW + start, endTime: NOW + end });

describe('what a task tells', () => {
	const told = ({ kind, how, taskId, message, requestId, request, hints }: Made) => {
		const { startTime, endTime } = request;
		const times = [startTime, endTime].map((time) => time && (time - NOW) / HOUR);
		return { kind, how, taskId, message, requestId, times, hints: hints.length };
	};
	const whole = { kind: 'task', taskId: 't', requestId: null, hints: 0 };

	it('created: what was sent', () => {
		expect(told(created(ANSWER, REQUEST, REQUEST))).toStrictEqual({
			...whole,
			how: 'created',
			message: 'Success',
			requestId: 'r',
			times: [null, 1],
		});
	});

	it('created with a start that has passed: from when it records', () => {
		const made = created(ANSWER, scheduled(1.5 * HOUR, 2 * HOUR), LATER);
		expect(told(made)).toMatchObject({ times: [1.5, 2], hints: 1 });
		expect(made.message).toMatch(/^Success\. Task t starts at .*T19:30:00\+08:00, not at /);
	});

	it.each([
		['Real-Time', REQUEST, between(0, HOUR), [null, 1], 0],
		['Scheduled', LATER, between(HOUR, 2 * HOUR), [1, 2], 0],
		['Real-Time that was cut', REQUEST, between(0, HOUR / 2), [null, 0.5], 1],
	])('recovered, %s: the request as it was sent', (_what, request, task, times, hints) => {
		const made = recovered(task, request);
		expect(told(made)).toStrictEqual({
			...whole,
			how: 'recovered',
			message: [words.RECOVERED, ...made.hints].join(' '),
			times,
			hints,
		});
	});

	it.each([
		['of the same times', 'sameTimes', REQUEST, between(-HOUR, HOUR), [null, 1], 0],
		['of the same times', 'sameTimes', LATER, between(HOUR, 2 * HOUR), [1, 2], 0],
		['that only overlaps', 'overlapping', REQUEST, between(-HOUR, HOUR / 2), [-1, 0.5], 1],
		['that only overlaps', 'overlapping', LATER, between(0, 3 * HOUR), [0, 3], 0],
	] as const)(
		'case 46: existing, one %s: its own times: %#',
		(_what, match, request, task, times, hints) => {
			const made = existingTask(task, request, match);
			expect(told(made)).toStrictEqual({
				...whole,
				how: 'existing',
				message: [EXISTED, ...made.hints].join(' '),
				times,
				hints,
			});
		},
	);
});

it.each([
	['', 'H.'],
	['ok', 'ok. H.'],
	['Ok.', 'Ok. H.'],
])('a hint goes after the words "%s"', (before, after) => {
	const made = withHint(created({ ...ANSWER, message: before }, REQUEST, REQUEST), 'H.');
	expect([made.message, made.hints]).toStrictEqual([after, ['H.']]);
});

it('a task that counts stands for the one asked for, or in its way', () => {
	const task = between(0, HOUR);
	expect(foundBefore(task, intentOf())).toStrictEqual(existingTask(task, REQUEST, 'sameTimes'));
	expect(foundBefore(task, intentOf({ ifTaskExists: 'fail' }))).toStrictEqual(
		alreadyExists(IN_THE_WAY),
	);
});

it('a task in the way tells its own times, and what it leaves out', () => {
	const overlapping = intentOf({ ifTaskExists: 'fail', matchExisting: 'overlapping' });
	const told = foundBefore(between(-HOUR, HOUR / 2), overlapping);
	expect(told).toMatchObject({ kind: 'not_created', taskId: 't' });
	expect('message' in told && told.message).toMatch(
		/from 2026-11-23T17:00:00\+08:00 until 2026-11-23T18:30:00\+08:00 exists already: t\. Task t ends at 2026-11-23T18:30:00\+08:00, not at 2026-11-23T19:00:00\+08:00: the rest .* No other was created/,
	);
	expect('forModel' in told && told.forModel).toMatch(
		/not recorded by it\. No other was created\.$/,
	);
});

describe('what is not a task', () => {
	const attempt = attemptFor(intentOf());

	type Attempts = [typeof attempt, typeof attempt];
	const none = (reason: typeof LOST | null, taskId: string | null = null) => ({
		kind: 'not_created',
		reason,
		taskId,
	});
	const both: Attempts = [attempt, attempt];
	const open = { kind: 'unknown', reason: LOST, attempts: both };
	const given = (attempts: Attempts | [], reason: typeof LOST | null, followed = false) => ({
		kind: 'cancelled',
		reason,
		attempts,
		followed,
	});

	// Each is made when its test runs: what is made before that, no mutant can change.
	it.each<[() => Outcome, object, () => words.Words]>([
		[() => notCreated(LOST), none(LOST), () => words.notCreated(LOST)],
		[() => notLooked(LOST), none(LOST), () => words.notLooked(LOST)],
		[() => alreadyExists(IN_THE_WAY), none(null, 't'), () => words.alreadyExists(REQUEST, 't')],
		[() => notBeside(LATER, attempt), none(null), () => words.notBeside(LATER, REQUEST)],
		[() => claimedElsewhere(REQUEST), { kind: 'elsewhere' }, () => words.claimedElsewhere(REQUEST)],
		[() => unknownFate(both, NOW, LOST), open, () => words.unknownFate(REQUEST, 2, NOW, LOST)],
		[() => cancelled([], LOST), given([], LOST), () => words.cancelled(false)],
		[() => cancelled(both, LOST), given(both, LOST), () => words.cancelled(true)],
		[() => cancelled([], null, true), given([], null, true), () => words.cancelled(true)],
		[() => noTime(true), given([], null, true), () => words.equalUnderWay()],
		[() => noTime(false), given([], null), () => words.noTime()],
		[
			() => ended('Over.', 't'),
			{ kind: 'ended', taskId: 't' },
			() => words.endedWithTask('Over.', 't'),
		],
	])('has its own words: %#', (make, parts, tell) => {
		expect(make()).toStrictEqual({ ...parts, ...tell() });
	});
});

describe('what it means for an equal intent that shares the flight', () => {
	const attempt = attemptFor(intentOf());
	const failing = intentOf({ ifTaskExists: 'fail' });
	const other = attemptFor(intentOf({ request: LATER }));
	const lost = unknownFate([attempt], NOW, LOST);
	const hinted = withHint(created(ANSWER, REQUEST, REQUEST), 'Look out.');
	const refused: Outcome = { kind: 'refused', error: LOST };

	it.each<[string, Outcome, string, string]>([
		['created', created(ANSWER, REQUEST, REQUEST), 'existing t', 'not_created'],
		['recovered', recovered(between(0, HOUR), REQUEST), 'existing t', 'not_created'],
		['existing', existingTask(between(0, HOUR), REQUEST, 'sameTimes'), 'existing t', 'not_created'],
		['not created', notCreated(LOST), 'not_created', 'not_created'],
		['refused', refused, 'refused', 'refused'],
		['unknown', lost, 'unknown', 'not_created'],
		['unknown, by another request', unknownFate([other], NOW, LOST), 'not_created', 'not_created'],
		['cancelled, nothing open', cancelled([], LOST), 'cancelled', 'cancelled'],
		['cancelled, open', cancelled([attempt], LOST), 'unknown', 'not_created'],
		['ended', ended('It has ended.', null), 'ended', 'ended'],
	])('%s', (_what, outcome, forReuse, forFail) => {
		const [reuse, fail] = [intentOf(), failing].map((intent) => meansFor(intent, outcome));
		expect([inShort(reuse), inShort(fail)]).toStrictEqual([forReuse, forFail]);
	});

	it('case 17: with `fail` the task stands in its way, and it is told which', () => {
		const outcome = created(ANSWER, REQUEST, REQUEST);
		expect(meansFor(failing, outcome)).toStrictEqual(alreadyExists(IN_THE_WAY));
	});

	it('one that was created is not called so twice, and its hints hold', () => {
		expect(meansFor(intentOf(), hinted)).toStrictEqual({
			...hinted,
			how: 'existing',
			requestId: null,
			message: `${EXISTED} Look out.`,
		});
	});

	it('an unknown fate is its own; that another execution was cancelled is not', () => {
		expect(meansFor(intentOf(), lost)).toBe(lost);
		expect(meansFor(intentOf(), cancelled([attempt, other], LOST))).toStrictEqual(
			unknownFate([attempt, other], null, null),
		);
	});

	it('with `fail` it is held up by the request, also of an equal one', () => {
		for (const one of [attempt, attemptFor(failing)]) {
			const held = notBeside(REQUEST, one);
			expect(meansFor(failing, unknownFate([one], NOW, LOST))).toStrictEqual(held);
			expect(meansFor(failing, cancelled([one], null))).toStrictEqual(held);
		}
	});
});
