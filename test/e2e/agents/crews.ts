import type { WorkflowJson } from '../host/session';
import { textAt } from '../host/values';
import type { ModelServer, Turn } from './model';
import { isOurTool, to } from './workflow';

/** Two agents that are tools of another, and share its model and our tools. */
const CREWS = ['First crew', 'Second crew'];

const toolNameOf = (crew: string) => crew.replace(' ', '_');

/** What a crew is asked, by the agent above it. */
const askOf = (crew: string) => `The ${crew.toLowerCase()} records.`;

/** The workflow of an agent, with two sub-agents between it and our tools. @param version of AI Agent Tool */
export function withCrews(workflow: WorkflowJson, version: number): WorkflowJson {
	const crews = CREWS.map((name, index) => ({
		id: `crew-${index}`,
		name,
		type: '@n8n/n8n-nodes-langchain.agentTool',
		typeVersion: version,
		position: [300 * index, 400],
		parameters: {
			toolDescription: `${name}: records what it is told to.`,
			text: "={{ $fromAI('Prompt', 'What to record', 'string') }}",
			options: {},
		},
	}));
	const tools = workflow.nodes.filter(isOurTool).map((node) => textAt(node, 'name'));
	const ofTool = {
		ai_tool: [CREWS.map((node) => ({ node, type: 'ai_tool', index: 0 }))],
	};
	const ofModel = {
		ai_languageModel: [
			['Agent', ...CREWS].map((node) => ({ node, type: 'ai_languageModel', index: 0 })),
		],
	};
	return {
		...workflow,
		nodes: [...workflow.nodes, ...crews],
		connections: {
			...workflow.connections,
			Model: ofModel,
			...Object.fromEntries(tools.map((tool) => [tool, ofTool])),
			...Object.fromEntries(CREWS.map((crew) => [crew, to('Agent', 'ai_tool')])),
		},
	};
}

/** Gives each crew a turn, and the agent above them one in which it asks them all. @param ask of the user */
export function playCrews(model: ModelServer, ask: string, turns: readonly Turn[]): void {
	const asked = CREWS.slice(0, turns.length);
	const above: Turn = () =>
		asked.map((crew) => ({ tool: toolNameOf(crew), args: { Prompt: askOf(crew) } }));
	const ofCrews = asked.map((crew, index): [string, Turn[]] => [
		askOf(crew),
		turns.slice(index, index + 1),
	]);
	model.play(new Map([[ask, [above]], ...ofCrews]));
}
