/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { callWebhook } from '../host/callWebhook';
import { action, httpRequest } from '../host/httpRequestNode';
import { inLanes, spread } from '../host/load';
import type { Saved } from '../host/session';
import {
	chain,
	DOMAIN,
	editFields,
	locator,
	tencentLive,
	webhook,
	type NodeJson,
} from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';

const CALLS = 400;
const AT_ONCE = 20;
const WARMING_UP = 60;

/** What follows the webhook. */
const WAYS = ['this node', 'HTTP Request', 'no call'] as const;
type Way = (typeof WAYS)[number];

/** Many short ones, in an order that lets none gain from what warms up, slows down or disturbs. */
const ROUND: readonly Way[] = [...WAYS, ...WAYS.toReversed()];
const BLOCKS = Array.from({ length: 4 }, () => ROUND).flat();
const CALLS_OF_BLOCK = (CALLS * WAYS.length) / BLOCKS.length;

interface Taken {
	calls: number;
	/** Seconds. */
	took: number;
	/** Milliseconds of each call. */
	each: number[];
}

/** The same recording by one unguarded call: no look before it, no care for its answer. */
const CREATE = {
	method: 'POST',
	...action('CreateRecordTask'),
	sendBody: true,
	specifyBody: 'json',
	jsonBody: `={{ JSON.stringify({ StreamName: $json.body.stream, DomainName: '${DOMAIN}', AppName: 'live', EndTime: $json.body.until }) }}`,
};

const nodesOf = (credential: string, url: string): Record<Way, NodeJson> => ({
	'this node': tencentLive(credential, {
		domain: locator('name', DOMAIN),
		channel: locator('id', '={{ $json.body.stream }}'),
		endTime: '={{ $json.body.until }}',
	}),
	'HTTP Request': httpRequest(credential, { url, ...CREATE }),
	'no call': editFields({ stream: '={{ $json.body.stream }}' }),
});

async function callAll(url: string, streams: readonly string[]): Promise<Taken> {
	const until = Math.floor(Date.now() / 1000) + 3_600;
	const began = performance.now();
	const each = await inLanes(streams, AT_ONCE, async (stream) => {
		const sent = performance.now();
		const { status, body } = await callWebhook(url, { stream, until });
		assert.equal(status, 200, JSON.stringify(body));
		return performance.now() - sent;
	});
	return { calls: streams.length, took: (performance.now() - began) / 1000, each };
}

const named = (name: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${name}-${index}`);

async function run(lab: Lab): Promise<string> {
	const { session, main } = await lab.fleet();
	// The service's own quota would hide what the nodes cost.
	const emulator = await lab.emulator({ limits: { v3PerSecond: Number.POSITIVE_INFINITY } });
	const credential = await session.createCredential('beside', lab.credential(emulator));
	const workflows: Array<{ way: string; workflow: Saved; url: string }> = [];
	for (const [way, node] of Object.entries(nodesOf(credential, emulator.url))) {
		const path = `beside-${way.replaceAll(' ', '-')}`;
		const workflow = await session.createWorkflow(chain(path, webhook(path, 'lastNode'), node));
		await session.publish(workflow);
		workflows.push({ way, workflow, url: `${main.url}/webhook/${path}` });
	}
	const urlOf = (wanted: Way) => workflows.find(({ way }) => way === wanted)?.url ?? '';
	for (const way of WAYS) await callAll(urlOf(way), named(`${way}-first`, WARMING_UP));
	const taken: Record<Way, Taken[]> = { 'this node': [], 'HTTP Request': [], 'no call': [] };
	for (const [index, way] of BLOCKS.entries()) {
		const block = await callAll(urlOf(way), named(`${way}-${index}`, CALLS_OF_BLOCK));
		taken[way].push(block);
		lab.say(`beside: ${way}, ${(block.calls / block.took).toFixed(1)} calls a second`);
	}
	for (const { workflow } of workflows) await session.unpublish(workflow);
	const creates = WARMING_UP + CALLS;
	assert.equal(emulator.truth.tasks().length, 2 * creates, 'a task for each call of both nodes');
	const rate = (way: Way) => CALLS / taken[way].reduce((sum, { took }) => sum + took, 0);
	const share = rate('this node') / rate('HTTP Request');
	return [
		...WAYS.map((way) => {
			const times = spread(taken[way].flatMap(({ each }) => each));
			return `${way}: ${CALLS} executions over 2 workers, ${rate(way).toFixed(1)}/s, ${times}`;
		}),
		`this node ${share.toFixed(2)} of the throughput of the HTTP Request node`,
	].join('\n          ');
}

/** Queue mode: what the node costs beside an unguarded call, and beside none. */
export const beside: Scenario = { name: 'beside', slow: true, run };
