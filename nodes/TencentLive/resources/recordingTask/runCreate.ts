import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { CreateRun } from '../../create/CreateRun';
import { readEntry } from '../../create/entry';
import type { Asked } from '../../create/plan';
import { TURNED_AWAY_FOR } from '../../create/timing';
import { timeUp } from '../../create/waiting';
import { digestOf, type LedgerPlace } from '../../items/Ledger';
import { keyOf, openLedger, ownValues } from '../../items/openLedger';
import { apiOf, signalOf } from '../../n8n/caller';
import { failedItem, nodeError } from '../../n8n/errors';
import { sharedRowOf } from '../../n8n/sharedRow';
import { goesOnAfterFailure, isTool } from '../../n8n/tool';
import { isTimeUp } from '../../transport/CancelledError';
import { systemClock } from '../../transport/clock';
import { describeOutcome, taskItem } from './createOutput';
import { process } from './process';

const RETRY_HINT =
	'Retry On Fail is on, and safe here: tasks that were created are kept, and only items that failed are tried again.';

/**
 * Runs Create over the items of a node.
 *
 * @param fields those of Create: what an entry of the ledger depends on
 * @param read reads one item's parameters; throws InvalidParameterError
 */
export async function runCreate(
	context: IExecuteFunctions,
	fields: readonly INodeProperties[],
	read: (item: number) => Asked,
): Promise<INodeExecutionData[]> {
	const api = await apiOf(context, TURNED_AWAY_FOR);
	const goesOn = goesOnAfterFailure(context);
	const asTool = isTool(context);
	const signal = signalOf(context);
	const own = ownValues(context, fields);
	const { outcomes, hints } = await CreateRun.over({
		api,
		clock: systemClock,
		signal,
		process,
		ledger: openLedger(context, readEntry),
		items: context.getInputData().length,
		read,
		mayComeLate: asTool,
		placeOf: (item, asked) => placeOf(context, item, own, asked),
		row: sharedRowOf(context),
		goesOn,
	});
	const retries = context.getNode().retryOnFail === true ? [RETRY_HINT] : [];
	context.addExecutionHints(...[...retries, ...hints].map((message) => ({ message })));
	return outcomes.flatMap((outcome, item) => {
		if (outcome === undefined) return [];
		if (outcome.kind === 'task') return [taskItem(api.version, outcome, item, asTool)];
		const isLate = outcome.kind === 'cancelled' && isTimeUp(signal);
		const error = describeOutcome(isLate ? timeUp(outcome, api.traits) : outcome);
		if (goesOn) return [failedItem(context.getNode(), error, item, asTool)];
		throw nodeError(context.getNode(), error, item, asTool);
	});
}

/**
 * An entry holds while what the user set is the same, and everything but times resolves to the same:
 * a time from the current moment differs in every try, another stream is another intent.
 */
function placeOf(
	context: IExecuteFunctions,
	item: number,
	own: unknown,
	{ wanted, moves }: Asked,
): LedgerPlace {
	const { request, ...options } = wanted;
	const rest = { ...request, startTime: null, endTime: null };
	const key = keyOf(context, item, moves ? rest : request);
	return { key, of: digestOf(own, rest, options) };
}
