import type { NodeJson } from './workflows';

/** n8n's own HTTP Request node, by its name in a workflow. */
export const HTTP = 'HTTP Request';

/** That node with our credential. @param credential its id */
export function httpRequest(credential: string, parameters: Record<string, unknown>): NodeJson {
	return {
		name: HTTP,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'tencentCloudApi',
			options: {},
			...parameters,
		},
		credentials: { tencentCloudApi: { id: credential, name: 'emulator' } },
	};
}

/** Names and values, as its fields for headers, query and body take them. */
export const pairs = (values: Record<string, string>) => ({
	parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
});

/** The headers that name an action of API 3.0. */
export const action = (name: string) => ({
	sendHeaders: true,
	headerParameters: pairs({ 'X-TC-Action': name, 'X-TC-Version': '2018-08-01' }),
});
