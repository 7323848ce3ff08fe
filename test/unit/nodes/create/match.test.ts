import type { ListedTask, RecordingRequest } from '../../../../nodes/TencentLive/api/recordings';
import {
	alikeAmong,
	canBeOf,
	existingAmong,
	isOverlapping,
	isSameTimes,
	looksLike,
	queryAround,
	sharesTime,
	taskJustMade,
	uncovered,
	type Circumstances,
} from '../../../../nodes/TencentLive/create/match';
import { listedTask, TRAITS_3, TRAITS_LEGACY } from '../support/fakeService';
import { attemptFor, intentOf } from '../support/intents';
import { NOW, recordingRequest, scheduled } from '../support/recordingRequest';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const at = (parts: Partial<Circumstances> = {}): Circumstances => ({
	traits: TRAITS_3,
	serviceNow: NOW,
	ownNow: NOW,
	streamTypeOf: () => undefined,
	...parts,
});
const UNTOLD = at({ serviceNow: null });
const LEGACY = at({ traits: TRAITS_LEGACY });

/** A task from so long after `NOW` until so long after it. */
const task = (start: number, end = HOUR, parts: Partial<ListedTask> = {}) =>
	listedTask('t', { startTime: NOW + start, endTime: NOW + end, ...parts });

describe('queryAround reaches a day and a minute', () => {
	const stream = { domain: 'push.example.com', appName: 'live', channel: 'my-stream' };

	it.each([
		['around a scheduled recording', scheduled(HOUR, 2 * HOUR), HOUR, 2 * HOUR],
		['back from now in Real-Time mode', recordingRequest(), 5, HOUR],
		['back from the end where that has passed', scheduled(9, -HOUR), -HOUR, -HOUR],
	])('%s', (_what, request, from, to) => {
		expect(queryAround(request, NOW + 5)).toStrictEqual({
			...stream,
			from: NOW + from - DAY - MINUTE,
			to: NOW + to + DAY + MINUTE,
		});
	});
});

describe('whatever is asked, a task counts only if it is', () => {
	type Row = [what: string, task: Partial<ListedTask>, request: Partial<RecordingRequest>, boolean];
	const nowhere = { domain: null, appName: null };

	it.each<Row>([
		['of the same stream', {}, {}, true],
		['of the same domain, as DNS compares it', { domain: 'PUSH.example.com' }, {}, true],
		['of the same legacy channel', nowhere, nowhere, true],
		['not of another channel', { channel: 'b' }, {}, false],
		['not of another domain', { domain: 'b' }, {}, false],
		['not of another app', { appName: 'b' }, {}, false],
		['of the same template', { templateId: 7 }, { templateId: 7 }, true],
		['not of another template', { templateId: 8 }, { templateId: 7 }, false],
		['not of a template where none is asked for', { templateId: 8 }, {}, false],
	])('%s', (_what, parts, asked, counts) => {
		const request = recordingRequest(asked);
		const known = attemptFor(intentOf({ request }));
		const one = listedTask('t', parts);
		const rules = [isSameTimes, isOverlapping, sharesTime];
		expect(rules.map((rule) => rule(one, request, at()))).toStrictEqual([counts, counts, counts]);
		expect(canBeOf(one, known, at())).toBe(counts);
	});

	it.each([
		['not known', undefined, null, true],
		['not known', undefined, 1, true],
		['the live push, which is asked for by default', 0, null, true],
		['the live push', 0, 0, true],
		['the live push', 0, 1, false],
		['the mixed one', 1, 1, true],
		['the mixed one', 1, null, false],
	])('case 4: its stream type, if it is %s: %#', (_what, type, streamType, counts) => {
		const circumstances = at({ streamTypeOf: (id) => (id === 't' ? type : undefined) });
		expect(isSameTimes(task(0), recordingRequest({ streamType }), circumstances)).toBe(counts);
	});
});

describe('the same times in Real-Time mode', () => {
	it.each([
		['started long ago', task(-5 * HOUR), at(), true],
		['starts within the second that the clock may be behind', task(SECOND), at(), true],
		['case 1: starts later', task(SECOND + 1), at(), false],
		['starts within a minute where no clock is told', task(MINUTE), UNTOLD, true],
		['starts later where no clock is told', task(MINUTE + 1), UNTOLD, false],
		['has started by the clock of the service', task(HOUR), at({ serviceNow: NOW + HOUR }), true],
		['ends at another time', task(0, HOUR + 1), at(), false],
		['ends earlier', task(0, HOUR / 2), at(), false],
		['was cut to half an hour by the legacy API', task(0, HOUR / 2), LEGACY, true],
		['was cut, within two seconds', task(0, HOUR / 2 + 2 * SECOND), LEGACY, true],
		['was cut, within two seconds less', task(0, HOUR / 2 - 2 * SECOND), LEGACY, true],
		['is longer than cut ones', task(0, HOUR / 2 + 2 * SECOND + 1), LEGACY, false],
		['is shorter than cut ones', task(0, HOUR / 2 - 2 * SECOND - 1), LEGACY, false],
		['case 2: is cut but starts later', task(HOUR / 4, HOUR * 0.75), LEGACY, false],
		['is cut but ends later', task(0, HOUR / 2), LEGACY, false, HOUR / 2 - 1],
		['is cut and ends as asked', task(0, HOUR / 2), LEGACY, true, HOUR / 2],
	])('a task that %s', (_what, one, circumstances, counts, end = HOUR) => {
		const request = recordingRequest({ endTime: NOW + end });
		expect(isSameTimes(one, request, circumstances)).toBe(counts);
	});
});

