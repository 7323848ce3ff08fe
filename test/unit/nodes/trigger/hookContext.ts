import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';

import { isJsonObject, type JsonObject } from '../../../../nodes/TencentLive/transport/json';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import type { FakeCallbacks } from './fakeCallbacks';

interface Members {
	getCredentials: unknown;
	getNode: () => INode;
	getNodeParameter: unknown;
	getNodeWebhookUrl: (name: string) => string | undefined;
	getInstanceId: () => string;
	getWorkflow: () => { id: string; active: boolean };
	helpers: object;
}

/** Nothing to check: a member that is missing fails the test that comes to need it. */
function standsIn(_members: Members): _members is Members & IHookFunctions {
	return true;
}

/** What activating and deactivating find around them. */
export interface HookSurroundings {
	parameters: Record<string, unknown>;
	credential: ICredentialDataDecryptedObject;
	service: FakeCallbacks;
	url?: string | null;
}

function headerOf(options: IHttpRequestOptions, name: string): string {
	return String(options.headers?.[name] ?? '');
}

async function answer(service: FakeCallbacks, options: IHttpRequestOptions): Promise<JsonObject> {
	const parameters: unknown = JSON.parse(String(options.body));
	try {
		return await service.call({
			service: headerOf(options, 'X-TC-Service'),
			version: headerOf(options, 'X-TC-Version'),
			action: headerOf(options, 'X-TC-Action'),
			parameters: isJsonObject(parameters) ? parameters : {},
		});
	} catch (error) {
		if (!(error instanceof ApiError)) return await Promise.reject(error);
		return { Error: { Code: error.facts.code, Message: error.message } };
	}
}

/** The few members of n8n's context that the hooks may touch, before a service in memory. */
export function hookContext({
	parameters,
	credential,
	service,
	url = 'https://n8n.example.com/webhook/1/webhook',
}: HookSurroundings): IHookFunctions {
	const members: Members = {
		getCredentials: async (type: string) =>
			type === 'tencentCloudApi' ? credential : await Promise.reject(new Error(`No ${type}.`)),
		getNode: () => ({
			id: 'node',
			name: 'Tencent Live Trigger',
			type: 'n8n-nodes-tencent-live.tencentLiveTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		}),
		getNodeParameter: (name: string, fallback: unknown) => {
			if (!(name in parameters)) return fallback;
			const value = parameters[name];
			return name === 'domain' ? { __rl: true, mode: 'name', value } : value;
		},
		getInstanceId: () => 'instance',
		getWorkflow: () => ({ id: 'workflow', active: true }),
		getNodeWebhookUrl: (name) => (name === 'default' && url !== null ? url : undefined),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => ({
				statusCode: 200,
				body: JSON.stringify({
					Response: { RequestId: 'r', ...(await answer(service, options)) },
				}),
			}),
		},
	};
	if (standsIn(members)) return members;
	throw new Error('Unreachable.');
}
