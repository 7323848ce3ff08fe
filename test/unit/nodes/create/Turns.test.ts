import { Turns } from '../../../../nodes/TencentLive/create/Turns';
import { Deferred } from '../support/deferred';
import { settle } from '../support/fakeClock';

/** Work under some key that lasts until the test ends it. */
function works() {
	const turns = new Turns();
	const started: string[] = [];
	const start = (key: string, name: string) => {
		const end = new Deferred<string>();
		const done = turns.run(key, async () => {
			started.push(name);
			return await end.promise;
		});
		return { end, done };
	};
	return { turns, started, start };
}

it('runs one after the other under one key, in the order they came', async () => {
	const { started, start } = works();
	const first = start('k', 'first');
	const second = start('k', 'second');
	const third = start('k', 'third');
	await settle();
	expect(started).toStrictEqual(['first']);
	first.end.resolve('a');
	expect(await first.done).toBe('a');
	await settle();
	expect(started).toStrictEqual(['first', 'second']);
	second.end.resolve('b');
	expect(await second.done).toBe('b');
	await settle();
	expect(started).toStrictEqual(['first', 'second', 'third']);
	third.end.resolve('c');
	expect(await third.done).toBe('c');
});

it('does not let other keys wait', async () => {
	const { started, start } = works();
	start('k', 'first');
	start('l', 'second');
	await settle();
	expect(started).toStrictEqual(['first', 'second']);
});

it('goes on after work that fails, and passes its failure on to its owner alone', async () => {
	const { start } = works();
	const first = start('k', 'first');
	const second = start('k', 'second');
	first.end.reject(new Error('no'));
	await expect(first.done).rejects.toThrow('no');
	second.end.resolve('b');
	expect(await second.done).toBe('b');
});

it('keeps the order for one that comes while the last is at work', async () => {
	const { started, start } = works();
	const first = start('k', 'first');
	const second = start('k', 'second');
	first.end.resolve('a');
	await first.done;
	start('k', 'third');
	await settle();
	expect(started).toStrictEqual(['first', 'second']);
	second.end.resolve('b');
	await settle();
	expect(started).toStrictEqual(['first', 'second', 'third']);
});

it('keeps nothing once all work is done', async () => {
	const { turns, start } = works();
	const held = () => Reflect.get(turns, 'last').size;
	const both = [start('k', 'first'), start('k', 'second')];
	expect(held()).toBe(1);
	for (const { end } of both) end.reject(new Error('no'));
	await Promise.allSettled(both.map(async ({ done }) => await done));
	expect(held()).toBe(0);
});
