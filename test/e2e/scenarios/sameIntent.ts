/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { callWebhook } from '../host/callWebhook';
import { at } from '../host/values';
import { chain, DOMAIN, locator, tencentLive, webhook } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const CALLS = 50;

/** Milliseconds after which a task is listed: without a lag the race would be narrower than in life. */
const LISTING_DELAY = 1_000;

async function run(lab: Lab): Promise<string> {
	const { session, main, workers } = await lab.fleet();
	const emulator = await lab.emulator({ listingDelayMs: LISTING_DELAY });
	const credential = await session.createCredential('same', lab.credential(emulator));
	const workflow = await session.createWorkflow(
		chain(
			'Record the same',
			webhook('record-the-same', 'lastNode'),
			tencentLive(credential, {
				domain: locator('name', DOMAIN),
				channel: locator('id', 'my-stream'),
				endTime: '={{ $json.body.until }}',
			}),
		),
	);
	await session.publish(workflow);
	const until = new Date(Date.now() + 3_600_000).toISOString();
	const call = async () => await callWebhook(`${main.url}/webhook/record-the-same`, { until });
	let unanswered = 0;
	// A sender that gets no answer sends again.
	const callUntilAnswered = async () =>
		await call().catch(async () => {
			unanswered += 1;
			return await call();
		});
	const answers = await Promise.all(Array.from({ length: CALLS }, callUntilAnswered));
	const tasks = emulator.truth.tasks().map(({ id }) => id);
	const running = workers.filter(({ isRunning }) => isRunning).length;
	// One task, or in the race that docs/guarantees.md names one for each process.
	assert.ok(tasks.length >= 1 && tasks.length <= running, `${tasks.length} tasks`);
	for (const { status, body } of answers) {
		assert.equal(status, 200, JSON.stringify(body));
		assert.ok(tasks.includes(String(at(body, 'task_id'))), JSON.stringify(body));
	}
	const later = await call();
	assert.equal(at(later.body, 'outcome'), 'existing');
	assert.equal(emulator.truth.createdCount, tasks.length);
	await session.unpublish(workflow);
	const created = answers.filter(({ body }) => at(body, 'outcome') === 'created').length;
	return `${CALLS} identical calls at once over ${running} workers: ${tasks.length} tasks (promised: at most one a process), ${created} answers said created, every task_id exists${unanswered === 0 ? '' : `; ${unanswered} got no answer from n8n and were sent again`}`;
}

/** Queue mode: the one race that remains. */
export const sameIntent: Scenario = { name: 'same-intent', run };
