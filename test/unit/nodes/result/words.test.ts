import type { Draft } from '../../../../nodes/TencentLive/result/draft';
import type { FormatRecorded } from '../../../../nodes/TencentLive/result/join';
import type { Subject } from '../../../../nodes/TencentLive/result/subject';
import { noteOf as noteWith } from '../../../../nodes/TencentLive/result/words';
import { task } from '../support/fakeEvidence';
import { at } from '../support/recorded';

const WINDOW = { from: at(0), to: at(600) };
const stream = { channel: 's', domain: 'd', appName: 'live' };
const hls = { formats: ['hls'], resumption: 0, inCos: false, subAppIds: [], keptFor: null };

const subjectOf = (more: Partial<Subject> = {}): Subject => ({
	...{ ask: { stream, taskId: 'a', window: WINDOW, subAppId: null }, stream },
	...{ task: task('a', 0, 600), window: WINDOW, isOver: true, plan: hls },
	...{ resumption: 0, store: 'vod', subAppIds: [], mayBeExpired: false },
	...more,
});
const draftOf = (subject: Partial<Subject> = {}, more: Partial<Draft> = {}): Draft => ({
	...{ subject: subjectOf(subject), files: [], foreign: 0, mayBeHidden: false, lacks: false },
	...more,
});
const format = (name: string, more: Partial<FormatRecorded> = {}): FormatRecorded => ({
	...{ format: name, files: [], covered: 0, gaps: [], isExpected: true, hasUndated: false },
	...more,
});
/** Of a recording that files can still come of, unless told otherwise. */
const noteOf = (
	draft: Draft,
	complete: boolean | null,
	formats: readonly FormatRecorded[],
	more: Partial<Parameters<typeof noteWith>[3]> = {},
) => noteWith(draft, complete, formats, { mayCome: true, isUnasked: false, ...more });

const GAP = { ...WINDOW, reason: null };
const empty = { window: { from: at(0), to: at(0) } };

it.each([
	['whole', draftOf(), true, [format('hls')]],
	['incomplete, with gaps that say so', draftOf(), false, [format('hls', { gaps: [GAP] })]],
	['incomplete in every format', draftOf(), false, []],
	['without a template', draftOf({ plan: null }), true, [format('hls')]],
	['of a window', draftOf({ plan: null, task: undefined }), true, [format('hls')]],
	['lacking nothing beside files of others', draftOf({}, { foreign: 2 }), true, [format('hls')]],
	['lacking something that is nobody’s', draftOf({}, { lacks: true }), false, []],
])('nothing is said of one that is %s', (_what, draft, complete, formats) => {
	expect(noteOf(draft, complete, formats)).toBeNull();
});

it.each([
	[
		'what was stopped before it began',
		draftOf(empty),
		'It was stopped before it began: nothing was to be recorded.',
	],
	['what has not begun', draftOf({ ...empty, isOver: false }), 'It has not begun yet.'],
	['what goes on', draftOf({ isOver: false }), 'It is not over yet.'],
	['what is over just now', draftOf(), 'Files can still come.'],
])('%s', (_what, draft, words) => {
	expect(noteOf(draft, null, [format('hls')])).toBe(words);
});

describe('of files in COS', () => {
	const IN_COS = /^Files that are kept in COS are listed nowhere.*keep their addresses\.$/;
	const hidden = { mayBeHidden: true };

	it.each([null, false])('it says so where complete is %p', (complete) => {
		expect(noteOf(draftOf({}, hidden), complete, [])).toMatch(IN_COS);
	});

	it('it says so too, and before anything else, of what goes on', () => {
		const said = noteOf(draftOf({ isOver: false }, hidden), null, []);
		expect(said).toMatch(/^It is not over yet\. Files that are kept in COS/);
	});

	it('nothing is said where nothing is missing', () => {
		expect(noteOf(draftOf({}, hidden), true, [format('hls')])).toBeNull();
	});
});

describe('of files that may have been deleted by now', () => {
	const EXPIRED =
		'Recording templates can have their files deleted after a time, and it has passed here: what is missing may have been there.';
	const expired = (more: Partial<Draft>) => draftOf({ mayBeExpired: true }, more);

	it('it says so, and that files can still come where they can', () => {
		const draft = expired({ lacks: true });
		expect(noteOf(draft, null, [], { mayCome: false })).toBe(EXPIRED);
		expect(noteOf(draft, null, [])).toBe(`Files can still come. ${EXPIRED}`);
	});

	it.each([
		['nothing is missing', expired({}), true],
		['pushes say why', expired({ lacks: true }), false],
	])('it does not where %s', (_what, draft, complete) => {
		expect(noteOf(draft, complete, [])).toBeNull();
	});
});

it('an application that could not be asked is spoken of where something is missing', () => {
	const told = noteOf(draftOf({}, { lacks: true }), null, [], { mayCome: false, isUnasked: true });
	expect(told).toMatch(
		/^An application of Video on Demand that a recording template names could not/,
	);
	expect(noteOf(draftOf(), true, [format('hls')], { isUnasked: true })).toBeNull();
});

it('formats that lack something are named where the one that covers most does not', () => {
	const formats = [
		format('hls'),
		format('mp4', { gaps: [GAP] }),
		format('aac'),
		format('flv', { gaps: [GAP] }),
	];
	expect(noteOf(draftOf(), false, formats)).toBe('Something is missing in mp4, flv.');
});

it('files that reach beyond the task are counted where something is missing', () => {
	const draft = draftOf({}, { lacks: true, foreign: 2 });
	expect(noteOf(draft, false, [])).toBe(
		'Files of this stream that reach beyond the times of the task do not count (2): they are of a recording template, or of another task.',
	);
});

it('a template that is gone is named', () => {
	const gone = draftOf({ task: task('a', 0, 600, { templateId: 7 }), plan: null });
	expect(noteOf(gone, true, [format('hls')])).toBe(
		'Its recording template is not there any more: which formats it had is not known.',
	);
});

it('a template that is there is not', () => {
	const there = draftOf({ task: task('a', 0, 600, { templateId: 7 }) });
	expect(noteOf(there, true, [format('hls')])).toBeNull();
});

it('a template without a format is named', () => {
	expect(noteOf(draftOf({ plan: { ...hls, formats: [] } }), false, [])).toBe(
		'Its recording template has no format switched on.',
	);
});

it('files that do not say when they were recorded are spoken of, after what else is said', () => {
	const formats = [format('hls'), format('mp4', { hasUndated: true })];
	expect(noteOf(draftOf(), null, formats)).toBe(
		'Files can still come. Of some files the service does not say when they were recorded.',
	);
});