describe('the same times in Scheduled mode', () => {
	const later = scheduled(HOUR, 2 * HOUR);
	const passed = scheduled(-HOUR, 2 * HOUR);

	it.each([
		['has both', task(HOUR, 2 * HOUR), later, true],
		['starts earlier', task(HOUR - 1, 2 * HOUR), later, false],
		['starts later', task(HOUR + 1, 2 * HOUR), later, false],
		['ends at another time', task(HOUR, 2 * HOUR + 1), later, false],
		['has the start that has passed', task(-HOUR, 2 * HOUR), passed, true],
		['started after a start that has passed', task(0, 2 * HOUR), passed, true],
		['started before it', task(-HOUR - 1, 2 * HOUR), passed, false],
		['starts after now', task(SECOND + 1, 2 * HOUR), passed, false],
		['started after it and ends at another time', task(0, HOUR), passed, false],
		['is of half an hour in the legacy API', task(HOUR, 1.5 * HOUR), later, false],
	])('a task that %s', (_what, one, request, counts) => {
		expect(isSameTimes(one, request, LEGACY)).toBe(counts);
	});

	it('a start that comes this very second has passed', () => {
		expect(isSameTimes(task(SECOND), scheduled(0, HOUR), at())).toBe(true);
		expect(isSameTimes(task(1_001), scheduled(1_001, HOUR), at())).toBe(true);
		expect(
			isSameTimes(task(SECOND), scheduled(SECOND - 1, HOUR), at({ serviceNow: NOW - 2 })),
		).toBe(false);
	});
});

describe('overlapping', () => {
	const later = scheduled(HOUR, 2 * HOUR);

	it.each([
		['ends as a scheduled one starts', task(0, HOUR), later, false],
		['ends a moment after its start', task(0, HOUR + 1), later, true],
		['starts as it ends', task(2 * HOUR, 3 * HOUR), later, false],
		['starts a moment before its end', task(2 * HOUR - 1, 3 * HOUR), later, true],
		['lies inside', task(HOUR + 1, HOUR + 2), later, true],
		['has ended just now', task(-HOUR, 0), recordingRequest(), false],
		['covers now', task(-HOUR, 1), recordingRequest(), true],
		['covers now, whatever its end', task(0, 9 * HOUR), recordingRequest(), true],
		['starts within this second', task(SECOND), recordingRequest(), true],
		['has not started', task(SECOND + 1), recordingRequest(), false],
	])('a task that %s', (_what, one, request, counts) => {
		expect(isOverlapping(one, request, at())).toBe(counts);
	});

	it('takes this clock where the service tells none', () => {
		const own = at({ serviceNow: null, ownNow: NOW + 1 });
		expect(isOverlapping(task(-HOUR, 1), recordingRequest(), own)).toBe(false);
		expect(isOverlapping(task(-HOUR, 2), recordingRequest(), own)).toBe(true);
	});
});

describe('sharing time', () => {
	it.each([
		['ends as it starts', task(0, HOUR), scheduled(HOUR, 2 * HOUR), at(), false],
		['starts as it ends', task(2 * HOUR, 3 * HOUR), scheduled(HOUR, 2 * HOUR), at(), false],
		[
			'starts before a Real-Time one ends',
			task(HOUR - 1, 2 * HOUR),
			recordingRequest(),
			at(),
			true,
		],
		['has ended', task(-HOUR, 0), recordingRequest(), at(), false],
		['has not ended by this clock', task(-HOUR, 0), recordingRequest(), UNTOLD, false],
		['ends in a moment', task(-HOUR, 1), recordingRequest(), UNTOLD, true],
	])('a task that %s: %#', (_what, one, request, circumstances, counts) => {
		expect(sharesTime(one, request, circumstances)).toBe(counts);
	});
});

describe('the task that exists', () => {
	const ending = (id: string, end: number) => listedTask(id, { endTime: NOW + end });
	const idFor = (tasks: ListedTask[], match: 'sameTimes' | 'overlapping') =>
		existingAmong(tasks, recordingRequest(), match, at())?.taskId;

	it('is the first that counts and is not over', () => {
		const over = listedTask('over', { state: 'over' });
		expect(idFor([over, listedTask('a'), listedTask('b')], 'sameTimes')).toBe('a');
		expect(idFor([over], 'overlapping')).toBeUndefined();
	});

	it('is one that only overlaps where that is asked for', () => {
		expect(idFor([ending('a', 1)], 'sameTimes')).toBeUndefined();
		expect(idFor([ending('a', 1)], 'overlapping')).toBe('a');
	});
});

