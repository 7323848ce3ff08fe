/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { DONE, ModelServer } from '../agents/model';
import { writeTable } from '../agents/page';
import { playRows, secondsOf, type Hands } from '../agents/play';
import { RETRY_ROWS, ROWS, type Row } from '../agents/rows';
import { leaveDomainToModel } from '../agents/tools';
import { callWebhook } from '../host/callWebhook';
import { readExample } from '../host/exampleFiles';
import type { WorkflowJson } from '../host/session';
import { at, textAt } from '../host/values';
import { webhook } from '../host/workflows';
import type { Installed, Lab } from '../lab';
import type { Scenario } from '../scenario';

/** As steps of the workflow, and inside the agent: n8n runs tools in two ways. */
const VERSIONS = [3.1, 2.2];

const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 };

/** What the agent is played with. */
interface Setting {
	/** As the page names it. */
	name: string;
	path: string;
	/** The agent: what is not as in the example. */
	agent: { type?: string; typeVersion: number; parameters: object };
	rows: readonly Row[];
	/** Settings of the agent and of its tools, such as Retry On Fail. */
	settings: object;
}

/** @param version of AI Agent */
function agentOf(version: number): Setting['agent'] {
	const batching = { batchSize: "={{ $('Chat').first().json.body.batch }}" };
	const parameters = { promptType: 'define', text: '={{ $json.ask }}', options: { batching } };
	return { typeVersion: version, parameters };
}

/** n8n's OpenAI node, which takes tools, too, and is its own model. */
const OPEN_AI: Setting = {
	name: 'OpenAI 2.3',
	path: 'openai',
	agent: {
		type: '@n8n/n8n-nodes-langchain.openAi',
		typeVersion: 2.3,
		parameters: {
			resource: 'text',
			operation: 'response',
			modelId: { __rl: true, mode: 'id', value: 'scripted' },
			responses: { values: [{ type: 'text', role: 'user', content: '={{ $json.ask }}' }] },
		},
	},
	// It has no batches.
	rows: ROWS.filter(({ batch }) => batch === undefined),
	settings: {},
};

const SETTINGS: readonly Setting[] = [
	...VERSIONS.flatMap((version) => {
		const agent = agentOf(version);
		const name = `AI Agent ${version}`;
		const path = `agent-${String(version).replace('.', '-')}`;
		const again = { name: `${name}, Retry On Fail`, path: `${path}-retry` };
		return [
			{ name, path, agent, rows: ROWS, settings: {} },
			{ ...again, agent, rows: RETRY_ROWS, settings: RETRY },
		];
	}),
	OPEN_AI,
];

/** One item for each thing that a user asks. */
const ASKS = {
	id: 'asks',
	name: 'Asks',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	position: [150, 0],
	parameters: { fieldToSplitOut: 'body.asks', options: { destinationFieldName: 'ask' } },
};

const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

/** The agent of the example, asked by a webhook, with the model of this run. */
async function agentWorkflow(
	{ name, path, agent, settings }: Setting,
	credentials: { tencent: string; openAi: string },
): Promise<WorkflowJson> {
	const example = await readExample('record-with-an-agent', credentials.tencent);
	const openAi = { credentials: { openAiApi: { id: credentials.openAi, name: 'scripted' } } };
	const isItsOwnModel = agent.type !== undefined;
	// By its name the example's connections know it.
	const trigger = { ...webhook(path, 'lastNode'), name: 'Chat' };
	const nodes = leaveDomainToModel(example.nodes).map((node) => {
		switch (at(node, 'name')) {
			case 'Chat':
				return changed(node, trigger, {
					...trigger.parameters,
					responseData: 'allEntries',
				});
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
				return textAt(node, 'type').endsWith('Tool') ? changed(node, settings) : node;
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

function changed(node: unknown, changes: object, parameters: object = {}): unknown {
	const own: object = Object(at(node, 'parameters'));
	return { ...Object(node), ...changes, parameters: { ...own, ...parameters } };
}

/** A user who asks, and a model that has a script. */
function handsOf(name: string, url: string, model: ModelServer): Hands {
	return {
		name,
		async converse(turns, batch) {
			const scripts = batch === undefined ? [turns] : turns.map((turn) => [turn]);
			const byAsk = new Map(scripts.map((script, index) => [`Record show ${index + 1}.`, script]));
			model.play(byAsk);
			const { status, body } = await callWebhook(url, {
				asks: [...byAsk.keys()],
				batch: batch ?? 1,
			});
			const said = JSON.stringify(body);
			assert.equal(status, 200, said);
			assert.equal(said.split(DONE).length - 1, scripts.length, said);
			return model.heard();
		},
	};
}

async function play(
	lab: Lab,
	{ n8n, session }: Installed,
	model: ModelServer,
	setting: Setting,
): Promise<string> {
	const { name, path, rows } = setting;
	const emulator = await lab.emulator();
	const tencent = await session.createCredential(name, lab.credential(emulator));
	const data = { apiKey: 'scripted', url: model.url };
	const openAi = await session.createCredential(name, data, 'openAiApi');
	const workflow = await session.createWorkflow(await agentWorkflow(setting, { tencent, openAi }));
	await session.publish(workflow);
	const hands = handsOf(name, `${n8n.url}/webhook/${path}`, model);
	const played = await playRows(lab, emulator, hands, rows);
	await session.unpublish(workflow);
	if (lab.write) await writeTable(name, played);
	return `${name}: ${played.length} rows in ${secondsOf(played)} s`;
}

async function run(lab: Lab): Promise<string> {
	const installed = await lab.n8n();
	const model = await ModelServer.start();
	try {
		const facts: string[] = [];
		for (const setting of SETTINGS) facts.push(await play(lab, installed, model, setting));
		return facts.join('; ');
	} finally {
		await model.close();
	}
}

/** The example for an agent, in the hands of a scripted model. */
export const agents: Scenario = { name: 'agents', run };
