import { pool } from '../../../../nodes/TencentLive/items/pool';
import { Deferred, watch } from '../support/deferred';
import { settle } from '../support/fakeClock';

/** Items under way, each of which lasts until the test ends it; after "last" no further one starts. */
function under(count: number, most: number) {
	const ends = Array.from({ length: count }, () => new Deferred<string>());
	const frees: Array<() => void> = [];
	const started: number[] = [];
	const results = pool(
		count,
		most,
		async (item, free) => {
			started.push(item);
			frees[item] = free;
			return await (ends[item]?.promise ?? Promise.reject(new RangeError(`No item ${item}.`)));
		},
		(result) => result === 'last',
	);
	const end = async (item: number, result = `item ${item}`) => {
		ends[item]?.resolve(result);
		await settle();
	};
	const fail = async (item: number) => {
		ends[item]?.reject(new Error(`item ${item}`));
		await settle();
	};
	return {
		results,
		seen: watch(results),
		started,
		end,
		fail,
		free: (item: number) => frees[item]?.(),
	};
}

it('ends at once without items', async () => {
	expect(await under(0, 5).results).toStrictEqual([]);
});

it('gives results in input order, however they ended', async () => {
	const { results, end } = under(3, 3);
	for (const item of [2, 0, 1]) await end(item);
	expect(await results).toStrictEqual(['item 0', 'item 1', 'item 2']);
});

it('starts in input order, at most so many at a time, and ends only when all have', async () => {
	const { results, seen, started, end } = under(4, 2);
	expect(started).toStrictEqual([0, 1]);
	await end(1);
	expect(started).toStrictEqual([0, 1, 2]);
	await end(2);
	expect(started).toStrictEqual([0, 1, 2, 3]);
	await end(0);
	expect(seen.state).toBe('open');
	await end(3);
	expect(await results).toHaveLength(4);
});

it('starts none after a last one, and lets those under way end', async () => {
	const { results, seen, started, end, free } = under(5, 3);
	await end(1, 'last');
	free(0);
	await end(2);
	expect(started).toStrictEqual([0, 1, 2]);
	expect(seen.state).toBe('open');
	await end(0);
	expect(await results).toStrictEqual(['item 0', 'last', 'item 2', undefined, undefined]);
});

it('breaks with the first that broke, once all under way have settled', async () => {
	const { results, seen, started, end, fail } = under(5, 3);
	await fail(1);
	await fail(2);
	expect(seen.state).toBe('open');
	await end(0);
	await expect(results).rejects.toThrow('item 1');
	expect(started).toStrictEqual([0, 1, 2]);
});

describe('an item that gives its place up', () => {
	it('lets the next one start before it ends', async () => {
		const { results, seen, started, end, free } = under(3, 1);
		free(0);
		expect(started).toStrictEqual([0, 1]);
		await end(1);
		expect(started).toStrictEqual([0, 1, 2]);
		await end(2);
		expect(seen.state).toBe('open');
		await end(0);
		expect(await results).toHaveLength(3);
	});

	it('gives up one place, however often it says so, and none when it ends', async () => {
		const { started, end, free } = under(5, 1);
		free(0);
		free(0);
		expect(started).toStrictEqual([0, 1]);
		await end(0);
		free(0);
		expect(started).toStrictEqual([0, 1]);
		await end(1);
		expect(started).toStrictEqual([0, 1, 2]);
	});
});
