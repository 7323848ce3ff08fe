/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { callWebhook } from '../host/callWebhook';
import { chain, DOMAIN, editFields, locator, tencentLive, webhook } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const CHANNEL = '9896587163684165400';

/** What is taken from the call, by generation. */
const PARAMETERS = {
	v3: {
		domain: locator('name', DOMAIN),
		channel: locator('id', '={{ $json.body.stream }}'),
		endTime: '={{ $json.body.until }}',
	},
	v2: {
		apiVersion: 'v2',
		channel: locator('id', '={{ $json.body.stream }}'),
		endTime: '={{ $json.body.until }}',
	},
};

const RESPOND = {
	name: 'Respond',
	type: 'n8n-nodes-base.respondToWebhook',
	typeVersion: 1.5,
	parameters: { respondWith: 'firstIncomingItem', options: {} },
};

async function run(lab: Lab): Promise<string> {
	const { n8n, session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential('webhook', lab.credential(emulator));
	const answers: string[] = [];
	for (const version of ['v3', 'v2'] as const) {
		const workflow = await session.createWorkflow(
			chain(
				`Record on webhook, ${version}`,
				webhook(`record-${version}`, 'responseNode'),
				tencentLive(credential, PARAMETERS[version]),
				// The second field is found only if the node pairs its items.
				editFields({
					taskId: '={{ $json.task_id }}',
					stream: "={{ $('Webhook').item.json.body.stream }}",
				}),
				RESPOND,
			),
		);
		await session.publish(workflow);
		const stream = version === 'v3' ? 'my-stream' : CHANNEL;
		const until = new Date(Date.now() + 4 * 60_000).toISOString();
		const { status, body } = await callWebhook(`${n8n.url}/webhook/record-${version}`, {
			stream,
			until,
		});
		assert.equal(status, 200, JSON.stringify(body));
		const [task, ...more] = emulator.truth.tasks().filter((one) => one.generation === version);
		assert.deepEqual(more, []);
		assert.deepEqual(body, { taskId: task?.id, stream });
		answers.push(task?.id ?? '');
		await session.unpublish(workflow);
	}
	assert.equal(answers[1], '18446744073709551615');
	return `one call, one task_id: ${answers.join(' and ')}`;
}

/** Webhook, Tencent Live, Edit Fields, Respond to Webhook. */
export const webhookAnswers: Scenario = { name: 'webhook', run };
