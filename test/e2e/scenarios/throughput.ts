/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import path from 'node:path';

import { inLanes, spread } from '../host/load';
import type { Lab } from '../lab';
import { writeClaimsSwitch } from '../provision/claimsSwitch';
import type { Scenario } from '../scenario';
import { Recorder } from './record';

const CALLS = 500;
const AT_ONCE = 30;
const WORKERS = 2;

/** Many short ones, in an order that lets neither gain from what warms up, slows down or disturbs. */
const ROUND = ['on', 'off', 'off', 'on'] as const;
const BLOCKS = Array.from({ length: 5 }, () => ROUND).flat();

/** What is asked of the claims: this share of the throughput without them. */
const LEAST = 0.9;

const WARMING_UP = 100;

interface Block {
	calls: number;
	/** Seconds. */
	took: number;
	/** Milliseconds of each call. */
	each: number[];
}

async function callAll(recorder: Recorder, streams: readonly string[]): Promise<Block> {
	const began = performance.now();
	const each = await inLanes(streams, AT_ONCE, async (stream) => {
		const sent = performance.now();
		recorder.assertOneTask(stream, [await recorder.callUntilAnswered(stream)]);
		return performance.now() - sent;
	});
	return { calls: streams.length, took: (performance.now() - began) / 1000, each };
}

const named = (name: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${name}-${index}`);

async function run(lab: Lab): Promise<string> {
	const fleet = await lab.fleet();
	const claims = await writeClaimsSwitch(path.join(lab.folder, 'claims-switch'));
	await fleet.resize(0);
	while (fleet.running.length < WORKERS) await fleet.addWorker(claims.env);
	// The service's own quota would hide what claims cost.
	const limits = { v3PerSecond: Number.POSITIVE_INFINITY };
	const recorder = await Recorder.publish(lab, 'throughput', { limits });
	await callAll(recorder, named('warming-up', WARMING_UP));
	const blocks: Record<'on' | 'off', Block[]> = { on: [], off: [] };
	for (const [index, state] of BLOCKS.entries()) {
		await claims.set(state);
		const block = await callAll(recorder, named(`block-${index}`, (2 * CALLS) / BLOCKS.length));
		blocks[state].push(block);
		lab.say(`throughput: claims ${state}, ${(block.calls / block.took).toFixed(1)} calls a second`);
	}
	await claims.set('off');
	const same = named('same', 1).flatMap((stream) => Array.from({ length: 50 }, () => stream));
	recorder.emulator.state.listingDelayMs = 5_000;
	await Promise.all(same.map(async (stream) => await recorder.callUntilAnswered(stream)));
	const unclaimed = recorder.tasksOf('same-0').length;
	// Otherwise nothing was switched off, and the comparison says nothing.
	assert.ok(unclaimed > 1, `${unclaimed} task without claims`);
	await recorder.unpublish();
	await fleet.resize(0);
	await fleet.resize(WORKERS);
	const rate = (state: 'on' | 'off') =>
		CALLS / blocks[state].reduce((sum, { took }) => sum + took, 0);
	const share = rate('on') / rate('off');
	assert.ok(share >= LEAST, `${share.toFixed(2)} of the throughput without claims`);
	const words = (state: 'on' | 'off') =>
		`${rate(state).toFixed(1)}/s, ${spread(blocks[state].flatMap(({ each }) => each))}`;
	return [
		`${CALLS} calls over ${WORKERS} workers with claims: ${words('on')}`,
		`the same without: ${words('off')}`,
		`with claims ${share.toFixed(2)} of the throughput without`,
		`50 identical calls without claims, listing 5 s late: ${unclaimed} tasks`,
	].join('\n          ');
}

/** Queue mode: what claims across processes cost many calls. */
export const throughput: Scenario = { name: 'throughput', slow: true, run };
