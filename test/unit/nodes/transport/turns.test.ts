import { Turns } from '../../../../nodes/TencentLive/transport/turns';
import { Deferred } from '../support/deferred';
import { settle } from '../support/fakeClock';

/** Works that take until the test ends them; writes down the order in which they begin. */
function working() {
	const turns = new Turns();
	const begun: string[] = [];
	const begin = (name: string, owner?: object) => {
		const work = new Deferred<string>();
		const done = turns.take(owner, async () => {
			begun.push(name);
			return await work.promise;
		});
		return { work, done };
	};
	return { begun, begin };
}

const [A, B, C] = [{}, {}, {}];

it('goes one at a time, and first come, first served where there is one owner', async () => {
	const { begun, begin } = working();
	const works = ['1', '2', '3'].map((name) => begin(name));
	for (const { work, done } of works) {
		await settle();
		expect(begun).toHaveLength(works.findIndex((one) => one.work === work) + 1);
		work.resolve('done');
		expect(await done).toBe('done');
	}
	expect(begun).toStrictEqual(['1', '2', '3']);
});

it('gives each owner one before any gets another, whoever came first', async () => {
	const { begun, begin } = working();
	const works = [
		begin('a1', A),
		begin('a2', A),
		begin('a3', A),
		begin('a4', A),
		begin('b1', B),
		begin('b2', B),
		begin('c1', C),
	];
	for (const { work } of works) work.resolve('done');
	await Promise.all(works.map(async ({ done }) => await done));
	expect(begun).toStrictEqual(['a1', 'b1', 'a2', 'c1', 'b2', 'a3', 'a4']);
});

it('goes on after work that fails', async () => {
	const { begun, begin } = working();
	const [first, second] = [begin('1'), begin('2')];
	first.work.reject(new Error('no'));
	await expect(first.done).rejects.toThrow('no');
	second.work.resolve('done');
	expect(await second.done).toBe('done');
	expect(begun).toStrictEqual(['1', '2']);
});

it('begins at once when all is over', async () => {
	const { begun, begin } = working();
	const first = begin('1');
	first.work.resolve('done');
	await first.done;
	await settle();
	void begin('2');
	expect(begun).toStrictEqual(['1', '2']);
});
