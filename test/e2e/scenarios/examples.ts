/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import type { Emulator } from '../../emulator';
import { callWebhook } from '../host/callWebhook';
import { exampleNames, readExample, type Shortened } from '../host/exampleFiles';
import type { Execution, Saved } from '../host/session';
import { textAt } from '../host/values';
import { waitFor } from '../host/waitFor';
import type { Installed, Lab } from '../lab';
import type { Scenario } from '../scenario';
import { makePastTask } from './pastTask';

const HOUR = 3_600_000;

/** Seconds of a recording that leaves a file: it takes a push of more than ten. */
const SHORTEST = 12;

/** What an example is run with. */
interface Stage extends Installed {
	emulator: Emulator;
	credential: string;
}

/** Imports an example as a user does: as it is, with a credential picked. */
async function importExample(
	{ session, credential }: Stage,
	name: string,
	shortened: Shortened = [],
): Promise<Saved> {
	const workflow = await readExample(name, credential, shortened);
	return await session.createWorkflow(workflow);
}

/** Imports an example and executes it by hand. @throws unless it succeeds */
async function play(
	stage: Stage,
	name: string,
	trigger: string,
	shortened?: Shortened,
): Promise<Execution> {
	const workflow = await importExample(stage, name, shortened);
	return assertSuccess(await stage.session.execute(workflow, trigger));
}

function assertSuccess(execution: Execution): Execution {
	assert.equal(execution.status, 'success', execution.failure);
	return execution;
}