describe('the task of a request that left', () => {
	const LATEST = 301 * SECOND;
	const late = at({ serviceNow: NOW + HOUR });

	it.each([
		['started as it left', task(0), {}, late, true],
		['case 3: started before it left', task(-SECOND), {}, late, false],
		['started in the second in which it left', task(0), { leftAt: NOW + 999 }, late, true],
		['started in the second before', task(0), { leftAt: NOW + SECOND }, late, false],
		['started when it could just be accepted', task(LATEST), {}, late, true],
		['started when it was refused', task(LATEST + 1), {}, late, false],
		['case 3: has not started, though it could be accepted then', task(LATEST), {}, at(), false],
		['was there before', task(0), { notMine: ['t'] }, late, false],
		['ends at another time', task(0, HOUR + 1), {}, late, false],
		['is over', task(0, HOUR, { state: 'over' }), {}, late, true],
		['was cut by the legacy API', task(0, HOUR / 2), {}, LEGACY, true],
		['started as early as the clocks may differ', task(-300_000), { leftAt: null }, at(), true],
		['started earlier', task(-300_001), { leftAt: null }, at(), false],
	])('in Real-Time mode: one that %s', (_what, one, parts, circumstances, counts) => {
		expect(canBeOf(one, attemptFor(intentOf(), parts), circumstances)).toBe(counts);
	});

	it.each([
		['its times', task(HOUR, 2 * HOUR), true],
		['another start', task(HOUR + 1, 2 * HOUR), false],
		['another end', task(HOUR, 2 * HOUR + 1), false],
	])('in Scheduled mode: one with %s', (_what, one, counts) => {
		const attempt = attemptFor(intentOf({ request: scheduled(HOUR, 2 * HOUR) }));
		expect(canBeOf(one, attempt, at())).toBe(counts);
	});

	it('in Scheduled mode too, none that was there before', () => {
		const attempt = attemptFor(intentOf({ request: scheduled(0, HOUR) }), { notMine: ['t'] });
		expect(canBeOf(task(0), attempt, at())).toBe(false);
	});
});

it.each([
	['Real-Time: its end, whenever it starts', task(9), recordingRequest(), true],
	['Real-Time: another end', task(0, HOUR + 1), recordingRequest(), false],
	['Scheduled: its times', task(HOUR, 2 * HOUR), scheduled(HOUR, 2 * HOUR), true],
	['Scheduled: another start', task(HOUR + 1, 2 * HOUR), scheduled(HOUR, 2 * HOUR), false],
	['Scheduled: another end', task(HOUR, 2 * HOUR + 1), scheduled(HOUR, 2 * HOUR), false],
	['another stream', task(0, HOUR, { channel: 'b' }), recordingRequest(), false],
])('what looks like a task of a request has, in %s', (_what, one, request, alike) => {
	expect(looksLike(one, request, at())).toBe(alike);
});

describe('a task that was made just now', () => {
	it.each([
		['starts in the second in which it was made', recordingRequest(), TRAITS_3, 0, HOUR],
		['has the times it was asked with', scheduled(HOUR, 2 * HOUR), TRAITS_LEGACY, HOUR, 2 * HOUR],
		['is cut where the service cuts', recordingRequest(), TRAITS_LEGACY, 0, HOUR / 2],
		[
			'is not made longer by that',
			recordingRequest({ endTime: NOW + MINUTE }),
			TRAITS_LEGACY,
			0,
			MINUTE,
		],
	])('%s', (_what, request, traits, start, end) => {
		const made = taskJustMade('t', { ...request, templateId: 7 }, NOW + 999, traits);
		expect(made).toStrictEqual(task(start, end, { templateId: 7 }));
	});
});

it.each([
	['the same times', task(HOUR, 2 * HOUR), scheduled(HOUR, 2 * HOUR), undefined],
	['more', task(0, 3 * HOUR), scheduled(HOUR, 2 * HOUR), undefined],
	['a later start', task(HOUR + 1, 2 * HOUR), scheduled(HOUR, 2 * HOUR), [true, false]],
	['case 46: an earlier end', task(HOUR, 2 * HOUR - 1), scheduled(HOUR, 2 * HOUR), [false, true]],
	['a part', task(HOUR + 1, HOUR + 2), scheduled(HOUR, 2 * HOUR), [true, true]],
	['a start that was not asked for', task(HOUR / 2), recordingRequest(), undefined],
])('what a task leaves out that has %s', (_what, one, request, leaves) => {
	const { before, after } = uncovered(one, request) ?? {};
	expect(before === undefined ? undefined : [before, after]).toStrictEqual(leaves);
});

it('what a listing cannot tell apart is alike, though its stream type is known to be another', () => {
	const known = at({ streamTypeOf: () => 1 });
	const request = recordingRequest();
	const tasks = [listedTask('t'), listedTask('other', { channel: 'other' })];
	expect(existingAmong(tasks, request, 'sameTimes', known)).toBeUndefined();
	expect(alikeAmong(tasks, request, known)).toStrictEqual(['t']);
});
