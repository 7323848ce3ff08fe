/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { waitFor } from '../host/waitFor';
import { chain, DOMAIN, locator, tencentLive } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const TICKS = 4;

const EVERY_SECOND = {
	name: 'Every second',
	type: 'n8n-nodes-base.scheduleTrigger',
	typeVersion: 1.3,
	parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } },
};

async function run(lab: Lab): Promise<string> {
	const { session } = await lab.n8n();
	const emulator = await lab.emulator();
	const credential = await session.createCredential('schedule', lab.credential(emulator));
	const record = (name: string, startTime: string) =>
		session.createWorkflow(
			chain(
				name,
				EVERY_SECOND,
				tencentLive(credential, {
					domain: locator('name', DOMAIN),
					channel: locator('id', name),
					tapeType: 0,
					startTime,
					endTime: `${startTime.slice(0, -3)}.plus({ minutes: 30 }) }}`,
				}),
			),
		);
	// Every tick wants a task of its own here, and the same one there.
	const each = await record('each-tick', '={{ $now.plus({ hours: 1 }) }}');
	const same = await record('same-hour', "={{ $now.plus({ hours: 2 }).startOf('hour') }}");
	await session.publish(each);
	await session.publish(same);
	const done = async (workflow: typeof each) =>
		(await session.executions(workflow)).filter(({ status }) => status === 'success');
	await waitFor(`${TICKS} ticks`, 60, async () =>
		(await done(each)).length >= TICKS && (await done(same)).length >= TICKS ? true : undefined,
	);
	await session.unpublish(each);
	await session.unpublish(same);
	// A tick may still be at work when its workflow is unpublished.
	const settled = await waitFor('the last tick to end', 30, async () => {
		const all = [...(await session.executions(each)), ...(await session.executions(same))];
		return all.every(({ status }) => status === 'success') ? await done(each) : undefined;
	});
	const tasks = emulator.truth.tasks();
	const streams = tasks.map(({ channel }) => channel);
	assert.equal(streams.filter((name) => name === 'same-hour').length, 1);
	const starts = tasks.filter(({ channel }) => channel === 'each-tick').map(({ start }) => start);
	// Two ticks of a busy n8n in one second want the same start, and so the same task.
	assert.equal(new Set(starts).size, starts.length);
	assert.ok(starts.length > 1 && starts.length <= settled.length, `${starts.length} tasks`);
	return `${settled.length} ticks made ${starts.length} tasks, no two with the same start; ticks that wanted the same task made 1`;
}

/** A Schedule Trigger. */
export const schedule: Scenario = { name: 'schedule', run };