const EXAMPLES: Record<string, (stage: Stage) => Promise<void>> = {
	async 'record-a-stream'(stage) {
		const execution = await play(stage, 'record-a-stream', 'Start');
		assertHandedOn(stage, execution);
	},

	async 'record-a-channel-legacy'(stage) {
		const execution = await play(stage, 'record-a-channel-legacy', 'Start');
		assertHandedOn(stage, execution);
		assert.equal(execution.items('Task now')[0]?.task_id, '18446744073709551615');
	},

	async 'record-a-show-on-schedule'(stage) {
		const { emulator } = stage;
		const show = { domain: 'push.example.com', app: 'live', stream: 'evening-show' };
		emulator.startStream(show);
		const running = play(stage, 'record-a-show-on-schedule', 'Every evening', [
			['"amount": 5', '"amount": 1'],
			['"unit": "minutes"', '"unit": "seconds"'],
		]);
		await waitFor('the first look at the stream', 60, () =>
			emulator.truth.requests('DescribeLiveStreamState').length > 0 ? true : undefined,
		);
		emulator.stopStream(show);
		const execution = await running;
		const [task] = emulator.truth.tasks();
		assert.equal(task?.status, 'stopped');
		assert.equal(execution.items('Stop')[0]?.task_id, task.id);
	},

	async 'record-on-webhook-and-fetch-files'(stage) {
		const { emulator, n8n, session } = stage;
		const workflow = await importExample(stage, 'record-on-webhook-and-fetch-files', [
			['.plus({ minutes: 10 })', '.plus({ seconds: 1 })'],
		]);
		await session.publish(workflow);
		const order = { stream: 'my-stream', minutes: SHORTEST / 60 };
		const { body } = await callWebhook(`${n8n.url}/webhook/record`, order);
		const [task] = emulator.truth.tasks();
		assert.equal(textAt(body, 'task_id'), task?.id);
		const [execution] = await session.executions(workflow);
		const { items } = assertSuccess(await session.finished(execution?.id ?? ''));
		assert.equal(items('Hand on')[0]?.task_id, task?.id);
		assert.match(String(items('Hand on')[0]?.url), /^http/);
		await session.unpublish(workflow);
	},

	async 'report-recordings-without-files'(stage) {
		const { emulator } = stage;
		const [from, to] = [Date.now() - 3 * HOUR, Date.now() - 2 * HOUR];
		await makePastTask(emulator, 'my-stream', from, to);
		const empty = await makePastTask(emulator, 'nobody-pushed', from, to);
		emulator.state.breaks.push({ stream: 'nobody-pushed', from, to });
		const name = 'report-recordings-without-files';
		const { items } = await play(stage, name, 'Every morning');
		const reports = items('Report').map(({ report }) => String(report));
		assert.equal(reports.length, 1);
		assert.ok(reports[0]?.startsWith(`Task ${empty} of nobody-pushed`), reports[0]);
	},

	async 'was-my-show-recorded'(stage) {
		const { emulator } = stage;
		const show = { domain: 'push.example.com', app: 'live', stream: 'my-stream' };
		emulator.startStream(show);
		const { items } = await play(stage, 'was-my-show-recorded', 'Start', [
			['plus({ minutes: 30 })', `plus({ seconds: ${SHORTEST} })`],
			['plus({ minutes: 1 })', 'plus({ seconds: 1 })'],
		]);
		assert.equal(items('Message')[0]?.complete, true);
		assert.match(String(items('Message')[0]?.message), /^my-stream: all of it is there/);
	},

	async 'catch-up-on-events'(stage) {
		const { emulator } = stage;
		const urls = { RecordNotifyUrl: 'http://127.0.0.1:9/' };
		emulator.state.callbackTemplates = [{ id: 5, name: 'events', urls }];
		emulator.state.callbackRules = [{ domain: 'push.example.com', app: 'live', templateId: 5 }];
		emulator.truth.callbacks();
		const [from, to] = [Date.now() - 3 * HOUR, Date.now() - 2 * HOUR];
		const task = await makePastTask(emulator, 'my-stream', from, to);
		emulator.truth.callbacks();
		await emulator.callbacksSettled();
		const { items } = await play(stage, 'catch-up-on-events', 'Start');
		assert.deepEqual(
			items('Hand on').map(({ task_id }) => task_id),
			[task],
		);
	},

	async 'move-to-api-3'(stage) {
		const { emulator } = stage;
		await play(stage, 'record-a-channel-legacy', 'Start');
		const scheduled = emulator.truth.tasks().find(({ status }) => status === 'scheduled');
		await play(stage, 'move-to-api-3', 'Start');
		const tasks = emulator.truth.tasks();
		const moved = tasks.filter(({ generation }) => generation === 'v3');
		assert.deepEqual(
			moved.map(({ start, end }) => [start, end]),
			[[scheduled?.start, scheduled?.end]],
		);
		assert.equal(tasks.find(({ id }) => id === scheduled?.id)?.deleted, true);
	},

	async 'round-trip-file-ready'(stage) {
		const { emulator, session } = stage;
		const ready = await importExample(stage, 'round-trip-file-ready');
		await session.publish(ready);
		const created = await play(stage, 'round-trip-create', 'Start', [
			["plus({ minutes: 1 }).startOf('minute')", 'plus({ seconds: 2 })'],
			["plus({ minutes: 31 }).startOf('minute')", `plus({ seconds: ${2 + SHORTEST} })`],
		]);
		const started = await waitFor('the event of the file', 60, async () => {
			const [execution] = await session.executions(ready);
			return execution;
		});
		const { items } = assertSuccess(await session.finished(started.id));
		const [task] = emulator.truth.tasks();
		assert.equal(created.items('Keep')[0]?.task_id, task?.id);
		assert.equal(items('Hand on')[0]?.task_id, task?.id);
		assert.match(String(items('Hand on')[0]?.address), /^http/);
		await session.unpublish(ready);
	},
};

/** Both nodes of the example made a task, and handed its id on. */
function assertHandedOn({ emulator }: Stage, { items }: Execution): void {
	const handedOn = ['Task now', 'Task later'].map((node) => items(node)[0]?.task_id);
	assert.deepEqual(
		handedOn,
		emulator.truth.tasks().map(({ id }) => id),
	);
}

/** These need a model or a client: the scenarios `agents` and `mcp` play them. */
const FOR_MODELS = ['record-through-mcp', 'record-with-an-agent'];

async function run(lab: Lab): Promise<string> {
	const installed = await lab.n8n();
	const files = await exampleNames();
	// The second half of the round trip brings the first along.
	const played = [...Object.keys(EXAMPLES), 'round-trip-create', ...FOR_MODELS].sort();
	assert.deepEqual(files, played);
	for (const [name, playExample] of Object.entries(EXAMPLES)) {
		lab.say(`examples: ${name}`);
		const emulator = await lab.emulator();
		const data = lab.credential(emulator, { callbackSecret: 'onlyTheseTwoKnow' });
		const credential = await installed.session.createCredential(name, data);
		await playExample({ ...installed, emulator, credential });
	}
	return `${files.length - FOR_MODELS.length} workflows imported and run`;
}

/** Every workflow of examples/ that needs no model, imported and run. */
export const examples: Scenario = { name: 'examples', run };
