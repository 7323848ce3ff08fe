import { rangesOf } from '../../../../../nodes/TencentLive/api/v3/tasks';
import { DAY, HOUR, MINUTE } from '../../../../../nodes/TencentLive/api/requestRules';
import { NOW } from '../../support/recordingRequest';

const SECOND = 1000;

describe('rangesOf', () => {
	/** In milliseconds from `NOW`. */
	const ranges = (from: number, to: number) =>
		rangesOf(NOW + from, NOW + to, NOW).map((range) => [range.from - NOW, range.to - NOW]);

	it.each([
		['an hour', 0, HOUR, [[0, HOUR]]],
		['exactly a week', 0, 7 * DAY, [[0, 7 * DAY]]],
		[
			'a week and a second',
			0,
			7 * DAY + SECOND,
			[
				[SECOND, 7 * DAY + SECOND],
				[0, DAY + SECOND],
			],
		],
		[
			'exactly two ranges',
			-DAY,
			12 * DAY,
			[
				[5 * DAY, 12 * DAY],
				[-DAY, 6 * DAY],
			],
		],
		[
			'three',
			0,
			14 * DAY,
			[
				[7 * DAY, 14 * DAY],
				[DAY, 8 * DAY],
				[0, 2 * DAY],
			],
		],
		['nothing', 0, 0, []],
		['less than nothing', HOUR, 0, []],
		['no more than 90 days back', -91 * DAY, -89 * DAY, [[-90 * DAY + MINUTE, -89 * DAY]]],
		['90 days back', -90 * DAY, -89 * DAY, [[-90 * DAY + MINUTE, -89 * DAY]]],
		['all of the service', -100 * DAY, -90 * DAY + MINUTE, []],
	])('of %s', (_what, from, to, expected) => {
		expect(ranges(from, to)).toStrictEqual(expected);
	});
});

describe('rangesOf a window that is not of whole seconds', () => {
	it.each([
		[0, 15 * DAY],
		[500, 15 * DAY + 500],
		[999, 7 * DAY + 999],
		[-91 * DAY + 1, 8 * DAY + 1],
	])('from %d to %d ms is a week at most, in whole seconds', (from, to) => {
		const ranges = rangesOf(NOW + from, NOW + to, NOW + 500);
		expect(ranges.length).toBeGreaterThan(1);
		for (const range of ranges) {
			expect(range.to - range.from).toBeLessThanOrEqual(7 * DAY);
			expect([range.from % SECOND, range.to % SECOND]).toStrictEqual([0, 0]);
		}
		expect(ranges[0]?.to).toBe(Math.ceil((NOW + to) / SECOND) * SECOND);
	});
});
