import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { NODE, type Bench } from '../support/engine';

/** Input that is refused before anything is sent. */
export interface BadInput {
	what: string;
	/** What differs from a good item. */
	given: IDataObject;
	/** The display name the user sees in the editor. */
	field: string;
	says: RegExp;
}

/** A refusal by the service. */
export interface Refusal {
	action: string;
	code: string | number;
	says: RegExp;
}

/** How one operation fails. */
export interface Failing {
	/** The node's parameters; what an item changes is an expression of it. */
	parameters: INodeParameters;
	/** Items that succeed; what they name is made first. */
	good: () => Promise<[IDataObject, IDataObject]>;
	bad: [BadInput, ...BadInput[]];
	refused: Refusal;
}

const WORDS = 'The words of the service.';

/** What every operation does with bad input and refusals, with and without Continue On Fail. */
export function failsWell(bench: Bench, { parameters, good, bad, refused }: Failing): void {
	const { action, code, says } = refused;
	const refuse = () => bench.emulator.faults.next('apiError', { action, code, message: WORDS });
	const sent = () => bench.emulator.truth.requests().length;

	test.each(bad)('refuses $what, and sends nothing', async ({ given, field, says: sentence }) => {
		const [item] = await good();
		const before = sent();
		const finished = await bench.run({ parameters, items: [{ ...item, ...given }] });

		expect(finished.told).toMatch(new RegExp(`^${field.replace(/[()]/g, '\\$&')}: [^]*\\.$`));
		expect(finished.told).toMatch(sentence);
		expect(finished.error).toMatchObject({
			name: 'NodeOperationError',
			context: { itemIndex: 0 },
		});
		expect(sent()).toBe(before);
	});

	test(`says what ${code} means, and stops at the item`, async () => {
		const [one, other] = await good();
		const [{ given }] = bad;
		refuse();
		const finished = await bench.run({ parameters, items: [one, other, { ...one, ...given }] });

		expect(finished.told).toMatch(says);
		expect(finished.told).toMatch(new RegExp(`\\(${code}\\)$`));
		expect(finished.error).toMatchObject({
			name: 'NodeApiError',
			description: expect.stringMatching(new RegExp(`Tencent Cloud: ${WORDS}$`)),
			context: { itemIndex: 0 },
		});
		expect(finished.json('After')).toEqual([]);
	});

	test('Continue On Fail gives failed items in their place and goes on', async () => {
		const [one, other] = await good();
		const [{ given, field, says: sentence }] = bad;
		refuse();
		const finished = await bench.run({
			parameters,
			items: [one, { ...one, ...given }, other],
			node: { onError: 'continueRegularOutput' },
		});

		expect(finished.error).toBeUndefined();
		const [first, second, ...others] = finished.items(NODE);
		expect(first).toEqual({
			json: {
				error: expect.stringMatching(says),
				details: {
					code: String(code),
					request_id: typeof code === 'string' ? expect.stringMatching(/^[0-9a-f-]{36}$/) : null,
					description: `Tencent Cloud: ${WORDS}`,
				},
			},
			pairedItem: { item: 0 },
		});
		expect(second).toEqual({
			json: {
				error: expect.stringMatching(sentence),
				details: { code: null, request_id: null, field },
			},
			pairedItem: { item: 1 },
		});
		expect(others.length).toBeGreaterThan(0);
		for (const { json, pairedItem } of others) {
			expect(json).not.toHaveProperty('error');
			expect(pairedItem).toEqual({ item: 2 });
		}
	});

	test('the error output gets the failed items with the input they came from', async () => {
		const [one, other] = await good();
		const [{ given }] = bad;
		const wrong = { ...one, ...given };
		const finished = await bench.run({
			parameters,
			items: [wrong, other],
			node: { onError: 'continueErrorOutput' },
		});

		expect(finished.error).toBeUndefined();
		expect(finished.json(NODE, 1)).toEqual([
			{ ...wrong, error: expect.any(String), details: expect.any(Object) },
		]);
		expect(finished.json(NODE, 0).length).toBeGreaterThan(0);
	});
}

/** What every Get Many refuses as its Limit. */
export const BAD_LIMITS: [BadInput, ...BadInput[]] = [
	{ what: 'a limit of 0', given: { limit: 0 }, field: 'Limit', says: /positive whole number/ },
	{ what: 'a negative limit', given: { limit: -1 }, field: 'Limit', says: /positive whole number/ },
	{ what: 'a limit in words', given: { limit: 'all' }, field: 'Limit', says: /positive whole/ },
];
