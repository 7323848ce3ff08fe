import { dated, ownedBy, stretchOf, type Owner } from '../../../../nodes/TencentLive/result/owners';
import { at, file } from '../support/recorded';

const task = (taskId: string, from: number, to: number, more: Partial<Owner> = {}): Owner => ({
	taskId,
	startTime: at(from),
	endTime: at(to),
	stoppedAt: null,
	formats: null,
	...more,
});

const A = task('a', 0, 600);
const idsOf = (...given: Parameters<typeof ownedBy>) =>
	ownedBy(...given).files.map(({ fileId, taskId }) => [fileId, taskId]);

it.each([
	['within its time', file(0, 600), [['0-600', 'a']], 0],
	['ten seconds beyond it', file(-10, 610), [['-10-610', 'a']], 0],
	['eleven before it', file(-11, 600), [], 1],
	['eleven after it', file(0, 611), [], 1],
	['of another time', file(700, 800), [], 0],
	['of the seconds after it only', file(601, 609), [], 0],
	['that the service says is its own', file(-90, 600, { taskId: 'a' }), [['-90-600', 'a']], 0],
	['that the service says is another’s', file(0, 600, { taskId: 'b' }), [], 1],
	[
		'whose address holds its ID',
		file(-90, 600, { url: 'http://x/a/1.m3u8' }),
		[['-90-600', 'a']],
		0,
	],
	['that does not say when', file(0, 0, { endTime: null }), [['0-0', 'a']], 0],
])('a file %s', (_what, one, own, foreign) => {
	expect(idsOf(A, [one], [A])).toEqual(own);
	expect(ownedBy(A, [one], [A]).foreign).toBe(foreign);
});

it('a file that may be of either of two is of none by name, and of both', () => {
	const B = task('b', 300, 900);
	const files = [file(0, 300), file(300, 600), file(600, 900)];
	expect(idsOf(A, files, [A, B])).toEqual([
		['0-300', 'a'],
		['300-600', null],
	]);
	expect(idsOf(B, files, [A, B])).toEqual([
		['300-600', null],
		['600-900', 'b'],
	]);
});

it('the format tells tasks apart, as long as one of them has it', () => {
	const hls = task('a', 0, 600, { formats: ['hls'] });
	const flv = task('b', 0, 600, { formats: ['flv'] });
	expect(idsOf(hls, [file(0, 600)], [hls, flv])).toEqual([['0-600', 'a']]);
	expect(idsOf(flv, [file(0, 600)], [hls, flv])).toEqual([]);
	const mp4 = file(0, 600, { format: 'mp4' });
	expect(idsOf(flv, [mp4], [hls, flv])).toEqual([['0-600', null]]);
});

it('a task that was stopped ends there, and one that was stopped before it began has none', () => {
	const stopped = task('a', 0, 600, { stoppedAt: at(100) });
	expect(idsOf(stopped, [file(0, 100), file(100, 300)], [stopped])).toEqual([['0-100', 'a']]);
	const never = task('n', 0, 600, { stoppedAt: at(-5) });
	expect(idsOf(A, [file(0, 5)], [A, never])).toEqual([['0-5', 'a']]);
});

it('a file without a start began its duration before its end', () => {
	expect(stretchOf(file(0, 60, { startTime: null }))).toEqual({ from: at(0), to: at(60) });
	expect(stretchOf(file(0, 60, { startTime: null, duration: null }))).toBeUndefined();
});

describe('a time that is counted from the task', () => {
	const since = (start: number, end: number, taskId = 'a') => {
		const sinceTask = { start: start * 1000, end: end * 1000 };
		return file(0, 0, { startTime: null, endTime: null, taskId, sinceTask });
	};

	it.each([
		['is one of the day', since(7, 128), [at(7), at(128)]],
		['is none where it does not fit the task', since(7, 611), [null, null]],
		['is none where it ends before it begins', since(128, 7), [null, null]],
		['is none where the task is not known', since(7, 128, 'b'), [null, null]],
	])('%s', (_what, one, times) => {
		const [given] = dated([one], [A]);
		expect([given?.startTime, given?.endTime]).toEqual(times);
	});
});
