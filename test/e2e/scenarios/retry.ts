/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import type { Emulator } from '../../emulator';
import { callWebhook } from '../host/callWebhook';
import { Session } from '../host/session';
import { waitFor } from '../host/waitFor';
import { chain, DOMAIN, locator, manual, NODE, tencentLive, webhook } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const STREAMS = ['first', 'second', 'third', 'fourth'];

const LIST = {
	name: 'Streams',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: { mode: 'raw', jsonOutput: JSON.stringify({ stream: STREAMS }), options: {} },
};

const SPLIT = {
	name: 'One by one',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	parameters: { fieldToSplitOut: 'stream', options: {} },
};

/** Four items, whose end moves with every try. */
function parameters(minutes: number): Record<string, unknown> {
	return {
		domain: locator('name', DOMAIN),
		channel: locator('id', '={{ $json.stream }}'),
		endTime: `={{ $now.plus({ minutes: ${minutes} }) }}`,
	};
}

/** One create is refused, once, and the answer to another is lost. */
function breakTwo(emulator: Emulator): void {
	const of =
		(stream: string) =>
		({ parameters: sent }: { parameters: Record<string, unknown> }) =>
			sent.StreamName === stream;
	emulator.faults.next('apiError', {
		action: 'CreateRecordTask',
		match: of('second'),
		code: 'LimitExceeded.MaximumRunningTask',
		message: 'too many',
	});
	emulator.faults.next('loseAnswer', { action: 'CreateRecordTask', match: of('third') });
}

const tasksOf = (emulator: Emulator) =>
	emulator.truth
		.tasks()
		.map(({ channel }) => channel)
		.sort();

async function retryOnFail(lab: Lab): Promise<string> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential('retry on fail', lab.credential(emulator));
	const node = tencentLive(credential, parameters(20), {
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 200,
	});
	const workflow = await session.createWorkflow(chain('Tries', manual, LIST, SPLIT, node));
	breakTwo(emulator);
	const execution = await session.execute(workflow, manual.name);
	assert.equal(execution.status, 'success', execution.error(NODE));
	assert.deepEqual(tasksOf(emulator), STREAMS.toSorted());
	assert.deepEqual(
		execution.items(NODE).map(({ outcome }) => outcome),
		['created', 'created', 'recovered', 'created'],
	);
	assert.equal(emulator.truth.requests('CreateRecordTask').length, STREAMS.length + 1);
	return 'Retry On Fail: 4 items, 4 tasks';
}

/** @param which whether the failed execution is retried as it was, or with the workflow as edited since */
async function retryFailed(lab: Lab, which: 'original' | 'saved'): Promise<string> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential(`retry ${which}`, lab.credential(emulator));
	const build = (minutes: number) =>
		chain('Fails once', manual, LIST, SPLIT, tencentLive(credential, parameters(minutes)));
	const workflow = await session.createWorkflow(build(20));
	breakTwo(emulator);
	const failed = await session.execute(workflow, manual.name);
	assert.equal(failed.status, 'error');
	assert.match(failed.error(NODE) ?? '', /as many running recording tasks as it may/);
	const before = tasksOf(emulator);
	if (which === 'saved') await session.updateWorkflow(workflow, build(40));
	const retried = await session.retry(failed.id, which);
	assert.equal(retried.status, 'success', retried.error(NODE));
	const ids = retried.items(NODE).map(({ task_id }) => task_id);
	assert.equal(new Set(ids).size, STREAMS.length);
	// An edited node asks anew; an unchanged one only for what it did not get.
	const expected = which === 'saved' ? [...before, ...STREAMS] : STREAMS;
	assert.deepEqual(tasksOf(emulator), expected.toSorted());
	return `Retry, ${which}: ${before.length} tasks before, ${tasksOf(emulator).length} after`;
}

/** How a crashed run is repeated: times from the trigger are the same again, those from `$now` are not. */
const CRASHES = {
	'times from the trigger': { endTime: '={{ $json.body.until }}', options: {} },
	'times from $now': {
		endTime: '={{ $now.plus({ minutes: 20 }) }}',
		options: { matchExisting: 'overlapping' },
	},
};

async function killedDuringCreate(lab: Lab, what: keyof typeof CRASHES): Promise<string> {
	const { n8n, session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential(what, lab.credential(emulator));
	const path = `killed-${what.replace(/\W/g, '-')}`;
	const workflow = await session.createWorkflow(
		chain(
			what,
			webhook(path, 'lastNode'),
			tencentLive(credential, {
				domain: locator('name', DOMAIN),
				channel: locator('id', 'my-stream'),
				...CRASHES[what],
			}),
		),
	);
	await session.publish(workflow);
	emulator.faults.next('neverAnswer', { action: 'CreateRecordTask' });
	const until = new Date(Date.now() + 20 * 60_000).toISOString();
	const call = callWebhook(`${n8n.url}/webhook/${path}`, { until }).catch(() => undefined);
	await waitFor('the task to be made', 30, () =>
		emulator.truth.createdCount === 1 ? true : undefined,
	);
	await n8n.kill();
	await call;
	await n8n.start();
	const later = await Session.logIn(n8n.url);
	const crashed = await waitFor('the execution to count as crashed', 60, async () =>
		(await later.executions(workflow)).find(({ status }) => status === 'crashed'),
	);
	const retried = await later.retry(crashed.id, 'original');
	assert.equal(retried.status, 'success', retried.error(NODE));
	const [task, ...more] = emulator.truth.tasks();
	assert.deepEqual(more, []);
	const [{ task_id, outcome } = {}] = retried.items(NODE);
	assert.deepEqual({ task_id, outcome }, { task_id: task?.id, outcome: 'existing' });
	await later.unpublish(workflow);
	return `killed, ${what}: 1 task, found again`;
}

async function run(lab: Lab): Promise<string> {
	const facts = [
		await retryOnFail(lab),
		await retryFailed(lab, 'original'),
		await retryFailed(lab, 'saved'),
		await killedDuringCreate(lab, 'times from the trigger'),
		await killedDuringCreate(lab, 'times from $now'),
	];
	return facts.join('; ');
}

/** Everything in n8n that repeats a create. */
export const retry: Scenario = { name: 'retry', run };
