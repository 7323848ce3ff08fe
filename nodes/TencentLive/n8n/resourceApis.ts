import type { IExecuteFunctions } from 'n8n-workflow';

import type { Call3 } from '../api/v3/call';
import { call3Of, recordingApi } from './apis';
import type { RecordingApi } from '../api/RecordingApi';
import { sendThrough } from './send';
import { readApiVersion } from '../parameters/read';

async function callerOf(context: IExecuteFunctions) {
	return {
		credential: await context.getCredentials('tencentCloudApi'),
		send: sendThrough(context),
		signal: context.getExecutionCancelSignal(),
	};
}

/** The API of the generation the node is set to. */
export async function apiOf(context: IExecuteFunctions): Promise<RecordingApi> {
	return recordingApi(readApiVersion(context), await callerOf(context));
}

/** API 3.0, for what the legacy API never had. */
export async function api3Of(context: IExecuteFunctions): Promise<Call3> {
	return call3Of(await callerOf(context));
}
