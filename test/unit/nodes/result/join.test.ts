import { formatOf } from '../../../../nodes/TencentLive/result/format';
import {
	gapsIn,
	isComplete,
	isExplained,
	join,
	union,
} from '../../../../nodes/TencentLive/result/join';
import { at, file, push } from '../support/recorded';

const WINDOW = { from: at(0), to: at(600) };
const stretch = (from: number, to: number) => ({ from: at(from), to: at(to) });
const joined = (files: Parameters<typeof join>[0]['files'], formats: string[] | null = null) =>
	join({ window: WINDOW, files, formats, pushes: undefined });

describe('union', () => {
	it.each([
		['nothing', [], []],
		['one', [stretch(10, 20)], [stretch(10, 20)]],
		['what abuts', [stretch(10, 20), stretch(20, 30)], [stretch(10, 30)]],
		['what overlaps, in any order', [stretch(15, 30), stretch(10, 20)], [stretch(10, 30)]],
		['one inside another', [stretch(10, 40), stretch(20, 30)], [stretch(10, 40)]],
		['what is apart', [stretch(10, 20), stretch(21, 30)], [stretch(10, 20), stretch(21, 30)]],
		[
			'what reaches out of the window',
			[stretch(-9, 10), stretch(590, 700)],
			[stretch(0, 10), stretch(590, 600)],
		],
		['what lies outside', [stretch(-9, 0), stretch(600, 700)], []],
	])('is %s', (_what, stretches, whole) => {
		expect(union(WINDOW, stretches)).toEqual(whole);
	});
});

describe('gapsIn', () => {
	it.each([
		['the whole window where nothing is there', [], [stretch(0, 600)]],
		['none where all is', [stretch(0, 600)], []],
		['none of ten seconds', [stretch(10, 300), stretch(310, 590)], []],
		[
			'each of eleven',
			[stretch(11, 300), stretch(311, 589)],
			[stretch(0, 11), stretch(300, 311), stretch(589, 600)],
		],
	])('are %s', (_what, covered, gaps) => {
		expect(gapsIn(WINDOW, covered)).toEqual(gaps);
	});

	it('are all of a window that is shorter than the tolerance, and none of an empty one', () => {
		expect(gapsIn(stretch(0, 5), [])).toEqual([stretch(0, 5)]);
		expect(gapsIn(stretch(5, 5), [])).toEqual([]);
	});
});

describe('join', () => {
	it('puts files in the order of what they hold, format by format, the most first', () => {
		const [best, other, ...more] = joined([
			file(300, 600, { format: 'mp4' }),
			file(0, 300, { format: 'MP4' }),
			file(0, 500),
		]);
		expect(more).toEqual([]);
		expect(best).toMatchObject({ format: 'mp4', covered: 600_000, gaps: [] });
		expect(best?.files.map(({ fileId }) => fileId)).toEqual(['0-300', '300-600']);
		expect(other).toMatchObject({ format: 'hls', covered: 500_000, gaps: [stretch(500, 600)] });
	});

	it('counts what two files hold once', () => {
		expect(joined([file(0, 400), file(200, 600)])).toMatchObject([{ covered: 600_000 }]);
	});

	it('names a format that was to be recorded and is not there', () => {
		expect(joined([file(0, 600)], ['hls', 'flv'])).toMatchObject([
			{ format: 'hls', isExpected: true },
			{ format: 'flv', isExpected: true, files: [], covered: 0, gaps: [stretch(0, 600)] },
		]);
	});

	it('tells no gap where a file does not say when it was recorded', () => {
		const undated = file(0, 0, { startTime: null, endTime: null, duration: null });
		const [one] = joined([undated, file(0, 100)]);
		expect(one).toMatchObject({ hasUndated: true, gaps: [], covered: 100_000 });
		expect(one?.files.map(({ fileId }) => fileId)).toEqual(['0-100', '0-0']);
	});

	it('says why where pushes tell', () => {
		const pushes = [push(0, 300, { stopReason: 'over' })];
		const [one] = join({ window: WINDOW, files: [file(0, 300)], formats: null, pushes });
		expect(one?.gaps).toEqual([{ ...stretch(300, 600), reason: 'push broken (over)' }]);
	});
});

describe('isComplete', () => {
	const over = { isOver: true, mayCome: false, mayBeHidden: false };
	const whole = joined([file(0, 600)]);
	const partly = joined([file(0, 500)]);

	it.each([
		['all is there', whole, over, true],
		['all is there, and more may come', whole, { ...over, mayCome: true }, true],
		['all is there so far', whole, { ...over, isOver: false }, null],
		['something is missing', partly, over, false],
		['something may come', partly, { ...over, mayCome: true }, null],
		['something may be hidden', partly, { ...over, mayBeHidden: true }, null],
		['nothing is there', [], over, false],
		['a format is missing', joined([file(0, 600)], ['hls', 'flv']), over, false],
		[
			'a format that was not asked for has a gap',
			joined([file(0, 600), file(0, 9, { format: 'flv' })], ['hls']),
			over,
			true,
		],
		['nobody knows when a file was recorded', joined([file(0, 0, { endTime: null })]), over, null],
		[
			'a short window has no file',
			join({ window: stretch(0, 5), files: [], formats: ['hls'], pushes: undefined }),
			over,
			false,
		],
	])('where %s', (_what, formats, prospects, complete) => {
		expect(isComplete(formats, prospects)).toBe(complete);
	});
});

it.each([
	['hls', 'hls'],
	[' HLS ', 'hls'],
	['m3u8', 'hls'],
	['mov,mp4,m4a,3gp', 'mp4'],
	['adts', 'aac'],
	['constructor', 'constructor'],
	['', null],
	[null, null],
])('the format %p is %p', (format, name) => {
	expect(formatOf({ format })).toBe(name);
});

describe('what pushes explain', () => {
	const gap = (reason: string | null) => ({ ...stretch(0, 60), reason });
	const of = (...gaps: Array<string | null>) => ({
		...{ format: 'hls', files: [], covered: 0, isExpected: true, hasUndated: false },
		gaps: gaps.map(gap),
	});

	it.each([
		['every gap of every format', [of('not pushed'), of('push broken', 'not pushed')], true],
		['formats without a gap', [of()], true],
		['all but one gap', [of('not pushed', null)], false],
		['all but one format', [of('not pushed'), of(null)], false],
		['nothing, where there is no format', [], false],
	])('is %s', (_what, formats, expected) => {
		expect(isExplained(formats)).toBe(expected);
	});
});

it('the format that covers most comes first, files in the order of what they hold', () => {
	const files = [
		file(0, 100, { format: 'mp4' }),
		file(300, 600),
		file(0, 300),
		file(5, 5, { endTime: null }),
		file(6, 6, { endTime: null }),
	];
	const formats = joined(files, ['aac', 'mp4']);
	expect(formats.map((one) => [one.format, one.covered, one.isExpected])).toEqual([
		['hls', 600_000, false],
		['mp4', 100_000, true],
		['aac', 0, true],
	]);
	expect(formats[0]?.files.map(({ fileId }) => fileId)).toEqual(['0-300', '300-600', '5-5', '6-6']);
	expect(joined([file(0, 600, { format: null })], ['hls']).map((one) => one.isExpected)).toEqual([
		false,
		true,
	]);
});
