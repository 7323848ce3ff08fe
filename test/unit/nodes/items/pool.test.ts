import { pool } from '../../../../nodes/TencentLive/items/pool';
import { Deferred, watch } from '../support/deferred';
import { settle } from '../support/fakeClock';

/** Items under way, each of which lasts until the test ends it. */
function under(count: number, most: number, stopAtFailure = false) {
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
		stopAtFailure,
	);
	const succeed = async (item: number) => {
		ends[item]?.resolve(`item ${item}`);
		await settle();
	};
	const fail = async (item: number) => {
		ends[item]?.reject(new Error(`item ${item}`));
		await settle();
	};
	const free = (item: number) => frees[item]?.();
	return { results, seen: watch(results), started, succeed, fail, free };
}

const made = (item: number) => ({ status: 'fulfilled', value: `item ${item}` });
const failed = (item: number) => ({ status: 'rejected', reason: new Error(`item ${item}`) });

it('ends at once without items', async () => {
	expect(await under(0, 5).results).toStrictEqual([]);
});

it('gives results in input order, however they ended', async () => {
	const { results, succeed, fail } = under(3, 3);
	await succeed(2);
	await fail(0);
	await succeed(1);
	expect(await results).toStrictEqual([failed(0), made(1), made(2)]);
});

it('starts in input order, at most so many at a time', async () => {
	const { results, started, succeed } = under(4, 2);
	expect(started).toStrictEqual([0, 1]);
	await succeed(1);
	expect(started).toStrictEqual([0, 1, 2]);
	await succeed(2);
	expect(started).toStrictEqual([0, 1, 2, 3]);
	await succeed(0);
	await succeed(3);
	expect(await results).toStrictEqual([made(0), made(1), made(2), made(3)]);
});

it('ends only when all have', async () => {
	const { seen, succeed } = under(2, 2);
	await succeed(1);
	expect(seen.state).toBe('open');
	await succeed(0);
	expect(seen.state).toBe('fulfilled');
});

it('passes no failure on by itself', async () => {
	const { results, fail } = under(1, 1);
	await fail(0);
	expect(await results).toStrictEqual([failed(0)]);
});

describe('after a failure', () => {
	it('goes on where it is told to', async () => {
		const { results, started, succeed, fail } = under(3, 1);
		await fail(0);
		expect(started).toStrictEqual([0, 1]);
		await succeed(1);
		await succeed(2);
		expect(await results).toStrictEqual([failed(0), made(1), made(2)]);
	});

	it('starts none where it is told to stop, and lets those under way end', async () => {
		const { results, seen, started, succeed, fail } = under(5, 3, true);
		await fail(1);
		expect(started).toStrictEqual([0, 1, 2]);
		await succeed(2);
		expect(seen.state).toBe('open');
		await fail(0);
		expect(await results).toStrictEqual([failed(0), failed(1), made(2), undefined, undefined]);
		expect(started).toStrictEqual([0, 1, 2]);
	});

	it('starts none for a place that is given up either', async () => {
		const { started, fail, free } = under(3, 2, true);
		await fail(0);
		free(1);
		expect(started).toStrictEqual([0, 1]);
	});

	it('starts all where none fails', async () => {
		const { results, succeed } = under(2, 1, true);
		await succeed(0);
		await succeed(1);
		expect(await results).toStrictEqual([made(0), made(1)]);
	});
});

describe('an item that gives its place up', () => {
	it('lets the next one start before it ends', async () => {
		const { results, seen, started, succeed, free } = under(3, 1);
		free(0);
		expect(started).toStrictEqual([0, 1]);
		await succeed(1);
		expect(started).toStrictEqual([0, 1, 2]);
		await succeed(2);
		expect(seen.state).toBe('open');
		await succeed(0);
		expect(await results).toStrictEqual([made(0), made(1), made(2)]);
	});

	it('gives up one place, however often it says so, and none when it ends', async () => {
		const { started, succeed, free } = under(5, 1);
		free(0);
		free(0);
		expect(started).toStrictEqual([0, 1]);
		await succeed(0);
		free(0);
		expect(started).toStrictEqual([0, 1]);
		await succeed(1);
		expect(started).toStrictEqual([0, 1, 2]);
	});
});
