/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { signatureOf } from '../../../nodes/TencentLive/trigger/callback';
import { callWebhook } from '../host/callWebhook';
import type { Fleet } from '../host/fleet';
import { inLanes, spread } from '../host/load';
import type { Saved, Session } from '../host/session';
import { waitFor } from '../host/waitFor';
import { chain, DOMAIN, editFields, webhook } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';
import { tencentLiveTrigger } from './trigger';

const AT_ONCE = 20;

const KEY = 'onlyTheseTwoKnow';

const FILE = editFields({ file: '={{ $json.file_id ?? $json.body.file_id }}' });

/** The first calls of a process are slower, whatever they call. */
const WARMING_UP = Array.from({ length: AT_ONCE }, (_, index) => `warming up ${index}`);

const IDS = Array.from({ length: 200 }, (_, index) => String(index));

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

/** How fast calls were answered, and how long each took. */
interface Pace {
	began: number;
	/** Calls a second. */
	rate: number;
	/** Milliseconds. */
	took: number[];
}

/** Sends the events of files. @throws unless all are answered with the status */
async function sendAll(
	url: string,
	ids: readonly string[],
	key: string,
	status: number,
): Promise<Pace> {
	const began = Date.now();
	const took = await inLanes(ids, AT_ONCE, async (id) => {
		const sent = Date.now();
		assert.equal((await callWebhook(url, eventOf(id, key))).status, status);
		return Date.now() - sent;
	});
	return { began, took, rate: (1000 * ids.length) / (Date.now() - began) };
}

/** @returns executions a second, from the first call to the end of the last execution */
async function finishRate(session: Session, workflow: Saved, began: number): Promise<number> {
	const all = WARMING_UP.length + IDS.length;
	await waitFor(`${all} executions`, 300, async () =>
		(await session.successes(workflow)) === all ? true : undefined,
	);
	return (1000 * IDS.length) / (Date.now() - began);
}

/** What the trigger is measured beside, by what it is called. */
const BESIDE = [
	{ name: "n8n's Webhook node", typeVersion: 2.1 },
	// Expressions of a node are evaluated in an isolate, made anew for each call. Only the newer Webhook
	// node does without; every other trigger pays for it, as this first version does.
	{ name: 'the same in version 1, with an isolate for each call', typeVersion: 1 },
];

/** Sends the same events to n8n's own node. */
async function measureBeside(
	{ session, main }: Fleet,
	{ name, typeVersion }: (typeof BESIDE)[number],
): Promise<string> {
	const path = `any-call-${typeVersion}`;
	const workflow = await session.createWorkflow(
		chain(name, webhook(path, 'onReceived', typeVersion), FILE),
	);
	await session.publish(workflow);
	const url = `${main.url}/webhook/${path}`;
	await sendAll(url, WARMING_UP, KEY, 200);
	const pace = await sendAll(url, IDS, KEY, 200);
	const finished = await finishRate(session, workflow, pace.began);
	await session.unpublish(workflow);
	return line(name, pace, finished);
}

function line(name: string, { rate, took }: Pace, finished?: number): string {
	const done = finished === undefined ? '' : `, executions finished ${finished.toFixed(0)}/s`;
	return `${name}: ${rate.toFixed(0)}/s (${spread(took)})${done}`;
}

async function run(lab: Lab): Promise<string> {
	const fleet = await lab.fleet();
	const { session } = fleet;
	const emulator = await lab.emulator();
	const data = lab.credential(emulator, { callbackSecret: KEY });
	const credential = await session.createCredential('events', data);
	const workflow = await session.createWorkflow(
		chain('On event, many', tencentLiveTrigger(credential, 'many-events'), FILE),
	);
	await session.publish(workflow);
	const url = emulator.state.callbackTemplates[0]?.urls.RecordNotifyUrl ?? '';
	await sendAll(url, WARMING_UP, KEY, 200);
	const taken = await sendAll(url, IDS, KEY, 200);
	const finished = await finishRate(session, workflow, taken.began);
	const repeated = await sendAll(url, IDS, KEY, 200);
	const forged = await sendAll(url, IDS, 'not-the-key', 401);
	assert.equal(await session.successes(workflow), WARMING_UP.length + IDS.length);
	await session.unpublish(workflow);
	const lines = [
		`${IDS.length} events, ${AT_ONCE} at a time; repeated and forged ones started nothing`,
		line('new', taken, finished),
		line('repeated', repeated),
		line('forged', forged),
	];
	for (const other of BESIDE) lines.push(await measureBeside(fleet, other));
	return lines.join('\n          ');
}

/** Queue mode: events as fast as they are taken, beside n8n's own Webhook node. */
export const events: Scenario = { name: 'events', run };
