import { InvalidParameterError } from '../../../../nodes/TencentLive/api/InvalidParameterError';
import { pageFields, readLimit, take } from '../../../../nodes/TencentLive/parameters/pages';
import { failureOf } from '../support/thrown';
import { valuesWith } from '../support/values';

it.each([
	['as n8n has it', {}, 50],
	['all', { returnAll: true, limit: 3 }, Infinity],
	['all, as text', { returnAll: 'true' }, Infinity],
	['so many', { returnAll: false, limit: 3 }, 3],
	['so many, as text', { limit: ' 7 ' }, 7],
])('an item asks for %s: %p', (_what, values, limit) => {
	expect(readLimit(valuesWith(values))).toBe(limit);
});

it('none is no limit', async () => {
	const act = () => readLimit(valuesWith({ limit: 0 }));
	expect((await failureOf(act, InvalidParameterError)).message).toBe(
		'Limit: 0 is not a positive whole number. Give digits only, such as 12345.',
	);
});

it('Limit is asked for where not all are', () => {
	expect(pageFields.map(({ name }) => name)).toEqual(['returnAll', 'limit']);
	expect(pageFields[1]?.displayOptions).toEqual({ show: { returnAll: [false] } });
});

describe('of pages', () => {
	async function* pages(asked: number[]) {
		for (const page of [[1, 2], [3], [4, 5]]) {
			asked.push(page.length);
			yield await Promise.resolve(page);
		}
	}

	it.each([
		[1, [1], 1],
		[2, [1, 2], 1],
		[3, [1, 2, 3], 2],
		[4, [1, 2, 3, 4], 3],
		[Infinity, [1, 2, 3, 4, 5], 3],
	])('%p are taken, and no page that is not needed', async (limit, taken, calls) => {
		const asked: number[] = [];
		expect(await take(pages(asked), limit)).toEqual(taken);
		expect(asked).toHaveLength(calls);
	});
});
