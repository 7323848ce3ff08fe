import { readExample } from '../host/exampleFiles';
import type { WorkflowJson } from '../host/session';
import { at, textAt } from '../host/values';
import { webhook } from '../host/workflows';
import { leaveDomainToModel } from './tools';

/** The agent of a workflow: what is not as in the example. */
export interface AgentJson {
	/** Another node in its place, which is its own model. */
	type?: string;
	typeVersion: number;
	parameters: object;
	/** Settings of the agent and of its tools, such as Retry On Fail. */
	settings?: object;
}

/** The ids of the credentials. */
export interface Credentials {
	tencent: string;
	openAi: string;
	telegram: string;
}

/** One item for each thing that a user asks. */
const ASKS = {
	id: 'asks',
	name: 'Asks',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	position: [150, 0],
	parameters: { fieldToSplitOut: 'body.asks', options: { destinationFieldName: 'ask' } },
};

/** A connection to a node. */
export const to = (node: string, type = 'main') => ({ [type]: [[{ node, type, index: 0 }]] });

export const isOurTool = (node: unknown) => textAt(node, 'type').endsWith('tencentLiveTool');

/** The agent of the example, asked by a webhook at a path, with the model of this run. */
export async function agentWorkflow(
	name: string,
	path: string,
	{ settings = {}, ...agent }: AgentJson,
	credentials: Credentials,
): Promise<WorkflowJson> {
	const example = await readExample('record-with-an-agent', credentials.tencent);
	const openAi = { credentials: { openAiApi: { id: credentials.openAi, name: 'scripted' } } };
	const isItsOwnModel = agent.type !== undefined;
	// By its name the example's connections know it.
	const trigger = { ...webhook(path, 'lastNode'), name: 'Chat' };
	const nodes = leaveDomainToModel(example.nodes).map((node) => {
		switch (at(node, 'name')) {
			case 'Chat':
				return changed(node, trigger, { ...trigger.parameters, responseData: 'allEntries' });
			case 'Agent': {
				const options = {
					...Object(at(node, 'parameters', 'options')),
					...Object(at(agent.parameters, 'options')),
				};
				const model = isItsOwnModel ? openAi : {};
				return changed(node, { ...agent, ...settings, ...model }, { ...agent.parameters, options });
			}
			case 'Model':
				return changed(node, openAi, { responsesApiEnabled: false });
			default:
				return isOurTool(node) ? changed(node, settings) : node;
		}
	});
	const connections = { ...example.connections, Chat: to('Asks'), Asks: to('Agent') };
	return {
		...example,
		name,
		nodes: [...nodes, ASKS].filter((node) => !isItsOwnModel || at(node, 'name') !== 'Model'),
		connections: isItsOwnModel ? { ...connections, Model: undefined } : connections,
	};
}

/** A node with changes. @param parameters beside those it has */
export function changed(node: unknown, changes: object, parameters: object = {}): unknown {
	const own: object = Object(at(node, 'parameters'));
	return { ...Object(node), ...changes, parameters: { ...own, ...parameters } };
}
