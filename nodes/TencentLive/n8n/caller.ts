import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { SITES, siteOf, type Site } from '../../../credentials/sites';
import { Apis, type Caller } from '../api/Apis';
import type { RecordingApi } from '../api/RecordingApi';
import type { Call3 } from '../api/v3/call';
import { readApiVersion } from '../parameters/read';
import { systemClock } from '../transport/clock';
import { Quotas } from '../transport/quotas';
import { sendThrough } from './send';
import { isTool } from './tool';

type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** Shared by every execution of this process: they draw on the same quotas. */
export const apis = new Apis(systemClock, () => Math.random(), new Quotas(systemClock));

/** Milliseconds after which a tool has to answer: clients of MCP give up after 60 seconds. */
const TOOL_MAY_TAKE = 45_000;

/** One signal for a run, however often it is asked for: its time is counted once. */
const signals = new WeakMap<Context, AbortSignal[]>();

/** Ends a run: aborted when the execution is cancelled, and as a tool when its time is up. */
export function signalOf(context: Context): AbortSignal | undefined {
	if (!('getExecutionCancelSignal' in context)) return undefined;
	const cancelled = context.getExecutionCancelSignal();
	if (!isTool(context)) return cancelled;
	const known = signals.get(context);
	if (known !== undefined) return known[0];
	const late = systemClock.deadline(TOOL_MAY_TAKE);
	const either = cancelled === undefined ? late : AbortSignal.any([cancelled, late]);
	// The deadline is kept as well: a signal that only depends on it does not keep it alive.
	signals.set(context, [either, late]);
	return either;
}

/** Whoever calls from a node, whatever n8n has it do: its credential, and its way to send. */
export async function callerOf(context: Context): Promise<Caller> {
	return {
		credential: await context.getCredentials('tencentCloudApi'),
		credentialId: context.getNode().credentials?.tencentCloudApi?.id ?? null,
		send: sendThrough(context),
		signal: signalOf(context),
	};
}

/**
 * The API of the generation that the node is set to.
 *
 * @param patience milliseconds for which a call that is turned away for speed goes again
 */
export async function apiOf(context: IExecuteFunctions, patience?: number): Promise<RecordingApi> {
	return apis.recording(readApiVersion(context), { ...(await callerOf(context)), patience });
}

/** What is particular to the site that the credential names. */
export async function siteFactsOf(context: IExecuteFunctions): Promise<(typeof SITES)[Site]> {
	const { site } = await context.getCredentials('tencentCloudApi');
	return SITES[siteOf(site)];
}

/** What the user should know of a run, under its output. */
export function hint(context: IExecuteFunctions, messages: readonly string[]): void {
	if (messages.length > 0) context.addExecutionHints(...messages.map((message) => ({ message })));
}

/** API 3.0, for what the legacy API never had. */
export async function api3Of(context: Context): Promise<Call3> {
	return apis.call3(await callerOf(context));
}
