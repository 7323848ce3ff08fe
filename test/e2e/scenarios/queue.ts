/* eslint-disable @n8n/community-nodes/no-restricted-imports -- drives a real n8n from outside: runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import type { Emulator } from '../../emulator';
import { callWebhook } from '../host/callWebhook';
import type { Fleet } from '../host/fleet';
import { inLanes, spread } from '../host/load';
import type { Saved } from '../host/session';
import { at } from '../host/values';
import { waitFor } from '../host/waitFor';
import { chain, DOMAIN, locator, tencentLive, webhook } from '../host/workflows';
import type { Lab } from '../lab';
import type { Scenario } from '../scenario';
import { armFaults } from './queueFaults';

const CALLS = 500;
const AT_ONCE = 30;

/** Answers after which a worker is killed. */
const KILL_AFTER = 200;

/**
 * How often a call is sent again that got no good answer. A process that sent a request of unknown
 * fate looks for 24 seconds each time, and sends anew after five minutes; another one does at once.
 */
const MOST_ROUNDS = 16;

/** What a caller knows of one intent. */
interface Call {
	stream: string;
	/** Milliseconds until its first answer. */
	took: number;
	taskId: string | undefined;
	outcome: string;
}

class Callers {
	answered = 0;

	constructor(
		private readonly url: string,
		private readonly until: string,
	) {}

	async call(stream: string): Promise<Call> {
		const began = Date.now();
		const body = await callWebhook(this.url, { stream, until: this.until }).then(
			(answer) => (answer.status === 200 ? answer.body : undefined),
			() => undefined,
		);
		this.answered += 1;
		const taskId = at(body, 'task_id');
		return {
			stream,
			took: Date.now() - began,
			taskId: typeof taskId === 'string' ? taskId : undefined,
			outcome: String(at(body, 'outcome') ?? 'failed'),
		};
	}
}

const isAnswered = ({ taskId }: Call) => taskId !== undefined;

function counted(words: Iterable<string>): string {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}

/** Kills a worker in the middle of its work, and puts a new one in its place. */
async function replaceWorker(lab: Lab, fleet: Fleet, callers: Callers): Promise<void> {
	await waitFor(`${KILL_AFTER} answers`, 300, () =>
		callers.answered >= KILL_AFTER ? true : undefined,
	);
	await fleet.workers.find(({ isRunning }) => isRunning)?.kill();
	lab.say('queue: a worker was killed; starting another one');
	await fleet.addWorker();
}

/** What a webhook's sender does: sends again what got no good answer. */
async function sendAgain(lab: Lab, callers: Callers, first: readonly Call[]): Promise<Call[]> {
	let calls = [...first];
	for (let round = 1; round <= MOST_ROUNDS && !calls.every(isAnswered); round += 1) {
		const open = calls.filter((call) => !isAnswered(call)).map(({ stream }) => stream);
		lab.say(`queue: sending ${open.length} calls again`);
		// A call by itself would meet the same idle worker every time, one that is sent along with another
		// call does not; which of the two comes first changes as well.
		const along = calls
			.filter(isAnswered)
			.slice(0, 1)
			.map(({ stream }) => stream);
		const sent = round % 2 === 0 ? [...along, ...open] : [...open, ...along];
		const all = await inLanes(sent, AT_ONCE, async (stream) => await callers.call(stream));
		const again = all.filter(({ stream }) => open.includes(stream));
		const byStream = new Map(again.map((call) => [call.stream, call]));
		calls = calls.map((call) => byStream.get(call.stream) ?? call);
	}
	return calls;
}

/** What a person does with the list of executions: presses Retry wherever n8n offers it. */
async function retryFailed({ session }: Fleet, workflow: Saved): Promise<string[]> {
	const ended = await session.executions(workflow, ['error', 'crashed']);
	const failed = ended.filter(({ wasRetried }) => !wasRetried);
	return await inLanes(failed, AT_ONCE, async ({ id }) => {
		const retried = await session.retry(id, 'original').catch(() => undefined);
		const outcome = retried?.items('Tencent Live')[0]?.outcome;
		return outcome === undefined
			? `${retried?.status ?? 'unanswered'} without data`
			: String(outcome);
	});
}

function assertOneEach(emulator: Emulator, streams: readonly string[], calls: readonly Call[]) {
	const tasks = emulator.truth.tasks();
	assert.deepEqual(tasks.map(({ channel }) => channel).sort(), streams.toSorted());
	const idOf = new Map(tasks.map(({ channel, id }) => [channel, id]));
	for (const { stream, taskId } of calls) assert.equal(taskId, idOf.get(stream));
}

async function run(lab: Lab): Promise<string> {
	const fleet = await lab.fleet();
	const { session, main } = fleet;
	const emulator = await lab.emulator();
	const credential = await session.createCredential('queue', lab.credential(emulator));
	const workflow = await session.createWorkflow(
		chain(
			'Record, many',
			webhook('record-many', 'lastNode'),
			tencentLive(credential, {
				domain: locator('name', DOMAIN),
				channel: locator('id', '={{ $json.body.stream }}'),
				endTime: '={{ $json.body.until }}',
			}),
		),
	);
	await session.publish(workflow);
	const streams = Array.from({ length: CALLS }, (_, index) => `stream-${index}`);
	const faults = armFaults(emulator, streams);
	const until = new Date(Date.now() + 3_600_000).toISOString();
	const callers = new Callers(`${main.url}/webhook/record-many`, until);

	lab.say(`queue: ${CALLS} calls, ${AT_ONCE} at a time`);
	const began = Date.now();
	const calling = inLanes(streams, AT_ONCE, async (stream) => await callers.call(stream));
	await replaceWorker(lab, fleet, callers);
	const first = await calling;
	const seconds = (Date.now() - began) / 1000;
	const good = first.filter(isAnswered);
	const orphans = emulator.truth
		.tasks()
		.filter(({ channel }) => first.some((call) => call.stream === channel && !isAnswered(call)));

	const calls = await sendAgain(lab, callers, first);
	const retried = await retryFailed(fleet, workflow);
	assertOneEach(emulator, streams, calls);
	const orphanOutcomes = orphans.map(
		({ channel }) => calls.find(({ stream }) => stream === channel)?.outcome ?? 'unanswered',
	);
	assert.ok(
		orphanOutcomes.every((outcome) => outcome === 'existing'),
		String(orphanOutcomes),
	);
	await session.unpublish(workflow);

	return [
		`${CALLS} calls in ${seconds.toFixed(1)} s (${(CALLS / seconds).toFixed(1)}/s), ${spread(good.map(({ took }) => took))}`,
		`faults: ${[...faults].map(([name, count]) => `${count} ${name}`).join(', ')}, and a worker killed`,
		`first answers: ${counted(first.map(({ outcome }) => outcome))}`,
		`orphans found again: ${orphans.length}`,
		`in the end: ${counted(calls.map(({ outcome }) => outcome))}`,
		`retried executions: ${counted(retried)}`,
		`tasks: ${emulator.truth.tasks().length} for ${CALLS} intents, duplicates: 0`,
		`throttled by the quota itself: ${throttled(emulator)}`,
	].join('\n          ');
}

/** Calls that the service turned away for speed, besides those that a fault did. */
function throttled({ truth }: Emulator): number {
	return truth
		.requests()
		.filter(({ code, fault }) => fault === null && code?.startsWith('RequestLimit') === true)
		.length;
}

/** Queue mode: many calls, faults, and a worker that dies. */
export const queue: Scenario = { name: 'queue', run };
