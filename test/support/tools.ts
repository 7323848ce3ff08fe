import type { IConnections, IDataObject, INode, INodeParameters, INodeType } from 'n8n-workflow';

import { DOMAIN, locator, NODE, type Bench } from './engine';
import { agent2, agent3, asTool, type Script } from './harness/agents';
import { fromSource } from './harness/nodeTypes';
import type { Finished } from './harness/runWorkflow';
import { TencentLive } from '../../nodes/TencentLive/TencentLive.node.ts';

/** A tool of an agent: what its parameters are, and what its node is set to. */
export interface ToolSetting {
	parameters: INodeParameters;
	node?: Partial<INode>;
	/** In place of what n8n makes of the node as it is. */
	type?: INodeType;
}

/** How n8n runs tools: as Agent 2.x does, inside the agent, or as Agent 3.x does, as steps. */
export type AgentVersion = '2' | '3';
export const AGENTS: AgentVersion[] = ['2', '3'];

/** A value that the model gives, as the button of the editor writes it. */
export const fromAi = (key: string) =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, 'string') }}`;

/** Create, API 3.0: everything that an agent can say comes from the model, the way the button names it. */
export function createTool(changes: INodeParameters = {}): INodeParameters {
	return {
		apiVersion: 'v3',
		domain: locator('name', DOMAIN),
		channel: locator('id', fromAi('Stream_Name')),
		endTime: fromAi('End_Time'),
		...changes,
	};
}

/** The same with the mode, and so the start, left to the model. */
export const scheduledTool = (changes: INodeParameters = {}) =>
	createTool({
		tapeType: fromAi('Tape_Type'),
		startTime: `={{ $fromAI('Start_Time', 'when to start', 'string', '') }}`,
		...changes,
	});

/** The streams of the tasks that the service has, each as often as it has tasks. */
export const recorded = (bench: Bench) =>
	bench.emulator.truth
		.tasks()
		.map(({ channel }) => channel)
		.sort();

/** What a run of an agent came to. */
export interface AgentRun {
	finished: Finished;
	/** What the model was told of each call, word for word. */
	told: string[];
	/** The first item that it was told of, of each call. */
	items: IDataObject[];
}

/** Runs an agent with one tool, or several, over one script an item. */
export async function runAgent(
	bench: Bench,
	version: AgentVersion,
	tools: ToolSetting | ToolSetting[],
	...scripts: Script[]
): Promise<AgentRun> {
	const settings = Array.isArray(tools) ? tools : [tools];
	const names = settings.map((_, index) => (index === 0 ? NODE : `${NODE} ${index + 1}`));
	const agent = version === '2' ? agent2(...scripts) : agent3(names, ...scripts);
	const loaded = fromSource();
	const nodes = {
		...loaded.nodes,
		'n8n-nodes-tencent-live.tencentLiveTool': settings[0]?.type ?? asTool(new TencentLive()),
		'test.agent': agent,
	};
	const finished = await bench.runJson(
		{ nodes: nodesOf(names, settings), connections: connectionsOf(names), settings: ORDER },
		{ package: { ...loaded, nodes }, items: scripts.map((_, index) => ({ show: index })) },
	);
	if (finished.error !== undefined) throw finished.error;
	const items = agent.told.map(firstItem);
	return { finished, told: agent.told, items };
}

const ORDER = { executionOrder: 'v1' as const };

function nodesOf(names: string[], settings: ToolSetting[]): INode[] {
	const base = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	return [
		{ ...base, id: 'Start', name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
		{ ...base, id: 'Agent', name: 'Agent', type: 'test.agent' },
		...settings.map(({ parameters, node }, index) => ({
			...base,
			id: `tool ${index}`,
			name: names[index] ?? '',
			type: 'n8n-nodes-tencent-live.tencentLiveTool',
			parameters,
			credentials: { tencentCloudApi: { id: 'tencentCloudApi', name: 'Tencent Cloud account' } },
			...node,
		})),
	];
}

function connectionsOf(names: string[]): IConnections {
	const to = (type: 'main' | 'ai_tool') => [[{ node: 'Agent', type, index: 0 }]];
	return {
		Start: { main: to('main') },
		...Object.fromEntries(names.map((name) => [name, { ai_tool: to('ai_tool') }])),
	};
}

function firstItem(told: string): IDataObject {
	if (!told.startsWith('[')) return {};
	const [first]: IDataObject[] = JSON.parse(told);
	return first ?? {};
}
