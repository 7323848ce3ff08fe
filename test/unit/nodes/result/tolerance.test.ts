import { around, overlapOf, TOLERANCE } from '../../../../nodes/TencentLive/result/tolerance';

const stretch = (from: number, to: number) => ({ from, to });

it.each([
	['apart', stretch(0, 10), stretch(20, 30), 0],
	['side by side', stretch(0, 10), stretch(10, 30), 0],
	['overlapping', stretch(0, 15), stretch(10, 30), 5],
	['one inside the other', stretch(0, 100), stretch(10, 30), 20],
	['without an end', stretch(0, Infinity), stretch(10, 30), 20],
])('two stretches %s', (_how, one, other, common) => {
	expect(overlapOf(one, other)).toBe(common);
	expect(overlapOf(other, one)).toBe(common);
});

it('around some windows lies what is between the first and the last, and more on either side', () => {
	expect(around([stretch(50, 60), stretch(10, 90), stretch(20, 70)], 7)).toEqual(stretch(3, 97));
});

it('ten seconds still mean the same moment', () => {
	expect(TOLERANCE).toBe(10_000);
});
