/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { ModelServer } from '../agents/model';
import { writeTable } from '../agents/page';
import { playRows, type Hands } from '../agents/play';
import { leaveDomainToModel } from '../agents/tools';
import { callWebhook } from '../host/callWebhook';
import { readExample } from '../host/exampleFiles';
import type { WorkflowJson } from '../host/session';
import { at } from '../host/values';
import { webhook } from '../host/workflows';
import type { Installed, Lab } from '../lab';
import type { Scenario } from '../scenario';

/** As steps of the workflow, and inside the agent: n8n runs tools in two ways. */
const VERSIONS = [3.1, 2.2];

/** The agent of the example, asked by a webhook, of the given version, with the model of this run. */
async function agentWorkflow(
	version: number,
	path: string,
	credentials: { tencent: string; openAi: string },
): Promise<WorkflowJson> {
	const example = await readExample('record-with-an-agent', credentials.tencent);
	// By its name the example's connections know it.
	const trigger = { ...webhook(path, 'lastNode'), name: 'Chat' };
	const nodes = leaveDomainToModel(example.nodes).map((node) => {
		switch (at(node, 'name')) {
			case 'Chat':
				return { ...Object(node), ...trigger };
			case 'Agent':
				return {
					...Object(node),
					typeVersion: version,
					parameters: {
						...Object(at(node, 'parameters')),
						promptType: 'define',
						text: '={{ $json.body.ask }}',
					},
				};
			case 'Model':
				return {
					...Object(node),
					parameters: { ...Object(at(node, 'parameters')), responsesApiEnabled: false },
					credentials: { openAiApi: { id: credentials.openAi, name: 'scripted' } },
				};
			default:
				return node;
		}
	});
	return { ...example, name: `Agent ${version}`, nodes };
}

async function runVersion(
	lab: Lab,
	{ n8n, session }: Installed,
	model: ModelServer,
	version: number,
): Promise<string> {
	const emulator = await lab.emulator();
	const name = `AI Agent ${version}`;
	const tencent = await session.createCredential(name, lab.credential(emulator));
	const openAi = await session.createCredential(
		name,
		{ apiKey: 'scripted', url: model.url },
		'openAiApi',
	);
	const path = `agent-${String(version).replace('.', '-')}`;
	const workflow = await session.createWorkflow(
		await agentWorkflow(version, path, { tencent, openAi }),
	);
	await session.publish(workflow);
	const hands: Hands = {
		name,
		async converse(turns) {
			model.play(turns);
			const { status, body } = await callWebhook(`${n8n.url}/webhook/${path}`, { ask: 'Record.' });
			assert.equal(status, 200, JSON.stringify(body));
			assert.equal(at(body, 'output'), 'Done.', JSON.stringify(body));
			return model.heard();
		},
	};
	const played = await playRows(lab, emulator, hands);
	await session.unpublish(workflow);
	if (lab.write) await writeTable(name, played);
	return `${name}: ${played.length} rows`;
}

async function run(lab: Lab): Promise<string> {
	const installed = await lab.n8n();
	const model = await ModelServer.start();
	try {
		const facts: string[] = [];
		for (const version of VERSIONS) facts.push(await runVersion(lab, installed, model, version));
		return facts.join('; ');
	} finally {
		await model.close();
	}
}

/** The example for an agent, in the hands of a scripted model. */
export const agents: Scenario = { name: 'agents', run };
