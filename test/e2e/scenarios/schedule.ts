/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { UNFINISHED } from '../host/execution';
import type { Saved, Session } from '../host/session';
import { waitFor } from '../host/waitFor';
import { chain, DOMAIN, editFields, locator, NODE, tencentLive } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

/** As few ticks as are waited for, of each workflow. */
const TICKS = 4;

const EVERY_SECOND = {
	name: 'Every second',
	type: 'n8n-nodes-base.scheduleTrigger',
	typeVersion: 1.2,
	parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } },
};

/** What a tick asked for, and the task that it was told of. */
interface Tick {
	start: number;
	taskId: string;
}

/** Every tick of a workflow, once all have ended. */
async function ticksOf(session: Session, workflow: Saved): Promise<Tick[]> {
	const executions = await waitFor('the last tick to end', 60, async () => {
		const all = await session.executions(workflow);
		return all.some(({ status }) => UNFINISHED.has(status)) ? undefined : all;
	});
	return await Promise.all(
		executions.map(async ({ id }) => {
			const { status, items, failure } = await session.finished(id);
			assert.equal(status, 'success', failure);
			const [asked] = items('Edit Fields');
			const [task] = items(NODE);
			const start = Date.parse(String(asked?.start));
			assert.equal(Date.parse(String(task?.start_time)), start);
			return { start, taskId: String(task?.task_id) };
		}),
	);
}

async function run(lab: Lab): Promise<string> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential('schedule', lab.credential(emulator));
	const record = async (name: string, start: string) => {
		const workflow = await session.createWorkflow(
			chain(
				name,
				EVERY_SECOND,
				editFields({ start }),
				tencentLive(credential, {
					domain: locator('name', DOMAIN),
					channel: locator('id', name),
					tapeType: 0,
					startTime: '={{ $json.start }}',
					endTime: '={{ $json.start.toDateTime().plus({ minutes: 30 }).toISO() }}',
				}),
			),
		);
		await session.publish(workflow);
		return { name, workflow };
	};
	// Every tick wants a task of its own here, and the same one there: unless a busy n8n has two ticks
	// in one second, or an hour ends meanwhile. So what each tick asked for is read, not counted.
	const both = [
		await record('each-tick', "={{ $now.plus({ hours: 1 }).startOf('second').toISO() }}"),
		await record('same-hour', "={{ $now.plus({ hours: 2 }).startOf('hour').toISO() }}"),
	];
	for (const { workflow } of both) {
		await waitFor(`${TICKS} ticks`, 60, async () =>
			(await session.executions(workflow, ['success'])).length >= TICKS ? true : undefined,
		);
	}
	for (const { workflow } of both) await session.unpublish(workflow);
	const facts: string[] = [];
	for (const { name, workflow } of both) {
		const ticks = await ticksOf(session, workflow);
		const asked = new Map(ticks.map(({ start, taskId }) => [start, taskId]));
		for (const { start, taskId } of ticks) assert.equal(taskId, asked.get(start));
		const tasks = emulator.truth.tasks().filter(({ channel }) => channel === name);
		assert.deepEqual(new Map(tasks.map(({ start, id }) => [start, id])), asked);
		assert.equal(tasks.length, asked.size, `${tasks.length} tasks for ${asked.size} starts`);
		facts.push(`${name}: ${ticks.length} ticks asked for ${asked.size}, and got as many tasks`);
	}
	return facts.join('; ');
}

/** A Schedule Trigger: one task for each start that is asked for, however often. */
export const schedule: Scenario = { name: 'schedule', run };
