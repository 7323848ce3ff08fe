import { pageAfter } from '../../../../nodes/TencentLive/api/pageAfter';

it('the first page holds as many as a page can', () => {
	expect(pageAfter(0, 100)).toEqual({ number: 1, size: 100, start: 0 });
	expect(pageAfter(-5, 100)).toEqual({ number: 1, size: 100, start: 0 });
});

it.each([1, 7, 99, 100, 101, 150, 199, 200, 1_234])(
	'after %i entries a page has one of them, and gives more',
	(read) => {
		const { number, size, start } = pageAfter(read, 100);
		expect(start).toBe((number - 1) * size);
		expect(start).toBeLessThan(read);
		expect(start + size).toBeGreaterThan(read);
	},
);

it('no page gives more than it', () => {
	for (let read = 1; read < 60; read++) {
		const { start, size } = pageAfter(read, 12);
		for (let other = 1; other <= 12; other++) {
			const from = Math.floor((read - 1) / other) * other;
			expect(from + other).toBeLessThanOrEqual(start + size);
		}
	}
});

it('a page has at least as many entries as it has to', () => {
	for (let read = 1; read < 500; read++) {
		expect(pageAfter(read, 100, 10).size).toBeGreaterThanOrEqual(10);
	}
});

it('where no page has one of those that were read, the page right behind comes', () => {
	expect(pageAfter(3, 1)).toEqual({ number: 4, size: 1, start: 3 });
});
