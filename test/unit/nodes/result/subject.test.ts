import type { Plan } from '../../../../nodes/TencentLive/api/evidence';
import type { TaskDetails } from '../../../../nodes/TencentLive/api/recordings';
import { lastFileAt, subjectOf } from '../../../../nodes/TencentLive/result/subject';
import { at, push } from '../support/recorded';

const stream = { channel: 's', domain: 'd', appName: 'live' };
const ask = { stream, taskId: null, window: { from: at(0), to: at(600) }, subAppId: null };
const plan = { formats: ['hls'], resumption: 60_000, inCos: false, subAppIds: [], keptFor: null };
const known = { plans: new Map([[7, plan]]), tellsFormats: true, now: at(9999) };
const task = (more: Partial<TaskDetails> = {}): TaskDetails => ({
	...{ taskId: 'a', ...stream, startTime: at(0), endTime: at(600), templateId: 7 },
	...{ state: 'over', status: 'ended', stoppedAt: null, fragments: null, raw: {} },
	...more,
});

it.each([
	['its template', task(), { plan, resumption: 60_000, store: 'vod' }],
	['nothing for HLS', task({ templateId: null }), { resumption: 0, store: 'vod' }],
	['a template that is gone', task({ templateId: 8 }), { plan: null, resumption: 60_000 }],
])('a task is recorded by %s', (_what, one, expected) => {
	expect(subjectOf(ask, one, known)).toMatchObject({ isOver: true, ...expected });
});

it('where files are is known by the template, else open as soon as some are in COS', () => {
	const inCos = {
		...known,
		plans: new Map([[7, { ...plan, inCos: true, subAppIds: [], keptFor: null }]]),
	};
	expect(subjectOf(ask, task(), inCos).store).toBe('cos');
	expect(subjectOf(ask, task({ templateId: 8 }), inCos).store).toBe('either');
	expect(subjectOf(ask, undefined, inCos).store).toBe('either');
	expect(subjectOf(ask, undefined, known).store).toBe('vod');
});

describe('files of a template', () => {
	const short = { ...plan, subAppIds: [5, 6], keptFor: 3_600_000 };
	const long = { ...plan, subAppIds: [6, 7], keptFor: 7_200_000 };
	const plans = new Map<number, Plan>([
		[7, short],
		[8, long],
		[9, plan],
	]);
	const of = (templateId: number | null | undefined, now: number) => {
		const one = templateId === undefined ? undefined : task({ templateId });
		return subjectOf(ask, one, { ...known, plans, now: at(now) });
	};

	it('are in its applications; those of a window in any', () => {
		const apps = [7, 9, null, undefined].map((id) => of(id, 9_999).subAppIds);
		expect(apps).toEqual([[5, 6], [], [], [5, 6, 7]]);
	});

	it.each([
		['of its own', 7, 3_600, 3_601],
		['of another', 8, 7_200, 7_201],
		['of any, for a window', undefined, 3_600, 3_601],
	])('may have expired after the time %s', (_what, template, still, over) => {
		expect([of(template, still), of(template, over)].map((one) => one.mayBeExpired)).toEqual([
			false,
			true,
		]);
	});

	it.each([9, null])('are kept for good where nothing else is said (%p)', (template) => {
		expect(of(template, 1e9).mayBeExpired).toBe(false);
	});
});

it('what is not over ends now', () => {
	const early = { ...known, now: at(100) + 999 };
	const running = subjectOf(ask, task({ state: 'pending' }), early);
	expect(running).toMatchObject({ isOver: false, window: { from: at(0), to: at(100) } });
	expect(subjectOf(ask, undefined, early).isOver).toBe(false);
});

describe('the last file comes', () => {
	const LATER = 310_000;

	it('five minutes and the resumption after a task', () => {
		expect(lastFileAt(subjectOf(ask, task(), known), [push(0, null)])).toBe(
			at(600) + 60_000 + LATER,
		);
	});

	it.each([
		['after the push that holds the end of a window', [push(0, 900)], at(900)],
		['after the window where no push holds its end', [push(0, 500), push(700, 900)], at(600)],
		['some time where the push goes on', [push(0, null)], Infinity],
		['within a day where nobody tells of pushes', undefined, at(600 + 86_400)],
	])('%s', (_what, pushes, until) => {
		const window = subjectOf(ask, undefined, known);
		expect(lastFileAt(window, pushes)).toBe(until + 60_000 + LATER);
	});
});

it.each([
	['a task that is over', { state: 'over' as const }, 100, true],
	['one whose end has come', { state: 'pending' as const }, 600, true],
	['one whose end is to come', { state: 'pending' as const }, 599, false],
])('%s: is over %p', (_what, more, now, isOver) => {
	expect(subjectOf(ask, task(more), { ...known, now: at(now) }).isOver).toBe(isOver);
});

it.each([
	[600, true],
	[599, false],
])('a window that ends at 600 is over at %i: %p', (now, isOver) => {
	expect(subjectOf(ask, undefined, { ...known, now: at(now) }).isOver).toBe(isOver);
});
