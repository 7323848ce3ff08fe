import {
	alreadyExists,
	cancelled,
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
const ANSWER = { taskId: 't', message: 'Success', requestId: 'r' };
const EXISTED = 'The task existed already, so none was created.';
const between = (start: number, end: number) =>
	listedTask('t', { startTime: NOW + start, endTime: NOW + end });

describe('what a task tells', () => {
	const told = ({ how, taskId, message, requestId, request, hints }: Made) => {
		const { startTime, endTime } = request;
		const times = [startTime, endTime].map((time) => time && (time - NOW) / HOUR);
		return { how, taskId, message, requestId, times, hints: hints.length };
	};
	const whole = { taskId: 't', requestId: null, hints: 0 };

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
		alreadyExists(REQUEST, 't'),
	);
});

describe('what is not a task', () => {
	const attempt = attemptFor(intentOf());

	it.each<[string, Outcome, object]>([
		['refused', notCreated(LOST), { kind: 'not_created', reason: LOST, taskId: null }],
		['not looked', notLooked(LOST), { kind: 'not_created', reason: LOST, taskId: null }],
		['there', alreadyExists(REQUEST, 't'), { kind: 'not_created', reason: null, taskId: 't' }],
		['held up', notBeside(REQUEST, attempt), { kind: 'not_created', reason: null, taskId: null }],
		[
			'lost',
			unknownFate([attempt], 1, LOST),
			{ kind: 'unknown', reason: LOST, attempts: [attempt] },
		],
		[
			'given up',
			cancelled([], LOST),
			{ kind: 'cancelled', reason: LOST, attempts: [], followed: false },
		],
		[
			'without time',
			noTime(true),
			{ kind: 'cancelled', reason: null, attempts: [], followed: true },
		],
		['ended', ended('It has ended.', 't'), { kind: 'ended', taskId: 't' }],
	])('%s', (_what, outcome, parts) => {
		const { message, forModel, ...rest } = { message: '', forModel: '', ...outcome };
		expect(rest).toStrictEqual(parts);
		expect([message, forModel]).not.toContain('');
	});

	it.each([
		[notCreated(LOST), words.notCreated(LOST)],
		[notLooked(LOST), words.notLooked(LOST)],
		[cancelled([], null), words.cancelled(false)],
		[cancelled([attempt], null), words.cancelled(true)],
		[cancelled([], null, true), words.cancelled(true)],
		[noTime(true), words.equalUnderWay()],
		[noTime(false), words.noTime()],
		[unknownFate([attempt, attempt], NOW, null), words.unknownFate(REQUEST, 2, NOW, null)],
	])('has its own words: %#', (outcome, told) => {
		expect(outcome).toMatchObject(told);
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
		expect(meansFor(failing, outcome)).toStrictEqual(alreadyExists(REQUEST, 't'));
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

	it('with `fail` it is held up by the request', () => {
		const held = notBeside(REQUEST, attempt);
		expect(meansFor(failing, lost)).toStrictEqual(held);
		expect(meansFor(failing, cancelled([attempt], null))).toStrictEqual(held);
	});
});
