import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { CreateRun } from '../../create/CreateRun';
import { readEntry } from '../../create/entry';
import type { Asked } from '../../create/plan';
import { digestOf, Ledger, type LedgerHome, type LedgerPlace } from '../../items/Ledger';
import { apiOf } from '../../n8n/caller';
import { failedItem, nodeError } from '../../n8n/errors';
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
	const api = await apiOf(context);
	const goesOn = context.continueOnFail();
	const { $runIndex } = context.getWorkflowDataProxy(0);
	const own = ownValues(context, fields);
	const { outcomes, hints } = await CreateRun.over({
		api,
		clock: systemClock,
		signal: context.getExecutionCancelSignal(),
		process,
		ledger: ledgerOf(context),
		items: context.getInputData().length,
		read,
		placeOf: (item, asked) => placeOf(`${$runIndex}:${item}`, own, asked),
		goesOn,
	});
	const retries = context.getNode().retryOnFail === true ? [RETRY_HINT] : [];
	context.addExecutionHints(...[...retries, ...hints].map((message) => ({ message })));
	return outcomes.flatMap((outcome, item) => {
		if (outcome === undefined) return [];
		if (outcome.kind === 'task') return [taskItem(api.version, outcome, item)];
		const error = describeOutcome(outcome);
		if (goesOn) return [failedItem(error, item)];
		throw nodeError(context.getNode(), error, item);
	});
}

/** The ledger that n8n saves with the execution; an empty one where n8n has no place for it. */
function ledgerOf(context: IExecuteFunctions) {
	return new Ledger(homeOf(context), readEntry, () =>
		context.logger.warn('What an earlier try of this node kept cannot be read, and is dropped.'),
	);
}

function homeOf(context: IExecuteFunctions): LedgerHome {
	try {
		return context.getContext('node');
	} catch {
		return {};
	}
}

/**
 * What the user set in the fields of Create, as saved, and the credential's id. Values that are the
 * default are left out: an update of the package that adds a field must not lose the ledger.
 */
function ownValues(context: IExecuteFunctions, fields: readonly INodeProperties[]): unknown {
	const { parameters, credentials } = context.getNode();
	const set = fields.flatMap((field) => {
		const value = parameters[field.name];
		const isDefault = JSON.stringify(value) === JSON.stringify(field.default);
		return value === undefined || isDefault ? [] : [[field.name, value]];
	});
	return [Object.fromEntries(set), credentials?.tencentCloudApi?.id];
}

/**
 * An entry holds while what the user set is the same, and everything but times resolves to the same:
 * a time from the current moment differs in every try, another stream is another intent.
 */
function placeOf(key: string, own: unknown, { wanted }: Asked): LedgerPlace {
	const { request, ...options } = wanted;
	const rest = { ...request, startTime: null, endTime: null };
	return { key, of: digestOf(own, rest, options) };
}
