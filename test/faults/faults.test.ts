/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: reads a page of the documentation */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expectNothingSecret } from '../support/honesty';
import { classOf, type ResultClass } from './classOf';
import type { Call } from './conductor';
import { faultPage } from './faultTable';
import { ACCOUNT, Observatory, type Observation } from './observe';
import { FAULT_GENERATIONS, SCENARIOS, titleOf, type Scenario } from './scenarios';
import { couldHaveRead } from './serverTruth';

/** What n8n's own error texts advise, or guess. */
const STOCK_WORDS =
	/\b(retry|retried|try again|perhaps the server|perhaps it is offline|node settings|incorrect host)\b/i;

const CERTIFICATE_OR_ADDRESS = new Set(['name', 'port', 'certificate']);

let observations: Observation[] = [];

// All at once: those that end by a timeout take their three seconds side by side.
beforeAll(async () => {
	const observatory = new Observatory();
	try {
		observations = await observatory.observeAll(SCENARIOS);
	} finally {
		observatory.close();
	}
}, 120_000);

test('case 10: an answer that comes a byte at a time holds nobody up', () => {
	const slow = observations.filter(({ scenario: { fault } }) =>
		/a byte at a time/.test(fault.name),
	);
	expect(slow.map(({ claim }) => claim.outcome)).toEqual(
		slow.map(({ scenario }) => expectedOutcome('unknown', scenario)),
	);
	expect(slow).toHaveLength(4 * FAULT_GENERATIONS.length);
});

function observationOf(scenario: Scenario): Observation {
	const observation = observations.find((one) => one.scenario === scenario);
	if (observation === undefined) throw new Error('The scenario was not observed.');
	return observation;
}

function wasRead({ connections }: Call): boolean {
	return connections.some(couldHaveRead);
}

async function classesOf({ creates, scenario }: Observation): Promise<ResultClass[]> {
	return await Promise.all(
		creates.map(async ({ result }) => await classOf(result, scenario.version)),
	);
}

/** What the user should be told, given how the first send was classified. */
function expectedOutcome(kind: ResultClass | undefined, scenario: Scenario): string {
	if (kind === 'notSent') return scenario.lasting ? 'not_created' : 'created';
	if (scenario.executed && scenario.listed) return 'recovered';
	return scenario.lasting || scenario.ifUnknown === 'neverTwice' ? 'unknown' : 'created';
}

/** How often a task should be asked for, given how the first send was classified. */
function expectedSends(kind: ResultClass | undefined, scenario: Scenario): number {
	if (kind === 'notSent') return scenario.lasting ? 5 : 2;
	const isSettled = scenario.executed && scenario.listed;
	return isSettled || scenario.ifUnknown === 'neverTwice' ? 1 : 2;
}

describe.each(SCENARIOS.map((scenario) => ({ title: titleOf(scenario), scenario })))(
	'$title',
	({ scenario }) => {
		test('strikes the create call alone', () => {
			const { calls } = observationOf(scenario);

			const [look, struck] = calls;
			expect(look?.action).toMatch(/^Describe/);
			expect(struck?.action).toMatch(/^Create/);
			for (const { action, result, connections } of calls) {
				// n8n's helper opens a connection for every call: what is seen on it belongs to the call.
				expect(connections.length).toBeLessThanOrEqual(1);
				const [seen] = connections;
				if (seen?.wholeRequest === true) expect(seen.action).toBe(action);
				if (action.startsWith('Create')) continue;
				expect(result).toHaveProperty('answer.statusCode', 200);
				expect(connections).toEqual([
					expect.objectContaining({ fault: null, tls: true, wholeRequest: true, action }),
				]);
			}
			const reaches = scenario.fault.at !== 'name' && scenario.fault.at !== 'port';
			expect(struck?.connections.map(({ fault }) => fault)).toEqual(
				reaches ? [scenario.fault.name] : [],
			);
		});

		test('is called not sent only where no whole request can have been read', async () => {
			const observation = observationOf(scenario);

			const classes = await classesOf(observation);
			for (const [index, call] of observation.creates.entries()) {
				if (classes[index] === 'notSent') expect(wasRead(call)).toBe(false);
				if (wasRead(call)) expect(classes[index]).not.toBe('notSent');
			}
			if (CERTIFICATE_OR_ADDRESS.has(scenario.fault.at)) expect(classes[0]).toBe('notSent');
		});

		test('is sent again where nothing was read; else once, after it was looked for', async () => {
			const { calls, creates, requestsServed } = observationOf(scenario);

			const [first] = await classesOf(observationOf(scenario));
			expect(creates).toHaveLength(expectedSends(first, scenario));
			if (first === 'notSent') {
				for (const earlier of creates.slice(0, -1)) expect(wasRead(earlier)).toBe(false);
			} else if (creates.length > 1) {
				const [one = 0, other = 0] = creates.map((call) => calls.indexOf(call));
				expect(other - one).toBeGreaterThan(4);
			}
			const read = creates.filter(({ connections }) =>
				connections.some(({ wholeRequest }) => wholeRequest),
			);
			expect(requestsServed).toBeLessThanOrEqual(read.length);
		});

		test('ends in an outcome that is true', async () => {
			const { claim, tasks } = observationOf(scenario);

			const [first] = await classesOf(observationOf(scenario));
			expect(claim.outcome).toBe(expectedOutcome(first, scenario));
			const ids = tasks.map(({ id }) => id);
			// A task more than claimed is there only where the words say that there may be.
			const made = scenario.executed || claim.outcome === 'created' ? 1 : 0;
			const twice = scenario.executed && claim.outcome === 'created';
			expect(ids).toHaveLength(twice ? 2 : made);
			if (twice) expect(claim.words).toMatch(/there are two tasks/);
			if (claim.taskId !== null) expect(ids).toContain(claim.taskId);
			if (claim.outcome === 'not_created') expect(ids).toEqual([]);
			expect(claim.taskId !== null).toBe(['created', 'recovered'].includes(claim.outcome));
		});

		test('is told in words of its own, without secrets', () => {
			const { claim, finished } = observationOf(scenario);

			expect(claim.words).not.toMatch(STOCK_WORDS);
			expectNothingSecret(finished, [ACCOUNT.secretKey, ACCOUNT.token]);
		});
	},
);

test('docs/faults.md says what was measured', async () => {
	const page = await readFile(path.resolve(__dirname, '../../docs/faults.md'), 'utf8');
	// A machine without a name server says EAI_AGAIN where others say ENOTFOUND: one class.
	const measured = (await faultPage(observations)).replaceAll('EAI_AGAIN', 'ENOTFOUND');
	expect(page).toBe(measured);
});
