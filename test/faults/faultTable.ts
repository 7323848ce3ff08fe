import { classOf } from './classOf';
import { helperWords } from './errorChain';
import { FAULTS } from './faults';
import type { Observation } from './observe';
import type { Scenario } from './scenarios';
import type { ConnectionTruth } from './serverTruth';

const INTRODUCTION = `# Faults, what the server saw, and what the node makes of them

The call that creates a task is sent again at once only when nothing of it can have been carried out; where it may have been, the task is looked for first. This table shows that rule against reality, for recordings that start at once. Every fault is injected by a real server between n8n's own HTTP helper and a service, on n8n's own engine; the server keeps what really happened on the connection. The calls before and after (listing the tasks that exist) are passed on untouched.

* **The server saw** is the truth about the first create call, from the server's side.
* **Told by n8n's helper** is what the node gets: the error with its chain of causes, outermost first, each with its code and, where there is one, the system call; or an answer.
* **Class** is the node's verdict. \`notSent\`: certainly nothing was carried out, so the call goes again, five times at most. \`unknown\`: it may have been carried out, so the node looks for the task for 24 seconds. Where it is still not listed, one more is sent, so that no more of the recording is lost, and the item says so; with *Never Twice* none is.
* **What the user gets** is the outcome on the item, with the number of create calls sent, and of tasks where there are two.

API 3.0 and the legacy API give the same row, unless a row names one of them.
`;

const CLOSING = `## Reading it

Only failures that prove themselves are \`notSent\`: the connection never came up, or the client refused the certificate before it sent anything. A handshake that is cut or stalled carried nothing either, as the second column shows; but what the client is told then it is also told when a request was read and its answer lost. Compare *close during handshake* with *read all then close*, *reset during handshake* with *read all then reset*, and *handshake stall* with *read all and never answer*. So these count as \`unknown\`: looking for half a minute costs less than a second task that nobody wants. \`EPROTO\` has no such twin here, yet nothing promises that it comes from handshakes alone (*read all then broken TLS* gives its neighbour), so it is not on the list of failures that prove themselves.

A *reset on accept* is told as a failed \`connect\` when it arrives before the client takes the connection for up, as it does here. Any later it looks like *reset during handshake*.

The table is written by \`npm run docs:faults\` from runs on the machine it runs on, and a test fails when it no longer says what is measured. The faults are in \`test/faults/faults.ts\`.
`;

function truthWords(connection: ConnectionTruth | undefined): string {
	if (connection === undefined) return 'no connection';
	if (!connection.tls) return 'a connection; TLS never came up';
	if (connection.wholeRequest) return 'the whole request';
	return connection.requestBytes > 0
		? 'part of the request'
		: 'TLS up; read nothing of the request';
}

function variantWords({ fault, lasting, executed, listed, ifUnknown }: Scenario): string {
	if (fault.at !== 'answer') return lasting ? 'struck every time' : 'struck once';
	if (!executed) return 'not carried out';
	if (listed) return 'carried out';
	return ifUnknown === 'neverTwice' ? 'the same, Never Twice' : 'carried out, not listed in time';
}

function outcomeWords(observations: readonly Observation[]): string {
	const outcomes = observations.map(
		({ claim, creates, tasks }) =>
			`\`${claim.outcome}\` (${creates.length} sent${tasks.length > 1 ? `, ${tasks.length} tasks` : ''})`,
	);
	const [first = ''] = outcomes;
	if (outcomes.every((outcome) => outcome === first)) return first;
	return observations
		.map(({ scenario }, index) => `${variantWords(scenario)}: ${outcomes[index]}`)
		.join('<br>');
}

/** The cells after the fault's name. */
async function cellsOf(observations: readonly Observation[], version: 'v3' | 'v2') {
	const struck = observations.flatMap(({ creates }) => creates.slice(0, 1));
	const distinct = (words: string[]) => [...new Set(words)].join(' / ');
	const classes = await Promise.all(
		struck.map(async ({ result }) => `\`${await classOf(result, version)}\``),
	);
	return [
		distinct(struck.map(({ connections }) => truthWords(connections[0]))),
		distinct(struck.map(({ result }) => helperWords(result))),
		distinct(classes),
		outcomeWords(observations),
	].join(' | ');
}

/**
 * The page about faults, from what was observed.
 *
 * @param observations of every scenario
 */
export async function faultPage(observations: readonly Observation[]): Promise<string> {
	const rows: string[] = [];
	for (const { name } of FAULTS) {
		const cellsIn = async (version: 'v3' | 'v2') =>
			await cellsOf(
				observations.filter(
					({ scenario }) => scenario.fault.name === name && scenario.version === version,
				),
				version,
			);
		const [v3, v2] = [await cellsIn('v3'), await cellsIn('v2')];
		if (v3 === v2) rows.push(`| ${name} | ${v3} |`);
		else rows.push(`| ${name}, API 3.0 | ${v3} |`, `| ${name}, legacy API | ${v2} |`);
	}
	const head = [
		"| Fault | The server saw | Told by n8n's helper | Class | What the user gets |",
		'| --- | --- | --- | --- | --- |',
	];
	return [INTRODUCTION, ...head, ...rows, '', CLOSING].join('\n');
}
