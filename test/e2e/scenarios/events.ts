/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { signatureOf } from '../../../nodes/TencentLive/trigger/callback';
import { callWebhook } from '../host/callWebhook';
import { inLanes, spread } from '../host/load';
import { waitFor } from '../host/waitFor';
import { chain, DOMAIN, editFields } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';
import { tencentLiveTrigger } from './trigger';

const EVENTS = 300;
const AT_ONCE = 20;

const KEY = 'only-these-two-know';

/** A file's event, signed now. */
function eventOf(fileId: string, key: string): string {
	const t = Math.floor(Date.now() / 1000) + 600;
	return JSON.stringify({
		event_type: 100,
		app: DOMAIN,
		appname: 'live',
		stream_id: 'my-stream',
		file_id: fileId,
		t,
		sign: signatureOf(key, String(t)),
	});
}

async function run(lab: Lab): Promise<string> {
	const { session } = await lab.fleet();
	const emulator = await lab.emulator();
	const data = lab.credential(emulator, { callbackSecret: KEY });
	const credential = await session.createCredential('events', data);
	const workflow = await session.createWorkflow(
		chain(
			'On event, many',
			tencentLiveTrigger(credential, 'many-events'),
			editFields({ file: '={{ $json.file_id }}' }),
		),
	);
	await session.publish(workflow);
	const url = emulator.state.callbackTemplates[0]?.urls.RecordNotifyUrl ?? '';
	const ids = Array.from({ length: EVENTS }, (_, index) => String(index));

	/** @returns calls per second */
	const callAll = async (key: string, status: number, took: number[] = []) => {
		const began = Date.now();
		await inLanes(ids, AT_ONCE, async (id) => {
			const sent = Date.now();
			assert.equal((await callWebhook(url, eventOf(id, key))).status, status);
			took.push(Date.now() - sent);
		});
		return (1000 * EVENTS) / (Date.now() - began);
	};

	const refused = await callAll('not-the-key', 401);
	const began = Date.now();
	const took: number[] = [];
	const taken = await callAll(KEY, 200, took);
	await waitFor(`${EVENTS} executions`, 300, async () =>
		(await session.successes(workflow)) === EVENTS ? true : undefined,
	);
	const finished = (1000 * EVENTS) / (Date.now() - began);
	const repeated = await callAll(KEY, 200);
	assert.equal(await session.successes(workflow), EVENTS);
	await session.unpublish(workflow);
	const rate = (value: number) => `${value.toFixed(0)}/s`;
	return `${EVENTS} events, ${AT_ONCE} at a time: answered ${rate(taken)} (${spread(took)}), executions finished ${rate(finished)}; repeated ${rate(repeated)}, forged ${rate(refused)}: neither started anything`;
}

/** Queue mode: events as fast as they are taken. */
export const events: Scenario = { name: 'events', run };
