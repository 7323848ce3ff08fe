import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';

import { whatNextUnknown } from '../../../../nodes/TencentLive/api/aiWords';
import {
	eachItem,
	eachItemListing,
	eachItemOnce,
	type Going,
	type ItemMemory,
} from '../../../../nodes/TencentLive/items/eachItem';
import { contextOf } from '../support/context';
import { Deferred } from '../support/deferred';
import { settle } from '../support/fakeClock';
import { LOST } from '../support/fakeService';
import { NODE } from '../support/thrownByNode';

const ODD = new Error('This is odd.');
const FIELDS = [
	{ displayName: 'Name', name: 'name', type: 'string' as const, default: '' },
	{ displayName: 'List', name: 'list', type: 'collection' as const, default: {} },
];

interface Given {
	items?: number;
	goesOn?: boolean;
	node?: Partial<INode>;
	home?: object;
	json?: IDataObject[];
	runIndex?: number;
	/** What the fields are resolved to, where an expression reads something else each time. */
	resolved?: string;
}

/** A node that goes over so many items, of which each holds its number. */
function nodeWith({
	items = 3,
	goesOn = true,
	node,
	home,
	json,
	runIndex = 0,
	resolved = 'as set',
}: Given = {}) {
	const warnings: string[] = [];
	const given = json ?? Array.from({ length: items }, (_, item) => ({ item }));
	const context = contextOf({
		getNodeParameter: () => resolved,
		getInputData: () => given.map((one) => ({ json: one })),
		continueOnFail: () => goesOn,
		getNode: () => ({ ...NODE, ...node }),
		getContext: (type) => {
			if (home === undefined || type !== 'node') throw new Error('There is no context here.');
			return home;
		},
		getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
		logger: { warn: (message) => void warnings.push(message) },
	});
	return { context, warnings };
}

const TOOL = { type: 'n8n-nodes-tencent-live.tencentLiveTool' };
const done = async (item: number) => ({ done: item });

describe('going over items', () => {
	it('gives what each gave, in input order, each with its item', async () => {
		const { context } = nodeWith();
		const output = await eachItem(context, async (item) => {
			if (item === 0) await settle();
			return item === 2 ? [{ one: 1 }, { two: 2 }] : { item };
		});
		expect(output).toStrictEqual([
			{ json: { item: 0 }, pairedItem: { item: 0 } },
			{ json: { item: 1 }, pairedItem: { item: 1 } },
			{ json: { one: 1 }, pairedItem: { item: 2 } },
			{ json: { two: 2 }, pairedItem: { item: 2 } },
		]);
	});

	it.each([
		['twenty', undefined, 20],
		['as many as it is told', 2, 2],
	])('has %s under way at most', async (_what, most, expected) => {
		const { context } = nodeWith({ items: 22 });
		const end = new Deferred<IDataObject>();
		let started = 0;
		const output = eachItem(
			context,
			async () => {
				started += 1;
				return await end.promise;
			},
			{ most },
		);
		await settle();
		expect(started).toBe(expected);
		end.resolve({});
		expect(await output).toHaveLength(22);
	});

	const failing = async (item: number) => (item === 1 ? await Promise.reject(ODD) : { item });

	it.each<[string, Given, boolean]>([
		['makes it an item with Continue On Fail', {}, true],
		['ends without', { goesOn: false }, false],
		['makes it an item as a tool', { goesOn: false, node: TOOL }, true],
		[
			'ends as a tool that is to stop',
			{ goesOn: false, node: { ...TOOL, onError: 'stopWorkflow' } },
			false,
		],
	])('a failure: %s', async (_what, given, isItem) => {
		const { context } = nodeWith(given);
		const output = eachItem(context, failing);
		if (!isItem) {
			await expect(output).rejects.toMatchObject({
				message: expect.stringMatching(/^This is odd\./),
				context: { itemIndex: 1 },
			});
			return;
		}
		expect((await output)[1]).toMatchObject({
			json: { error: expect.stringMatching(/^This is odd\./) },
			pairedItem: { item: 1 },
		});
		expect(await output).toHaveLength(3);
	});

	it('starts no further item after a failure that ends it', async () => {
		const { context } = nodeWith({ goesOn: false });
		const started: number[] = [];
		const output = eachItem(
			context,
			async (item) => {
				started.push(item);
				return await failing(item);
			},
			{ most: 1 },
		);
		await expect(output).rejects.toThrow('This is odd.');
		expect(started).toStrictEqual([0, 1]);
	});

	it.each<[string, Given, IDataObject[], IDataObject[]]>([
		[
			'empty, as a tool an item that says so',
			{ node: TOOL },
			[],
			[{ found: 0, message: 'There are no rules of mine.' }],
		],
		['empty, as a node nothing', {}, [], []],
		['not empty, what it is', { node: TOOL }, [{ a: 1 }], [{ a: 1 }]],
	])('a list is %s', async (_what, given, items, json) => {
		const { context } = nodeWith({ ...given, items: 1 });
		const output = await eachItemListing(context, async () => ({ of: 'rules of mine', items }));
		expect(output.map((one) => one.json)).toStrictEqual(json);
	});
});

