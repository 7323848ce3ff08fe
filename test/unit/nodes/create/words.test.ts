import * as words from '../../../../nodes/TencentLive/create/words';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { expectSentence } from '../support/meaning';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const REASON = new ApiError('unknown', 'The answer was lost: the connection was cut.');
const LATER = scheduled(0, 3_600_000);
const LEGACY = recordingRequest({ domain: null, appName: null });
const LEAVES = { before: true, after: true };
const PART = { startTime: NOW + 60_000, endTime: NOW + 120_000 };

it.each([
	['notCreated', words.notCreated(REASON)],
	['notLooked', words.notLooked(REASON)],
	['alreadyExists', words.alreadyExists(LATER, 't-1')],
	['unknownFate', words.unknownFate(LATER, 1, null, REASON)],
	['notBeside', words.notBeside(LATER, LEGACY)],
	['cancelled, nothing open', words.cancelled(false)],
	['cancelled, something open', words.cancelled(true)],
	['endedWithTask, with one', words.endedWithTask('The end has passed.', 't-1')],
	['endedWithTask, not seen', words.endedWithTask('The end has passed.', null)],
	['RECOVERED', words.RECOVERED],
	['MAY_BE_TWO', words.MAY_BE_TWO],
	['SENT_AGAIN', words.SENT_AGAIN],
	['uncovered', words.uncovered('t-1', PART, LATER, LEAVES)],
	['movingBeside', words.movingBeside('t-1')],
])('%s is in sentences', (_name, told: words.Words | string) => {
	const { message, forModel } = typeof told === 'string' ? { message: told, forModel: told } : told;
	expectSentence(message);
	expectSentence(forModel);
});

describe('whether a task may exist', () => {
	it.each([
		['said to be unknown', words.unknownFate(LATER, 1, null, null), true],
		['cancelled, something open', words.cancelled(true), true],
		['cancelled, nothing open', words.cancelled(false), false],
		['turned away', words.notCreated(REASON), false],
		['not looked', words.notLooked(REASON), false],
		['held up', words.notBeside(LATER, LATER), false],
		['no time, an equal one under way', words.equalUnderWay(), true],
		['no time', words.noTime(), false],
	])('%s: %#', (_what, { message, forModel }, mayExist) => {
		for (const told of [message, forModel]) {
			expect([/may exist/.test(told), /No task was created\./.test(told)]).toStrictEqual([
				mayExist,
				!mayExist,
			]);
		}
		expect(forModel).not.toMatch(/console|[Rr]un(ning)? this/);
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
	['exists', words.alreadyExists(LATER, 't-1').message],
	['may be of an earlier try', words.endedWithTask('Ended.', 't-1').message],
	['leaves something out', words.uncovered('t-1', PART, LATER, LEAVES)],
	['overlaps', words.movingBeside('t-1')],
])('a task that %s is named', (_what, told) => {
	expect(told).toMatch(/\bt-1\b/);
});
