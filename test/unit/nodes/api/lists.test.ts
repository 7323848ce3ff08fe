import { collect, objectsIn } from '../../../../nodes/TencentLive/api/lists';

describe('objectsIn', () => {
	it('keeps the objects of a list, in order', () => {
		const first = { a: 1 };
		expect(objectsIn([first, null, 'a', 1, [], [first], {}])).toStrictEqual([first, {}]);
		expect(objectsIn([])).toStrictEqual([]);
	});

	it.each([undefined, null, '', 'a', 1, {}, { 0: { Name: 'a' } }])('gives none for %p', (list) => {
		expect(objectsIn(list)).toStrictEqual([]);
	});
});

describe('collect', () => {
	const pagesOf = async function* (beforeCall: () => void) {
		for (const page of [['a', 'b'], [], ['c']]) {
			beforeCall();
			yield page;
		}
	};

	it('gives everything in order', async () => {
		expect(await collect(pagesOf, 3)).toStrictEqual(['a', 'b', 'c']);
	});

	it('gives up where there would be more calls', async () => {
		expect(await collect(pagesOf, 2)).toBeUndefined();
		expect(await collect(pagesOf, 0)).toBeUndefined();
	});

	it('passes an error on', async () => {
		const error = new Error('failed');
		const failing = async function* (): AsyncGenerator<string[]> {
			yield ['a'];
			throw error;
		};
		await expect(collect(failing, 3)).rejects.toBe(error);
	});
});
