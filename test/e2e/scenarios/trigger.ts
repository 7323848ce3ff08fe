/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Emulator } from '../../emulator';
import { Session, type Saved } from '../host/session';
import { waitFor } from '../host/waitFor';
import { chain, DOMAIN, editFields, locator, type NodeJson } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const TRIGGER = 'Tencent Live Trigger';

/** Milliseconds in which n8n would have noted an execution. */
const NOTED_WITHIN = 1_000;

/** The trigger node. @param webhookId a part of its address */
export function tencentLiveTrigger(credential: string, webhookId: string): NodeJson {
	return {
		name: TRIGGER,
		type: 'n8n-nodes-tencent-live.tencentLiveTrigger',
		typeVersion: 1,
		webhookId,
		parameters: {
			events: ['streamStarted', 'recordingFile'],
			domain: locator('name', DOMAIN),
			appName: 'live',
		},
		credentials: { tencentCloudApi: { id: credential, name: 'emulator' } },
	};
}

/** Sends a file's event: who calls with which key, and what n8n answered. */
async function sendFile(emulator: Emulator, fileId: string, key?: string): Promise<number | null> {
	const record = await emulator.sendCallback(
		'recordingFile',
		{ file_id: fileId, app: DOMAIN, appname: 'live' },
		key === undefined ? {} : { key },
	);
	return record.attempts[0]?.status ?? null;
}

async function executionsAre(session: Session, workflow: Saved, count: number): Promise<void> {
	await waitFor(`${count} executions`, 30, async () => {
		const all = await session.executions(workflow);
		assert.ok(all.length <= count, `${all.length} executions instead of ${count}`);
		return all.length === count && all.every(({ status }) => status === 'success')
			? true
			: undefined;
	});
	await sleep(NOTED_WITHIN);
	assert.equal((await session.executions(workflow)).length, count);
}

async function run(lab: Lab): Promise<string> {
	const { n8n, session } = await lab.n8n();
	const emulator = await lab.emulator();
	const data = lab.credential(emulator, { callbackSecret: 'onlyTheseTwoKnow' });
	const credential = await session.createCredential('trigger', data);
	const workflow = await session.createWorkflow(
		chain(
			'On event',
			tencentLiveTrigger(credential, 'events'),
			editFields({ file: '={{ $json.file_id }}' }),
		),
	);
	await session.publish(workflow);
	const { callbackRules, callbackTemplates } = emulator.state;
	assert.deepEqual(
		callbackRules.map(({ domain, app }) => [domain, app]),
		[[DOMAIN, 'live']],
	);
	const url = callbackTemplates[0]?.urls.RecordNotifyUrl ?? '';
	assert.ok(url.startsWith(`${n8n.url}/webhook/`), url);

	emulator.startStream({ domain: DOMAIN, app: 'live', stream: 'a-new-stream' });
	await executionsAre(session, workflow, 1);
	assert.equal(await sendFile(emulator, '18446744073709551615'), 200);
	await executionsAre(session, workflow, 2);
	const [newest] = await session.executions(workflow);
	const execution = await session.finished(newest?.id ?? '');
	assert.deepEqual(execution.items('Edit Fields'), [{ file: '18446744073709551615' }]);

	assert.equal(await sendFile(emulator, '18446744073709551615'), 200);
	assert.equal(await sendFile(emulator, 'forged', 'not-the-key'), 401);
	await executionsAre(session, workflow, 2);

	await n8n.stop();
	await n8n.start();
	const again = await Session.logIn(n8n.url);
	assert.equal(emulator.state.callbackRules.length, 1);
	assert.equal(emulator.state.callbackTemplates.length, 1);
	assert.equal(await sendFile(emulator, '18446744073709551615'), 200);
	await executionsAre(again, workflow, 2);
	assert.equal(await sendFile(emulator, 'after the restart'), 200);
	await executionsAre(again, workflow, 3);

	await again.unpublish(workflow);
	await waitFor('the callback rule to be removed', 30, () =>
		emulator.state.callbackRules.length === 0 && emulator.state.callbackTemplates.length === 0
			? true
			: undefined,
	);
	return 'registered, started once an event; repeated and forged events started nothing, also after a restart; removed';
}

/** The trigger node, from activation to deactivation. */
export const trigger: Scenario = { name: 'trigger', run };
