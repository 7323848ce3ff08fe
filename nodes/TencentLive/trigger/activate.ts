import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { siteOf, SITES } from '../../../credentials/sites';
import { InvalidParameterError } from '../api/InvalidParameterError';
import { requireText } from '../api/requestRules';
import { describeError, nodeError } from '../n8n/errors';
import { api3Of } from '../n8n/caller';
import { readStream } from '../parameters/stream';
import { nodeValues } from '../parameters/values';
import { currentKey, problemOf } from './callbackSecret';
import { EVENTS, isEventName, type EventName } from './events';
import type { Subscription } from './ownership';
import { readOptions } from './options';
import { isRegistered, register, unregister } from './registration';

/** Whether the service sends its events here already. In manual setup nobody can tell. */
export async function checkExists(context: IHookFunctions): Promise<boolean> {
	if (!isAutomatic(context)) return false;
	return await withErrors(context, async () =>
		isRegistered(await api3Of(context), await wanted(context)),
	);
}

/** Checks the settings, and in automatic setup has the service send its events here. */
export async function create(context: IHookFunctions): Promise<boolean> {
	return await withErrors(context, async () => {
		requireSetup(context);
		// All of them are read: what cannot be would keep out every event.
		const { allowUnsigned } = readOptions(nodeValues(context));
		const subscription = await wanted(context);
		if (subscription.events.length === 0) {
			throw new NodeOperationError(context.getNode(), 'Events: none is picked. Pick at least one.');
		}
		const problem = problemOf(await context.getCredentials('tencentCloudApi'));
		if (problem !== undefined) throw new NodeOperationError(context.getNode(), problem);
		if (subscription.key === '' && !allowUnsigned) {
			throw new NodeOperationError(
				context.getNode(),
				'The credential has no Callback Secret, so anybody could start this workflow. Enter one (32 random letters and digits, say; with Manual setup the same one as in the console), or switch on Allow Unsigned under Options.',
			);
		}
		if (isAutomatic(context)) {
			requireText('Domain', subscription.domain);
			requireText('App Name', subscription.appName);
			await refuseMissingEvents(context, subscription.events);
			await register(await api3Of(context), subscription);
		}
		return true;
	});
}

/** Removes what `create` made, and nothing else. */
export async function remove(context: IHookFunctions): Promise<boolean> {
	if (!isAutomatic(context)) return true;
	return await withErrors(context, async () => {
		await unregister(await api3Of(context), await wanted(context));
		return true;
	});
}

const NOWHERE = { domain: null, appName: null };

const isAutomatic = (context: IHookFunctions) =>
	context.getNodeParameter('setup', 'automatic') === 'automatic';

/** Anything else would count as Manual: registered nowhere, and no event would ever come. */
function requireSetup(context: IHookFunctions): void {
	const setup = context.getNodeParameter('setup', 'automatic');
	if (setup === 'automatic' || setup === 'manual') return;
	throw new InvalidParameterError('Setup', 'must be automatic or manual. Choose one.');
}

async function wanted(context: IHookFunctions): Promise<Subscription> {
	const key = currentKey(await context.getCredentials('tencentCloudApi'));
	const events: unknown = context.getNodeParameter('events', []);
	const { domain, appName } = isAutomatic(context) ? readStream(nodeValues(context)) : NOWHERE;
	return {
		domain: domain ?? '',
		appName: appName ?? '',
		url: context.getNodeWebhookUrl('default') ?? '',
		n8n: `${context.getInstanceId()} ${context.getWorkflow().id ?? ''}`,
		events: Array.isArray(events) ? events.filter(isEventName) : [],
		key,
	};
}

async function refuseMissingEvents(
	context: IHookFunctions,
	events: readonly EventName[],
): Promise<void> {
	const { site } = await context.getCredentials('tencentCloudApi');
	const missing = events.filter((event) => EVENTS[event].chinaOnly);
	if (SITES[siteOf(site)].hasWholeApi || missing.length === 0) return;
	const names = missing.map((event) => EVENTS[event].displayName).join(' and ');
	throw new NodeOperationError(
		context.getNode(),
		`Events: the API of international accounts takes no address for ${names}. Take it off the list, or set Setup to Manual and enter the address in the console.`,
	);
}

async function withErrors<T>(context: IHookFunctions, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw nodeError(context.getNode(), describeError(error));
	}
}
