import type { WorkflowJson } from './session';

/** A node of a workflow to be made. */
export interface NodeJson {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	/** Settings such as `retryOnFail`. */
	[setting: string]: unknown;
}

/** The node under test, by its name in the workflow. */
export const NODE = 'Tencent Live';

export const DOMAIN = 'push.example.com';

/** A workflow whose nodes follow each other. */
export function chain(name: string, ...nodes: NodeJson[]): WorkflowJson {
	return {
		name,
		nodes: nodes.map((node, index) => ({
			id: `node-${index}`,
			position: [220 * index, 0],
			...node,
		})),
		connections: Object.fromEntries(
			nodes.slice(0, -1).map((node, index) => {
				const next = nodes[index + 1]?.name;
				return [node.name, { main: [[{ node: next, type: 'main', index: 0 }]] }];
			}),
		),
		settings: { executionOrder: 'v1' },
	};
}

/** Our node. @param credential the id of the credential */
export function tencentLive(
	credential: string,
	parameters: Record<string, unknown>,
	settings: Record<string, unknown> = {},
): NodeJson {
	return {
		name: NODE,
		type: 'n8n-nodes-tencent-live.tencentLive',
		typeVersion: 1,
		parameters,
		credentials: { tencentCloudApi: { id: credential, name: 'emulator' } },
		...settings,
	};
}

export const manual: NodeJson = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
};

/** n8n's own Webhook node. @param responseMode when the caller is answered */
export function webhook(
	path: string,
	responseMode: 'lastNode' | 'onReceived' | 'responseNode',
	typeVersion = 2.1,
): NodeJson {
	return {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion,
		// n8n registers a webhook by this id.
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode, options: {} },
	};
}

export const locator = (mode: 'name' | 'id', value: string) => ({ __rl: true, mode, value });

/** Text or expressions by field, as the Edit Fields node takes them. */
export function editFields(fields: Record<string, string>): NodeJson {
	return {
		name: 'Edit Fields',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: Object.entries(fields).map(([name, value]) => ({
					id: name,
					name,
					type: 'string',
					value,
				})),
			},
			options: {},
		},
	};
}
