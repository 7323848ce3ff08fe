import { countIn, pagesOf } from '../../../../../nodes/TencentLive/api/v2/pages';
import { pagesOf as all } from '../../support/failing';

const ids = (count: number, from = 1) =>
	Array.from({ length: count }, (_, at) => String(from + at));

interface Habits {
	/** The most that the service gives at once. */
	most?: number;
	/** What it counts; undefined where it does not say. */
	total?: (length: number) => number | undefined;
	/** What happens to the list after each call. */
	meanwhile?: (list: string[], call: number) => void;
}

/** Reads a list from a service of such habits. */
async function read(list: string[], { most = 100, total = (n) => n, meanwhile }: Habits = {}) {
	const asked: Array<[number: number, size: number]> = [];
	let isWhole: boolean | undefined;
	async function* reading() {
		isWhole = yield* pagesOf<string>({
			idOf: (id) => id,
			async ask(number, size) {
				asked.push([number, size]);
				const given = Math.min(size, most);
				const entries = list.slice((number - 1) * given, number * given);
				const page = { entries, total: total(list.length) };
				meanwhile?.(list, asked.length);
				return await Promise.resolve(page);
			},
		});
	}
	return { pages: await all(reading()), asked, isWhole };
}

const READ_WHOLE: Array<[what: string, count: number, habits: Habits]> = [
	['nothing', 0, {}],
	['one page', 100, {}],
	['one entry more', 101, {}],
	['many pages', 2_345, {}],
	['many pages, uncounted', 1_234, { total: () => undefined }],
	['one page, uncounted', 100, { total: () => undefined }],
	['pages that the service cuts', 500, { most: 50 }],
	['pages of one', 7, { most: 1 }],
	['pages of two, uncounted', 7, { most: 2, total: () => undefined }],
];

it.each(READ_WHOLE)('reads %s, each entry once', async (_what, count, habits) => {
	const { pages, isWhole } = await read(ids(count), habits);
	expect(pages.flat()).toStrictEqual(ids(count));
	expect(isWhole).toBe(true);
});

it('asks for pages that begin before the end of the one before', async () => {
	const { asked } = await read(ids(290));
	expect(asked).toStrictEqual([
		[1, 100],
		[2, 99],
		[3, 98],
	]);
});

it('never gives an entry twice, were it in one answer', async () => {
	const { pages } = await read(['a', 'a', 'b'], { total: () => 2 });
	expect(pages).toStrictEqual([['a', 'b']]);
});

describe('case 33: misses nothing', () => {
	it.each([
		['an entry of page 1 is deleted', (list: string[]) => list.splice(4, 1)],
		['the last of page 1 is deleted', (list: string[]) => list.splice(99, 1)],
		['several are deleted', (list: string[]) => list.splice(0, 60)],
		['one is deleted and one is made', (list: string[]) => list.push('new', ...list.splice(4, 1))],
		['one is made in front', (list: string[]) => list.unshift('new')],
	])('where between the pages %s', async (_what, change) => {
		for (const after of [1, 2]) {
			const list = ids(300);
			const { pages, isWhole } = await read(list, {
				meanwhile: (entries, call) => {
					if (call === after) change(entries);
				},
			});
			expect(new Set(pages.flat())).toStrictEqual(new Set([...ids(300), ...list]));
			expect(pages.flat()).toHaveLength(new Set(pages.flat()).size);
			expect(isWhole).toBe(true);
		}
	});

	it('but for a list that never stands still, and says so', async () => {
		const { asked, isWhole } = await read(ids(300), {
			meanwhile: (list) => list.shift(),
		});
		expect(isWhole).toBe(false);
		expect(asked).toHaveLength(12);
	});

	it('but for what the service counts and never shows, and says so', async () => {
		const { asked, isWhole } = await read(ids(2), { total: () => 5 });
		expect(isWhole).toBe(false);
		expect(asked).toHaveLength(4);
	});
});

it.each([
	[3, 3],
	['3', 3],
	[0, 0],
	[undefined, undefined],
	[null, undefined],
	['many', undefined],
])('a count of %p is %p', (value, count) => {
	expect(countIn(value)).toBe(count);
});