describe('what succeeded', () => {
	/** Runs over one item; gives how often it was carried out, and what came out. */
	async function runOnce(
		context: IExecuteFunctions,
		run: (item: number, memory: ItemMemory) => Promise<IDataObject> = done,
		going: Going = {},
	) {
		let runs = 0;
		const counted = async (item: number, memory: ItemMemory) => {
			runs += 1;
			return await run(item, memory);
		};
		const output = await eachItemOnce(context, FIELDS, counted, going);
		return { runs, output: output.map(({ json }) => json) };
	}

	/** A second run after a first, with other givens; JSON is between them, as in n8n. */
	async function again(first: Given, second: Given, going?: Going) {
		const home = {};
		await runOnce(nodeWith({ items: 1, ...first, home }).context);
		const saved: object = JSON.parse(JSON.stringify(home));
		return await runOnce(nodeWith({ items: 1, ...second, home: saved }).context, done, going);
	}

	const named = (name: string, more = {}) => ({ node: { parameters: { name, ...more } } });

	it.each<[string, Given, Given, number]>([
		['is not repeated', {}, {}, 0],
		['is in another run', {}, { runIndex: 1 }, 1],
		['is for another item', {}, { json: [{ item: 7 }] }, 1],
		['is with another value', named('a'), named('b'), 1],
		['is not with a default that is written down', {}, named('', { list: {} }), 0],
		['is not with a field that is not of the operation', named('a'), named('a', { other: 1 }), 0],
		[
			'is with another credential',
			{},
			{ node: { credentials: { tencentCloudApi: { id: '2', name: '' } } } },
			1,
		],
		['is for another call of a tool', { node: TOOL }, { node: TOOL, json: [{ item: 7 }] }, 1],
		['is for an item that differs by a name', {}, { json: [{ item: 0, toolCallId: 'a' }] }, 1],
	])('%s', async (_what, first, second, runs) => {
		expect(await again(first, second)).toStrictEqual({ runs, output: [{ done: 0 }] });
	});

	it.each<[string, Going['holds'], IDataObject, number]>([
		['is not repeated where it still holds', () => true, {}, 0],
		['is not repeated for a call by another name', () => true, { toolCallId: 'b' }, 0],
		['is asked for what it was', ({ done: was }) => was !== 0, {}, 1],
		['is repeated where nothing tells', undefined, {}, 1],
	])('in another run of a tool %s', async (_what, holds, more, runs) => {
		const first = { node: TOOL, json: [{ item: 0, toolCallId: 'a' }] };
		const second = { node: TOOL, runIndex: 1, json: [{ item: 0, toolCallId: 'a', ...more }] };
		expect((await again(first, second, { holds })).runs).toBe(runs);
	});

	it('is not that of a call whose fields came to something else', async () => {
		const holds = () => true;
		const json = [{ item: 0 }];
		const first = { node: TOOL, json, resolved: 'a' };
		expect((await again(first, { ...first, resolved: 'b' }, { holds })).runs).toBe(1);
		expect((await again(first, first, { holds })).runs).toBe(0);
		expect((await again({ json, resolved: 'a' }, { json, resolved: 'b' })).runs).toBe(0);
	});

	it('is known of every call of a tool, and of a node without credentials', async () => {
		const home = {};
		const json = [{ item: 1 }, { item: 2 }];
		const { context } = nodeWith({ node: { ...TOOL, credentials: {} }, json, home });
		const holds = () => true;
		expect((await runOnce(context, done, { holds })).runs).toBe(2);
		expect((await runOnce(context, done, { holds })).runs).toBe(0);
	});

	it('a model is told to look first where an answer was lost that may have changed something', async () => {
		const lost = async () => await Promise.reject(LOST);
		const { context } = nodeWith({ node: TOOL, items: 1, home: {} });
		const [read] = await eachItem(context, lost);
		const [changed] = await eachItemOnce(context, FIELDS, lost);
		expect(read?.json.error).toContain(whatNextUnknown(false));
		expect(changed?.json.error).toContain(whatNextUnknown(true));
	});

	it('has as many under way at most as it is told', async () => {
		const { context } = nodeWith({ items: 3, home: {} });
		let under = 0;
		await eachItemOnce(
			context,
			FIELDS,
			async (item) => {
				under += 1;
				expect(under).toBe(1);
				await settle();
				under -= 1;
				return { item };
			},
			{ most: 1 },
		);
		expect(under).toBe(0);
	});

	it('is not repeated for the items before one that failed', async () => {
		const home = {};
		const runs: number[] = [];
		const run = async (item: number) => {
			runs.push(item);
			return item === 1 && runs.length === 2 ? await Promise.reject(ODD) : { item };
		};
		const { context } = nodeWith({ items: 2, home, goesOn: false });
		await expect(eachItemOnce(context, FIELDS, run, { most: 1 })).rejects.toThrow('This is odd.');
		expect(await eachItemOnce(context, FIELDS, run)).toHaveLength(2);
		expect(runs).toStrictEqual([0, 1, 1]);
	});

	it('gives what is its own: changing it changes nothing that is kept', async () => {
		const { context } = nodeWith({ items: 1, home: {} });
		await runOnce(context);
		const { output } = await runOnce(context);
		Object.assign(output[0] ?? {}, { spoilt: true });
		expect((await runOnce(context)).output).toStrictEqual([{ done: 0 }]);
	});

	it('what is left is there on the next try, until it succeeded', async () => {
		const { context } = nodeWith({ items: 1, home: {} });
		const left: unknown[] = [];
		const leaving = async (_item: number, memory: ItemMemory) => {
			left.push(memory.left);
			memory.leave({ sent: left.length });
			return left.length < 3 ? await Promise.reject(ODD) : { done: true };
		};
		for (let tries = 1; tries <= 4; tries++) await runOnce(context, leaving);
		expect(left).toStrictEqual([undefined, { sent: 1 }, { sent: 2 }]);
	});

	it.each([
		['no context', undefined, 0],
		['an empty one', {}, 0],
		['garbage', { ledger: 'x' }, 1],
	])('is done all the same where n8n has %s for the node', async (_what, home, count) => {
		const { context, warnings } = nodeWith({ items: 1, home });
		expect((await runOnce(context)).runs).toBe(1);
		expect(warnings).toHaveLength(count);
		for (const told of warnings) expect(told).toMatch(/cannot be read, and is dropped\.$/);
	});

	it.each([['text'], [null], [{ done: 'text' }], [{}], [[1]]])(
		'%j is no entry: it is dropped, and said so',
		async (is) => {
			const home = { ledger: { version: 1, entries: {} } };
			const { context, warnings } = nodeWith({ items: 1, home });
			await runOnce(context);
			const saved = JSON.parse(JSON.stringify(home));
			saved.ledger.entries['0:0'].is = is;
			const other = nodeWith({ items: 1, home: saved });
			expect((await runOnce(other.context)).runs).toBe(1);
			expect([warnings.length, other.warnings.length]).toStrictEqual([0, 1]);
		},
	);
});
