import * as words from '../../../../nodes/TencentLive/create/words';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { expectSentence } from '../support/meaning';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const REASON = new ApiError('unknown', 'The answer was lost: the connection was cut.');
const LATER = scheduled(0, 3_600_000);
const LEGACY = recordingRequest({ domain: null, appName: null });
const LEAVES = { before: true, after: true };
const PART = { startTime: NOW + 60_000, endTime: NOW + 120_000 };

// Each row says it when its test runs: what is said before that, no mutant can change.
type Row = [name: string, tell: () => words.Words];

it.each<Row>([
	['notCreated', () => words.notCreated(REASON)],
	['notLooked, the answer was lost', () => words.notLooked(REASON)],
	['notLooked, refused', () => words.notLooked(new ApiError('rejected', 'No right.'))],
	['alreadyExists', () => words.alreadyExists(LATER, 't-1')],
	['unknownFate', () => words.unknownFate(LATER, 1, null, REASON)],
	['notBeside', () => words.notBeside(LATER, LEGACY)],
	['claimedElsewhere', () => words.claimedElsewhere(LATER)],
	['cancelled, nothing open', () => words.cancelled(false)],
	['cancelled, something open', () => words.cancelled(true)],
	['noTime', () => words.noTime()],
	['equalUnderWay', () => words.equalUnderWay()],
	['endedWithTask, with one', () => words.endedWithTask('The end has passed.', 't-1')],
	['endedWithTask, not seen', () => words.endedWithTask('The end has passed.', null)],
])('%s is in sentences, for a person and for a model', (_name, tell) => {
	const { message, forModel } = tell();
	for (const told of [message, forModel]) expectSentence(told);
	expect(forModel).not.toMatch(/console|[Rr]un(ning)? this/);
});

it.each([
	['RECOVERED', () => words.RECOVERED],
	['MAY_BE_TWO', () => words.MAY_BE_TWO],
	['SENT_AGAIN', () => words.SENT_AGAIN],
	['uncovered', () => words.uncovered('t-1', PART, LATER, LEAVES)],
	['movingBeside', () => words.movingBeside('t-1')],
])('%s is in sentences', (_name, tell) => {
	expectSentence(tell());
});

describe('whether a task may exist is said where it', () => {
	it.each<[...Row, boolean]>([
		['is unknown', () => words.unknownFate(LATER, 1, null, null), true],
		['is cancelled, something open', () => words.cancelled(true), true],
		['is cancelled, nothing open', () => words.cancelled(false), false],
		['is turned away', () => words.notCreated(REASON), false],
		['is not looked up', () => words.notLooked(REASON), false],
		['is held up', () => words.notBeside(LATER, LATER), false],
		['has no time, an equal one under way', () => words.equalUnderWay(), true],
		['has no time', () => words.noTime(), false],
	])('%s', (_what, tell, mayExist) => {
		const { message, forModel } = tell();
		for (const told of [message, forModel]) {
			expect(/may exist/.test(told)).toBe(mayExist);
			expect(/No task was created\./.test(told)).toBe(!mayExist);
		}
	});
});

describe('an unknown fate tells', () => {
	const told = (requests: number, safeAfter: number | null, reason: ApiError | null = null) =>
		words.unknownFate(LATER, requests, safeAfter, reason).message;

	it('how the answer was lost, if that is known', () => {
		expect(told(1, null, REASON)).toMatch(/^The answer was lost: the connection was cut\. The rec/);
		expect(told(1, null)).toMatch(/^The answer of an earlier try was lost\. The rec/);
	});

	it('how often it was sent', () => {
		expect(told(1, null)).toContain('and it was not sent again.');
		expect(told(2, null)).toContain('and 2 requests for it were lost.');
	});

	it('what running it again does, and from when it may create', () => {
		expect(told(1, null)).toMatch(/running this again with the same values looks first\.$/);
		expect(told(1, NOW + 1)).toMatch(
			/only looks too, until 2026-11-23T18:00:01\+08:00, and creates the task after that if it is still missing\.$/,
		);
		expect(told(1, NOW)).toContain('until 2026-11-23T18:00:00+08:00,');
	});

	it('a model to call again with the same values, and when that is safe', () => {
		expect(words.unknownFate(LATER, 1, null, REASON).forModel).toMatch(
			/cut\. .* Call again with exactly the same values; do not move the times: it looks first\. To see/,
		);
		expect(words.unknownFate(LATER, 1, NOW, null).forModel).toMatch(
			/it looks first and makes no second task\. Until 2026-11-23T18:00:00\+08:00 it only looks;/,
		);
	});
});

