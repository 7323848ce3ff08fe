import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { Apis, type Caller } from '../api/Apis';
import type { RecordingApi } from '../api/RecordingApi';
import type { Call3 } from '../api/v3/call';
import { readApiVersion } from '../parameters/read';
import { systemClock } from '../transport/clock';
import { Quotas } from '../transport/quotas';
import { sendThrough } from './send';

type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** Shared by every execution of this process: they draw on the same quotas. */
export const apis = new Apis(systemClock, () => Math.random(), new Quotas(systemClock));

/** Whoever calls from a node, whatever n8n has it do: its credential, and its way to send. */
export async function callerOf(context: Context): Promise<Caller> {
	return {
		credential: await context.getCredentials('tencentCloudApi'),
		credentialId: context.getNode().credentials?.tencentCloudApi?.id ?? null,
		send: sendThrough(context),
		signal: 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined,
	};
}

/** The API of the generation that the node is set to. */
export async function apiOf(context: IExecuteFunctions): Promise<RecordingApi> {
	return apis.recording(readApiVersion(context), await callerOf(context));
}

/** API 3.0, for what the legacy API never had. */
export async function api3Of(context: Context): Promise<Call3> {
	return apis.call3(await callerOf(context));
}
