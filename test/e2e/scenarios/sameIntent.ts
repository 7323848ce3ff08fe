/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import { at } from '../host/values';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';
import { killedWinner } from './killedWinner';
import { Recorder } from './record';

export const CALLS = 50;
const OTHERS = 200;

/** Milliseconds after which a task is listed: without a lag the race would be narrower than in life. */
const LISTING_DELAYS = [0, 1_000, 5_000];

const SAME = 'my-stream';

/** Lets everybody ask for the same at once, among others. @returns what came of it, in words */
async function race(lab: Lab, listingDelayMs: number, others: number): Promise<string> {
	const { running } = await lab.fleet();
	const name = `same-${listingDelayMs}-${others}-${running.length}`;
	const recorder = await Recorder.publish(lab, name, { listingDelayMs });
	const other = Array.from({ length: others }, (_, index) => `other-${index}`);
	// Spread among the others, so that the same is asked for at the beginning, in the middle and at the end.
	const streams = [...Array.from({ length: CALLS }, () => SAME), ...other];
	const mixed = others === 0 ? streams : streams.map((_, i) => streams[(i * 101) % streams.length]);
	const calls = mixed.map(async (stream = SAME) => ({
		stream,
		answer: await recorder.callUntilAnswered(stream),
	}));
	const answers = await Promise.all(calls);
	const of = (wanted: string) =>
		answers.filter(({ stream }) => stream === wanted).map(({ answer }) => answer);
	const created = recorder.assertOneTask(SAME, of(SAME));
	for (const stream of other) recorder.assertOneTask(stream, of(stream));
	const later = await recorder.call(SAME);
	assert.equal(at(later.body, 'outcome'), 'existing');
	assert.equal(recorder.emulator.truth.createdCount, 1 + others);
	await recorder.unpublish();
	const among = others === 0 ? '' : ` among ${others} of other intents`;
	const again = recorder.failed === 0 ? '' : `; ${recorder.failed} were sent again`;
	return `${CALLS} identical calls at once${among} over ${running.length} workers, listing ${listingDelayMs / 1000} s late: 1 task, ${created} answers said created, every answer names it${again}`;
}

async function run(lab: Lab): Promise<string> {
	const fleet = await lab.fleet();
	const facts: string[] = [];
	const note = (fact: string) => {
		lab.say(`same-intent: ${fact}`);
		facts.push(fact);
	};
	await fleet.resize(2);
	for (const delay of LISTING_DELAYS) note(await race(lab, delay, 0));
	note(await killedWinner(lab, 'before it sent', CALLS));
	if (!lab.slow) return facts.join('\n          ');
	note(await killedWinner(lab, 'before its answer came', CALLS));
	for (const delay of LISTING_DELAYS) note(await race(lab, delay, OTHERS));
	await fleet.resize(4);
	for (const delay of LISTING_DELAYS) note(await race(lab, delay, 0));
	for (const delay of LISTING_DELAYS) note(await race(lab, delay, OTHERS));
	note(await killedWinner(lab, 'before it sent', CALLS));
	await fleet.resize(4);
	note(await killedWinner(lab, 'before its answer came', CALLS));
	await fleet.resize(2);
	return facts.join('\n          ');
}

/** Queue mode: the same intent on several workers at once. */
export const sameIntent: Scenario = { name: 'same-intent', run };