describe('a recording is named', () => {
	it.each([
		[
			'with its place and times',
			LATER,
			'"my-stream" of push.example.com/live from 2026-11-23T18:00:00+08:00 until 2026-11-23T19:00:00+08:00',
		],
		[
			'without a start in Real-Time mode, by the channel alone in the legacy API',
			LEGACY,
			'"my-stream" until 2026-11-23T19:00:00+08:00',
		],
	])('%s', (_what, request, name) => {
		const all = [
			words.alreadyExists(request, 't-1'),
			words.unknownFate(request, 1, null, null),
			words.notBeside(request, LATER),
			words.notBeside(LATER, request),
			words.claimedElsewhere(request),
		];
		for (const { message, forModel } of all) {
			for (const told of [message, forModel]) expect(told).toContain(` ${name}`);
		}
	});
});

describe('case 46: what a task leaves out', () => {
	const start = 'starts at 2026-11-23T18:01:00+08:00, not at 2026-11-23T18:00:00+08:00';
	const end = 'ends at 2026-11-23T18:02:00+08:00, not at 2026-11-23T19:00:00+08:00';

	it.each([
		[LATER, { before: true, after: false }, start],
		[LATER, { before: false, after: true }, end],
		[LATER, LEAVES, `${start} and ${end}`],
		[recordingRequest(), LEAVES, end],
	])('is told: %#', (request, leaves, told) => {
		expect(words.uncovered('t-1', PART, request, leaves)).toBe(
			`Task t-1 ${told}: the rest of what was asked for is not recorded by it.`,
		);
	});
});

it('a model is told of an overlap what it can do', () => {
	expect(words.ofTaskForModel(`ok. ${words.movingBeside('t-1')}`)).toBe(
		'ok. Another recording task of this stream overlaps: t-1. If one recording is enough, stop the one that is not needed.',
	);
	expect(words.ofTaskForModel('ok')).toBe('ok');
});

it.each([
	['exists', () => words.alreadyExists(LATER, 't-1').message],
	['exists, for a model', () => words.alreadyExists(LATER, 't-1').forModel],
	['may be of an earlier try', () => words.endedWithTask('Ended.', 't-1').message],
	['may be of an earlier try, for a model', () => words.endedWithTask('Ended.', 't-1').forModel],
	['overlaps', () => words.movingBeside('t-1')],
])('a task that %s is named', (_what, tell) => {
	expect(tell()).toMatch(/\bt-1\b/);
});

it('what the service said, and what ended, comes first', () => {
	const all = [
		words.notCreated(REASON),
		words.notLooked(REASON),
		words.endedWithTask(REASON.message, null),
	];
	for (const { message } of all) {
		expect(message).toMatch(/^The answer was lost: the connection was cut\. [A-Z]/);
	}
});

it('a model whose listing failed is told to try again only where that may help', () => {
	const [lost, refused] = [REASON, new ApiError('rejected', 'No right.')].map(
		(reason) => words.notLooked(reason).forModel,
	);
	expect(lost).toMatch(/Call again with the same values in a minute/);
	expect(refused).not.toMatch(/in a minute/);
});

it.each<Row>([
	['alreadyExists', () => words.alreadyExists(LATER, 't'.repeat(58))],
	['unknownFate', () => words.unknownFate(LATER, 1, null, REASON)],
	['notBeside', () => words.notBeside(LATER, LEGACY)],
	['claimedElsewhere', () => words.claimedElsewhere(LATER)],
	['cancelled, something open', () => words.cancelled(true)],
])('%s has a title of its own, which is no sentence and fits one line', (_name, tell) => {
	const { title = '' } = tell();
	expect(title).toMatch(/^[A-Z].*\b(task|sent)\b.*[^.]$/);
	expect(title.length).toBeLessThanOrEqual(100);
});

it('how long a request waited is told in seconds', () => {
	expect(words.waitedForQuota(61_600)).toMatch(/^The request waited 62 seconds, because the quota/);
});
