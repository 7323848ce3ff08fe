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
import { keyOf, openLedger, ownValues } from './openLedger';
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
	/** What is listed, in words: as a tool an empty list is an item that says so. */
	lists?: string;
	/** Items under way at the same time, where fewer than usual. */
	most?: number;
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
	{ lists, most = MOST_AT_ONCE }: Going = {},
): Promise<INodeExecutionData[]> {
	const goesOn = goesOnAfterFailure(context);
	const results = await pool(
		context.getInputData().length,
		most,
		async (item) => await resultOf(run, item),
		({ kind }) => kind === 'failed' && !goesOn,
	);
	return results.flatMap((result, item) => outputOf(context, result, item, goesOn, lists));
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
	const once = async (item: number) => {
		const place = placeOf(context, item, own);
		const entry = ledger.get(place);
		if (entry?.done !== undefined) return { ...entry.done };
		const output = await run(item, memoryAt(place, ledger, entry));
		ledger.set(place, { done: output });
		return output;
	};
	return await eachItem(context, once, going);
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
function placeOf(context: IExecuteFunctions, item: number, own: unknown): LedgerPlace {
	const given = context.getInputData()[item]?.json ?? {};
	return { key: keyOf(context, item, null), of: digestOf(own, given) };
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
	goesOn: boolean,
	lists: string | undefined,
): INodeExecutionData[] {
	if (result === undefined) return [];
	if (result.kind === 'failed') {
		const error = describeError(result.error);
		if (!goesOn) throw nodeError(context.getNode(), error, item);
		return [failedItem(error, item)];
	}
	const { output } = result;
	const isEmpty = output.length === 0 && lists !== undefined && isTool(context);
	// A model is told an empty list as an empty text.
	const told = isEmpty ? [{ found: 0, message: `No ${lists} were found.` }] : output;
	return told.map((json) => ({ json, pairedItem: { item } }));
}
