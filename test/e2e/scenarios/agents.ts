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
	version: number;
	rows: readonly Row[];
	/** Settings of the agent and of its tools. */
	settings: object;
}

const SETTINGS: readonly Setting[] = VERSIONS.flatMap((version) => {
	const name = `AI Agent ${version}`;
	const path = `agent-${String(version).replace('.', '-')}`;
	return [
		{ name, path, version, rows: ROWS, settings: {} },
		{
			name: `${name}, Retry On Fail`,
			path: `${path}-retry`,
			version,
			rows: RETRY_ROWS,
			settings: RETRY,
		},
	];
});

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

/** The agent of the example, asked by a webhook, of the given version, with the model of this run. */
async function agentWorkflow(
	{ name, path, version, settings }: Setting,
	credentials: { tencent: string; openAi: string },
): Promise<WorkflowJson> {
	const example = await readExample('record-with-an-agent', credentials.tencent);
	const { parameters, ...trigger } = webhook(path, 'lastNode');
	const nodes = leaveDomainToModel(example.nodes).map((node) => {
		const changed = (changes: object, of: object = {}) => ({
			...Object(node),
			...changes,
			parameters: { ...Object(at(node, 'parameters')), ...of },
		});
		switch (at(node, 'name')) {
			case 'Chat':
				return changed(
					// By its name the example's connections know it.
					{ ...trigger, name: 'Chat' },
					{ ...parameters, responseData: 'allEntries' },
				);
			case 'Agent': {
				const options = {
					...Object(at(node, 'parameters', 'options')),
					batching: { batchSize: "={{ $('Chat').first().json.body.batch }}" },
				};
				const asked = { promptType: 'define', text: '={{ $json.ask }}', options };
				return changed({ ...settings, typeVersion: version }, asked);
			}
			case 'Model':
				return changed(
					{ credentials: { openAiApi: { id: credentials.openAi, name: 'scripted' } } },
					{ responsesApiEnabled: false },
				);
			default:
				return textAt(node, 'type').endsWith('Tool') ? changed(settings) : node;
		}
	});
	const connections = { ...example.connections, Chat: to('Asks'), Asks: to('Agent') };
	return { ...example, name, nodes: [...nodes, ASKS], connections };
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
			const outputs = scripts.map(() => ({ output: DONE }));
			assert.deepEqual({ status, body }, { status: 200, body: outputs });
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
