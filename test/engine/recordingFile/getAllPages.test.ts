import type { INodeParameters } from 'n8n-workflow';

import { callsOf, outputOf } from '../lifecycle';
import { NOON, useBench } from '../../support/engine';
import { file, getAll } from './vodFiles';

const bench = useBench();

const idsOf = async (parameters: INodeParameters) =>
	(await outputOf(bench, getAll(parameters))).map(({ file_id }) => file_id);

describe('pages', () => {
	const SECOND = 1000;
	const first = Date.parse(NOON) - 6 * 3600 * SECOND;
	const many = (count: number, apart: number) =>
		bench.emulator.state.files.push(
			...Array.from({ length: count }, (_, index) => ({
				...file(String(index), '11-23 06:00', '11-23 06:00'),
				start: first + index * apart,
				end: first + (index + 1) * apart,
			})),
		);

	test.each([
		{ what: 'Return All', options: { returnAll: true }, items: 205, calls: 3 },
		{ what: 'the usual limit of 50', options: {}, items: 50, calls: 1 },
		{ what: 'a limit at the end of a page', options: { limit: 200 }, items: 200, calls: 2 },
		{ what: 'a limit on the last page', options: { limit: 201 }, items: 201, calls: 3 },
	])('$what: $items files from $calls calls', async ({ options, items, calls }) => {
		many(205, 60 * SECOND);

		expect(await idsOf(options)).toEqual(Array.from({ length: items }, (_, i) => String(i)));
		expect(callsOf(bench, 'SearchMedia').map(({ Offset, Limit }) => [Offset, Limit])).toEqual(
			Array.from({ length: calls }, (_, index) => [index * 100, 100]),
		);
	});

	test('go on beyond the 5000 files that one search shows', async () => {
		many(5100, SECOND);

		expect(await idsOf({ returnAll: true })).toEqual(
			Array.from({ length: 5100 }, (_, i) => String(i)),
		);
		const calls = callsOf(bench, 'SearchMedia');
		expect(Math.max(...calls.map(({ Offset }) => Number(Offset)))).toBe(4900);
		expect(calls).toHaveLength(52);
	});
});
