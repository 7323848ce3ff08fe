import { placeInWords, rangeInWords } from '../../../../nodes/TencentLive/parameters/inWords';

it.each([
	[null, null, null, ''],
	['d', null, null, ' in d'],
	['d', 'a', null, ' in d/a'],
	[null, 'a', null, ' in a'],
	['d', 'a', 'c', ' of "c" in d/a'],
	[null, null, 'c', ' of "c"'],
])('of %p, %p, %p it is said: %p', (domain, appName, channel, words) => {
	expect(placeInWords({ domain, appName, channel })).toBe(words);
});

it('a range is told in the time of China', () => {
	const from = Date.UTC(2026, 10, 23, 4);
	expect(rangeInWords({ from, to: from + 60_000 })).toBe(
		' between 2026-11-23T12:00:00+08:00 and 2026-11-23T12:01:00+08:00',
	);
});
