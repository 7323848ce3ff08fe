import {
	isoOrNull,
	rawItem,
	readSimplify,
} from '../../../../nodes/TencentLive/parameters/simplify';
import { valuesWith } from '../support/values';

it.each([
	[undefined, true],
	[null, true],
	['', true],
	[false, false],
	['false', false],
	[true, true],
])('Simplify %p is %p', (simplify, expected) => {
	expect(readSimplify(valuesWith({ simplify }))).toBe(expected);
});

it('what the service sent is an item of its own', () => {
	const raw = { a: { b: [1] } };
	const item = rawItem(raw);
	expect(item).toEqual(raw);
	expect(item.a).not.toBe(raw.a);
});

it('a time is one in China, and none is none', () => {
	expect(isoOrNull(Date.UTC(2026, 10, 23, 4))).toBe('2026-11-23T12:00:00+08:00');
	expect(isoOrNull(null)).toBeNull();
});
