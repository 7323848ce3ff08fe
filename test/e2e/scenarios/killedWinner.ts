/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import type { N8n } from '../host/n8n';
import { waitFor } from '../host/waitFor';
import type { Lab } from '../lab';
import { Recorder } from './record';

const CREATE = 'CreateRecordTask';
const LOOK = 'DescribeRecordTask';

/** Milliseconds for which what the first one waits for is held back: it is killed meanwhile. */
const HELD = 6_000;

/** Milliseconds: longer than a claim waits, shorter than what is held back. */
const CLAIMED_WITHIN = 1_000;

/** Seconds that whoever finds a claim waits at least before it takes over: 15 s + Timeout + 24 s. */
const FOLLOWED_FOR = 42;

const STREAM = 'my-stream';

/** When the winner dies: after its claim, or after its request. */
export type Death = 'before it sent' | 'before its answer came';

/** The worker that runs the only execution of the workflow. */
async function workerOf({ fleet, workflow }: Recorder): Promise<N8n> {
	return await waitFor('a worker to say that it has the execution', 20, async () => {
		const [execution] = await fleet.session.executions(workflow);
		if (execution === undefined) return undefined;
		const line = `Worker started execution ${execution.id} (`;
		return fleet.running.find((worker) => worker.log().includes(line));
	});
}

/**
 * Many ask for the same; the one that may send is killed. n8n does not run its executions again: their
 * callers are told so, and send again.
 *
 * @returns what came of it, in words
 */
export async function killedWinner(lab: Lab, death: Death, calls: number): Promise<string> {
	const { running } = await lab.fleet();
	const name = `killed-${running.length}-${death.replaceAll(' ', '-')}`;
	const service = { listingDelayMs: 1_000 };
	const recorder = await Recorder.publish(lab, name, service, { timeout: 3_001 });
	const { truth, faults } = recorder.emulator;
	const seen = death === 'before it sent' ? LOOK : CREATE;
	faults.next('delayAnswer', { action: seen, ms: HELD });
	const first = recorder.callUntilAnswered(STREAM);
	await waitFor(seen, 20, () => (truth.requests(seen).length > 0 ? true : undefined));
	const winner = await workerOf(recorder);
	await sleep(CLAIMED_WITHIN);
	const others = Array.from(
		{ length: calls - 1 },
		async () => await recorder.callUntilAnswered(STREAM),
	);
	await sleep(CLAIMED_WITHIN);
	const sent = truth.requests(CREATE);
	assert.deepEqual(
		sent.map(({ answered }) => answered),
		death === 'before it sent' ? [] : [false],
	);
	await winner.kill();
	const killedAt = truth.requests().at(-1)?.at ?? 0;
	const answers = await Promise.all([first, ...others]);
	recorder.assertOneTask(STREAM, answers);
	assert.equal(truth.createdCount, 1);
	const [create] = truth.requests(CREATE);
	const waited = ((create?.at ?? 0) - killedAt) / 1_000;
	// Only who knows of the claim waits for so long.
	if (death === 'before it sent') assert.ok(waited > FOLLOWED_FOR - 10, `${waited} s`);
	await recorder.unpublish();
	await recorder.fleet.resize(running.length);
	const after = death === 'before it sent' ? `, made ${waited.toFixed(0)} s later` : '';
	return `the one of ${running.length} workers that may send killed ${death}: 1 task${after}, ${calls} answers name it; ${recorder.failed} were sent again`;
}
