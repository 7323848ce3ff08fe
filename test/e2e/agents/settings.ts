import type { WorkflowJson } from '../host/session';
import { withCrews } from './crews';
import { withReview } from './Reviewer';
import { CREW_ROWS, RETRY_ROWS, ROWS, type Row } from './rows';
import { agentWorkflow, type AgentJson, type Credentials } from './workflow';

/** What the rows are played with. */
export interface Setting {
	/** As the page names it. */
	name: string;
	path: string;
	rows: readonly Row[];
	/** Who has the tools: the agent that is asked, or two below it. */
	hands: 'agent' | 'crews';
	workflow(credentials: Credentials): Promise<WorkflowJson>;
}

/** As steps of the workflow, and inside the agent: n8n runs tools in two ways. */
const VERSIONS = [3.1, 2.2];

/** Of AI Agent Tool, under an agent of each version. */
const TOOL_VERSIONS: Readonly<Record<number, number>> = { 3.1: 3, 2.2: 2.2 };

const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 };

/** @param version of AI Agent */
function agentOf(version: number, settings: object = {}): AgentJson {
	const batching = { batchSize: "={{ $('Chat').first().json.body.batch }}" };
	const parameters = { promptType: 'define', text: '={{ $json.ask }}', options: { batching } };
	return { typeVersion: version, parameters, settings };
}

/** n8n's OpenAI node, which takes tools, too, and is its own model. */
function openAiOf(typeVersion: number, parameters: object): AgentJson {
	const modelId = { __rl: true, mode: 'id', value: 'scripted' };
	return {
		type: '@n8n/n8n-nodes-langchain.openAi',
		typeVersion,
		parameters: { resource: 'text', modelId, ...parameters },
	};
}

const ASK = { role: 'user', content: '={{ $json.ask }}' };
const OPEN_AI: ReadonlyArray<[version: number, parameters: object]> = [
	[2.3, { operation: 'response', responses: { values: [{ type: 'text', ...ASK }] } }],
	[1.8, { operation: 'message', messages: { values: [ASK] } }],
];

const pathOf = (name: string) => name.toLowerCase().replace(/\W+/g, '-');

function setting(
	name: string,
	rows: readonly Row[],
	agent: AgentJson,
	shape: (workflow: WorkflowJson, credentials: Credentials) => WorkflowJson = (as) => as,
	hands: Setting['hands'] = 'agent',
): Setting {
	const path = pathOf(name);
	return {
		...{ name, path, rows, hands },
		workflow: async (credentials) =>
			shape(await agentWorkflow(name, path, agent, credentials), credentials),
	};
}

export const SETTINGS: readonly Setting[] = [
	...VERSIONS.flatMap((version) => {
		const name = `AI Agent ${version}`;
		const crewed = (workflow: WorkflowJson) =>
			withCrews(workflow, TOOL_VERSIONS[version] ?? version);
		return [
			setting(name, ROWS, agentOf(version)),
			setting(`${name}, Retry On Fail`, RETRY_ROWS, agentOf(version, RETRY)),
			setting(`${name}, two sub-agents`, CREW_ROWS, agentOf(version), crewed, 'crews'),
		];
	}),
	// It has no batches.
	...OPEN_AI.map(([version, parameters]) =>
		setting(
			`OpenAI ${version}`,
			ROWS.filter(({ batch }) => batch === undefined),
			openAiOf(version, parameters),
		),
	),
];

/** The agent whose tools n8n asks a human about. */
export const REVIEWED: Omit<Setting, 'rows' | 'hands'> = setting(
	'AI Agent 3.1, human review',
	[],
	agentOf(3.1),
	(workflow, { telegram }) => withReview(workflow, telegram),
);
