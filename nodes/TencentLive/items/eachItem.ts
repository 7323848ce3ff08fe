import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { describeError, failedItem, nodeError } from '../n8n/errors';
import { goesOnAfterFailure, isTool } from '../n8n/tool';
import { isJsonObject, type JsonObject } from '../transport/json';
import { digestOf, type Ledger, type LedgerPlace } from './Ledger';
import { givenTo, keyOf, openLedger, ownValues } from './openLedger';
import { pool } from './pool';

/** Items under way at the same time. What the quota does not allow waits for its turn. */
const MOST_AT_ONCE = 20;

/** What an item came to: its output, or the error that it failed with. */
type Result = { kind: 'done'; output: IDataObject[] } | { kind: 'failed'; error: unknown };

/** What an item leaves for the next try. */
export interface ItemMemory {
	/** What an earlier try of this item left; undefined where it left nothing. */
	readonly left: JsonObject | undefined;
	/** Leaves something for the next try: a request goes out whose answer may not come. */
	leave(left: IDataObject): void;
}

/** How an operation goes over its items. */
export interface Going {
	/** Items under way at the same time, where fewer than usual. */
	most?: number;
	/**
	 * As a tool: whether what an earlier equal call gave still holds, so that it is given again. A tool
	 * may be called again after hours; without this it is carried out anew.
	 */
	holds?(done: IDataObject): boolean | Promise<boolean>;
}

/** A list that was asked for. */
export interface Listed {
	/** Of what, for which stream and between when, as in "recording tasks of …". */
	of: string;
	items: IDataObject[];
}

type Run = (item: number) => Promise<IDataObject | IDataObject[]>;

/**
 * Runs an operation that changes nothing for each item, several at a time. What it gives becomes the
 * output of that item, in input order; an error becomes a failed item with Continue On Fail, and
 * stops the node otherwise.
 */
export async function eachItem(
	context: IExecuteFunctions,
	run: Run,
	{ most = MOST_AT_ONCE, changes = false }: Pick<Going, 'most'> & { changes?: boolean } = {},
): Promise<INodeExecutionData[]> {
	const goesOn = goesOnAfterFailure(context);
	const results = await pool(
		context.getInputData().length,
		most,
		async (item) => await resultOf(run, item),
		({ kind }) => kind === 'failed' && !goesOn,
	);
	return results.flatMap((result, item) => outputOf(context, result, item, { goesOn, changes }));
}

/** The same for an operation that lists: a model is told an empty list as an empty text, or as none. */
export async function eachItemListing(
	context: IExecuteFunctions,
	list: (item: number) => Promise<Listed>,
): Promise<INodeExecutionData[]> {
	const asTool = isTool(context);
	return await eachItem(context, async (item) => {
		const { of, items } = await list(item);
		const isTold = asTool && items.length === 0;
		return isTold ? [{ found: 0, message: `There are no ${of}.` }] : items;
	});
}

/**
 * The same for an operation that creates, ends or changes something: a try after a failure never
 * repeats what succeeded.
 *
 * @param fields those of the operation: what was done holds while they are unchanged
 */
export async function eachItemOnce(
	context: IExecuteFunctions,
	fields: readonly INodeProperties[],
	run: (item: number, memory: ItemMemory) => Promise<IDataObject>,
	going: Going = {},
): Promise<INodeExecutionData[]> {
	const ledger = openLedger(context, readEntry);
	const own = ownValues(context, fields);
	const asTool = isTool(context);
	const isStillSo = async (done: IDataObject) =>
		!asTool || (going.holds !== undefined && (await going.holds(done)));
	const once = async (item: number) => {
		const place = placeOf(context, item, own, fields);
		const entry = ledger.get(place);
		if (entry?.done !== undefined && (await isStillSo(entry.done))) return { ...entry.done };
		const output = await run(item, memoryAt(place, ledger, entry));
		ledger.set(place, { done: output });
		return output;
	};
	return await eachItem(context, once, { most: going.most, changes: true });
}

/** What the ledger keeps of an item: what it gave, or what it left for the next try. */
interface Entry {
	done?: IDataObject;
	left?: IDataObject;
}

function readEntry(saved: unknown): Entry | undefined {
	if (!isJsonObject(saved)) return undefined;
	const copy: Entry = JSON.parse(JSON.stringify(saved));
	return isJsonObject(saved.done) || isJsonObject(saved.left) ? copy : undefined;
}

/** An entry holds while what the user set and the item itself are the same. */
function placeOf(
	context: IExecuteFunctions,
	item: number,
	own: unknown,
	fields: readonly INodeProperties[],
): LedgerPlace {
	// A call that is given nothing may still mean something else each time, out of another node.
	const asked = isTool(context)
		? fields.map(({ name }) => context.getNodeParameter(name, item, null))
		: null;
	return { key: keyOf(context, item, asked), of: digestOf(own, givenTo(context, item)) };
}

function memoryAt(place: LedgerPlace, ledger: Ledger<Entry>, entry: Entry | undefined): ItemMemory {
	return { left: entry?.left, leave: (left) => ledger.set(place, { left }) };
}

async function resultOf(run: Run, item: number): Promise<Result> {
	try {
		const output = await run(item);
		return { kind: 'done', output: Array.isArray(output) ? output : [output] };
	} catch (error) {
		return { kind: 'failed', error };
	}
}

function outputOf(
	context: IExecuteFunctions,
	result: Result | undefined,
	item: number,
	{ goesOn, changes }: { goesOn: boolean; changes: boolean },
): INodeExecutionData[] {
	if (result === undefined) return [];
	if (result.kind === 'failed') {
		const asTool = isTool(context);
		const error = describeError(result.error, changes);
		if (!goesOn) throw nodeError(context.getNode(), error, item, asTool);
		return [failedItem(context.getNode(), error, item, asTool)];
	}
	return result.output.map((json) => ({ json, pairedItem: { item } }));
}
