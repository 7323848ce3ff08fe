import {
	NodeConnectionTypes,
	type EngineRequest,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/*
 * Agents with a script in place of a model. What lies between them and the tool is n8n's own: its
 * handlers, run indexes, tries, and the way it resolves `$fromAI`.
 */

/** What a model asks of one tool. */
export interface ToolCall {
	args: IDataObject;
	/** The tool, by its place among those of the workflow: the first unless given. */
	tool?: number;
	/** Done just before the call. */
	before?(): void | Promise<void>;
}

/** The answers of a model, one after the other; the calls of one answer belong together. */
export type Script = ToolCall[][];

/** An agent that plays a script for each of its items. */
export interface ScriptedAgent extends INodeType {
	/** What the model was told of each call, word for word. */
	readonly told: string[];
}

interface Tool {
	name: string;
	description: string;
	invoke(args: IDataObject): Promise<unknown>;
}

const description = (name: string): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version: 1,
	description: 'A scripted agent',
	defaults: { name },
	inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
});

const isTool = (value: unknown): value is Tool =>
	typeof value === 'object' && value !== null && 'invoke' in value && 'name' in value;

async function toolsOf(context: IExecuteFunctions, item: number): Promise<Tool[]> {
	const tools = await context.getInputConnectionData(NodeConnectionTypes.AiTool, item);
	// n8n hands them over from the last to the first that was connected.
	return Array.isArray(tools) ? tools.filter(isTool).reverse() : [];
}

/** Of a thrown error the executor of Agent 2.x passes nothing on (n8n 2.41). */
async function ask({ args, tool = 0, before }: ToolCall, tools: Tool[]): Promise<string> {
	await before?.();
	const called = tools[tool];
	if (called === undefined) throw new Error(`The agent has no tool ${tool}.`);
	return await called.invoke(args).then(String, () => '');
}

/**
 * As Agent 2.x, its sub-agents and MCP run tools: inside their own run. The handlers of all items are
 * made first; then the items, and the calls of one answer, run side by side.
 */
export function agent2(...scripts: Script[]): ScriptedAgent {
	const told: string[] = [];
	return {
		told,
		description: description('agent2'),
		async execute() {
			const items = this.getInputData();
			const tools = await Promise.all(items.map(async (_, item) => await toolsOf(this, item)));
			const answers = await Promise.all(
				items.map(async (_, item) => {
					const own: string[] = [];
					for (const calls of scripts[item] ?? []) {
						const asked = calls.map(async (call) => await ask(call, tools[item] ?? []));
						own.push(...(await Promise.all(asked)));
					}
					return own;
				}),
			);
			told.push(...answers.flat());
			return [items.map((_, item) => ({ json: {}, pairedItem: { item } }))];
		},
	};
}

/** What Agent 3.x tells its model of a step: the items, of none an empty text, of an error its message. */
function stepInWords({ data }: EngineResponse['actionResponses'][number]): string {
	const items = data.data?.ai_tool?.[0]?.map(({ json }) => json) ?? [];
	if (data.error !== undefined && items.length === 0) return data.error.message;
	return items.length === 0 ? '' : JSON.stringify(items);
}

/**
 * As Agent 3.x runs tools: as steps of the engine, one after the other; the item of a step is that of
 * the agent with the arguments laid over it.
 *
 * @param tools the names of the tools' nodes
 */
export function agent3(tools: string[], ...scripts: Script[]): ScriptedAgent {
	const told: string[] = [];
	let step = 0;
	const steps = scripts.flatMap((script, item) => script.map((calls) => ({ calls, item })));
	return {
		told,
		description: description('agent3'),
		async execute(response) {
			told.push(...(response?.actionResponses ?? []).map(stepInWords));
			const next = steps[step++];
			if (next === undefined) {
				return [this.getInputData().map((_, item) => ({ json: {}, pairedItem: { item } }))];
			}
			for (const { before } of next.calls) await before?.();
			const request: EngineRequest = {
				metadata: {},
				actions: next.calls.map(({ args, tool = 0 }, index) => ({
					actionType: 'ExecutionNodeAction',
					nodeName: tools[tool] ?? '',
					input: args,
					type: NodeConnectionTypes.AiTool,
					id: `call_${step}_${index}`,
					metadata: { itemIndex: next.item },
				})),
			};
			return request;
		},
	};
}

/** A node as n8n makes a tool of it: another name, no input, and the output of a tool. */
export function asTool(type: INodeType): INodeType {
	const { usableAsTool, ...rest } = type.description;
	if (usableAsTool !== true) throw new Error('The node is not usable as a tool.');
	const tool: INodeType = Object.create(type);
	tool.description = {
		...rest,
		name: `${rest.name}Tool`,
		displayName: `${rest.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	};
	return tool;
}
