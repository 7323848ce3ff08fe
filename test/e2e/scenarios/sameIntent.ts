/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { callWebhook } from '../host/callWebhook';
import { at } from '../host/values';
import { chain, DOMAIN, locator, tencentLive, webhook } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const CALLS = 50;

/** Milliseconds after which a task is listed: without a lag the race would be narrower than in life. */
const LISTING_DELAYS = [0, 1_000, 5_000];

/** Lets everybody ask for the same at once. @returns what came of it, in words */
async function race(lab: Lab, listingDelayMs: number): Promise<string> {
	const { session, main, workers } = await lab.fleet();
	const emulator = await lab.emulator({ listingDelayMs });
	const name = `same-${listingDelayMs}`;
	const credential = await session.createCredential(name, lab.credential(emulator));
	const workflow = await session.createWorkflow(
		chain(
			`Record the same, ${listingDelayMs}`,
			webhook(name, 'lastNode'),
			tencentLive(credential, {
				domain: locator('name', DOMAIN),
				channel: locator('id', 'my-stream'),
				endTime: '={{ $json.body.until }}',
			}),
		),
	);
	await session.publish(workflow);
	const until = new Date(Date.now() + 3_600_000).toISOString();
	const call = async () => await callWebhook(`${main.url}/webhook/${name}`, { until });
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
	assert.equal(tasks.length, 1, `${tasks.length} tasks`);
	for (const { status, body } of answers) {
		assert.equal(status, 200, JSON.stringify(body));
		assert.equal(at(body, 'task_id'), tasks[0], JSON.stringify(body));
	}
	const later = await call();
	assert.equal(at(later.body, 'outcome'), 'existing');
	assert.equal(emulator.truth.createdCount, 1);
	await session.unpublish(workflow);
	const created = answers.filter(({ body }) => at(body, 'outcome') === 'created').length;
	return `${CALLS} identical calls at once over ${running} workers, listing ${listingDelayMs / 1000} s late: 1 task, ${created} answers said created, every answer names it${unanswered === 0 ? '' : `; ${unanswered} got no answer from n8n and were sent again`}`;
}

async function run(lab: Lab): Promise<string> {
	const facts: string[] = [];
	for (const delay of LISTING_DELAYS) facts.push(await race(lab, delay));
	return facts.join('\n          ');
}

/** Queue mode: the same intent on several workers at once. */
export const sameIntent: Scenario = { name: 'same-intent', run };
