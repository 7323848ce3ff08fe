/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node itself, never inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Emulator } from '../../emulator';
import type { Call, Told, Turn } from './model';

/** What a model does with the tools of an example, and what has to come of it. */
export interface Row {
	/** What it is, as the page names it. */
	name: string;
	/** Makes the service misbehave. @param stream the first stream of the row */
	arm?(emulator: Emulator, stream: string): void;
	/** @param streams as many as anybody needs, that no other row names */
	script(streams: Streams): Turn[];
	/** The agent's Batch Size; where it is given, each turn is the whole script of an item of its own. */
	batch?: number;
	/** The state of each task that the service has in the end, with the streams in order. */
	leaves: readonly string[];
	/** What each answer has to say. */
	says: readonly RegExp[];
	/** Whether it takes long: then it is played with `--slow` only. */
	slow?: boolean;
}

export type Streams = readonly [first: string, second: string, third: string];

const MINUTE = 60_000;

/** In UTC, to the second, as a model writes it. */
const inMinutes = (minutes: number) =>
	new Date(Date.now() + minutes * MINUTE).toISOString().replace(/\.\d+Z$/, 'Z');

const record = (Stream_Name: string, changes: Record<string, unknown> = {}): Call => ({
	tool: 'Record_stream',
	args: { Stream_Name, Tape_Type: 'Real-Time', End_Time: inMinutes(60), ...changes },
});

const stop = (Task_ID: string): Call => ({ tool: 'Stop_recording_task', args: { Task_ID } });

const list = (Stream_Name: string): Call => ({
	tool: 'List_recording_tasks',
	args: { Stream_Name },
});

/** The task that an answer names. */
export const taskIds = ({ answer }: Told): string[] =>
	[...answer.matchAll(/"task_id":\s*"([^"]+)"/g)].map(([, id]) => id ?? '');

const firstId = (told: Told | undefined) => (told === undefined ? '' : (taskIds(told)[0] ?? ''));

const CREATED = /"outcome":"created"/;
const EXISTING = /"outcome":"existing"/;
const MAY_EXIST = /"error":".*may exist.*Call again with exactly the same values/;
const FOUND = /"outcome":"(existing|recovered)"/;
const STOPPED = /"outcome":"stopped"/;

export const ROWS: readonly Row[] = [
	{
		name: 'one',
		script: ([first]) => [() => [record(first)]],
		leaves: ['running'],
		says: [CREATED],
	},
	{
		name: 'two in one answer',
		script: ([first, second]) => [() => [record(first), record(second)]],
		leaves: ['running', 'running'],
		says: [CREATED, CREATED],
	},
	{
		name: 'two, and two stops in one answer',
		script: ([first, second]) => [
			() => [record(first), record(second)],
			(told) => told.map((one) => stop(firstId(one))),
		],
		leaves: ['stopped', 'stopped'],
		says: [CREATED, CREATED, STOPPED, STOPPED],
	},
	threeItems(1),
	threeItems(3),
	{
		name: 'the same again',
		script: ([first]) => {
			const call = record(first);
			return [() => [call], () => [call]];
		},
		leaves: ['running'],
		says: [CREATED, EXISTING],
	},
	{
		name: 'the same twice in one answer',
		script: ([first]) => {
			const call = record(first);
			return [() => [call, call]];
		},
		leaves: ['running'],
		says: [/"outcome":"(created|existing)"/, /"outcome":"(created|existing)"/],
	},
	{
		name: 'a garbled id, then the right one',
		script: ([first]) => [
			() => [record(first)],
			([one]) => [stop(firstId(one).slice(0, -1))],
			([one]) => [stop(firstId(one))],
		],
		leaves: ['stopped'],
		says: [CREATED, /"error":".*List the tasks of the stream with Get Many/, STOPPED],
	},
	{
		name: 'a bad time, then a good one',
		script: ([first]) => [
			() => [record(first, { End_Time: 'nine tonight' })],
			() => [record(first)],
		],
		leaves: ['running'],
		says: [/"error":".*End Time.*Nothing was sent/, CREATED],
	},
	{
		name: 'no offset, then with one',
		script: ([first]) => [
			() => [record(first, { End_Time: inMinutes(60).replace('Z', '') })],
			() => [record(first)],
		],
		leaves: ['running'],
		says: [/"error":".*offset/, CREATED],
	},
	{
		name: 'unknown domain',
		script: ([first]) => [() => [record(first, { Domain: 'nobody.example.com' })]],
		leaves: [],
		says: [/"error":".*Tencent Cloud's own words.*No task was created/],
	},
	{
		name: 'an empty list',
		script: ([first]) => [() => [list(first)]],
		leaves: [],
		says: [/[Nn]o(thing| recording)/],
	},
	{
		name: 'a lost answer, carried out',
		arm: (emulator, stream) => lose(emulator, 'loseAnswer', stream),
		script: ([first]) => [() => [record(first)]],
		leaves: ['running'],
		says: [/"outcome":"recovered"/],
	},
	{
		name: 'a lost answer, not carried out',
		slow: true,
		arm: (emulator, stream) => lose(emulator, 'refuseThenClose', stream),
		script: ([first]) => [() => [record(first)]],
		leaves: ['running'],
		says: [CREATED],
	},
	{
		name: 'scheduled, its request 40 seconds late: with other times, as it was, and again later',
		slow: true,
		arm: (emulator, stream) =>
			emulator.faults.next('executeLater', {
				action: 'CreateRecordTask',
				match: ofStream(stream),
				ms: 40_000,
			}),
		script: ([first]) => {
			const scheduled = { Tape_Type: 'Scheduled', Start_Time: inMinutes(120) };
			const call = record(first, { ...scheduled, End_Time: inMinutes(180) });
			const moved = record(first, { ...scheduled, End_Time: inMinutes(181) });
			const later = async () => await sleep(45_000, [call]);
			return [() => [call], () => [moved], () => [call], later];
		},
		leaves: ['scheduled'],
		// Another worker looks for as long as the first one did, and may find it.
		says: [MAY_EXIST, /No task was created/, /may exist|"outcome":"(existing|recovered)"/, FOUND],
	},
];

function threeItems(batch: number): Row {
	return {
		name: `three items, Batch Size ${batch}`,
		script: (streams) => streams.map((stream) => () => [record(stream)]),
		batch,
		leaves: ['running', 'running', 'running'],
		says: [CREATED, CREATED, CREATED],
	};
}

/** Played where two sub-agents have the tools: a turn for each, of one answer of the agent above. */
export const CREW_ROWS: readonly Row[] = [
	{
		name: 'one stream each, asked in one answer',
		script: ([first, second]) => [() => [record(first)], () => [record(second)]],
		leaves: ['running', 'running'],
		says: [/Done/, /Done/, CREATED, CREATED],
	},
	{
		name: 'both the same stream',
		script: ([first]) => {
			const call = record(first);
			return [() => [call], () => [call]];
		},
		leaves: ['running'],
		says: [/Done/, /Done/, /"outcome":"(created|existing)"/, /"outcome":"(created|existing)"/],
	},
	{
		name: 'one gives a bad time',
		script: ([first, second]) => [
			() => [record(first)],
			() => [record(second, { End_Time: 'nine tonight' })],
		],
		leaves: ['running'],
		says: [/Done/, /Done/, CREATED, /"error":".*End Time.*Nothing was sent/],
	},
];

/** Played where a human looks at each call before it is run. */
export const APPROVED_ROW: Row = {
	name: 'approved',
	script: ([first]) => [() => [record(first)]],
	leaves: ['running'],
	says: [CREATED],
};
export const DECLINED_ROW: Row = {
	name: 'declined',
	script: ([first]) => [() => [record(first)]],
	leaves: [],
	says: [/rejected the tool call/],
};

/** Played where Retry On Fail is on, at the tool and at the agent. */
export const RETRY_ROWS: readonly Row[] = [
	{
		name: 'refused once, then called again',
		arm: (emulator, stream) =>
			emulator.faults.next('apiError', {
				action: 'CreateRecordTask',
				match: ofStream(stream),
				code: 'LimitExceeded.MaximumRunningTask',
				message: 'Too many tasks.',
			}),
		script: ([first]) => {
			const call = record(first);
			return [() => [call], () => [call]];
		},
		leaves: ['running'],
		// n8n tries a failed item again in Agent 3.x, and what is thrown alone in Agent 2.x.
		says: [
			/"outcome":"created"|Tencent Cloud's own words: \\"Too many tasks/,
			/"outcome":"(created|existing)"/,
		],
	},
	{
		name: 'a lost answer, carried out',
		slow: true,
		arm: (emulator, stream) => lose(emulator, 'loseAnswer', stream),
		script: ([first]) => [() => [record(first)]],
		leaves: ['running'],
		says: [/"outcome":"recovered"/],
	},
	{
		name: 'the model fails after a call, and the agent is tried again',
		script: ([first]) => {
			const call = record(first);
			return [
				() => [call],
				() => {
					throw new Error('The model fails.');
				},
				() => [call],
			];
		},
		leaves: ['running'],
		says: [CREATED, EXISTING],
	},
];

const ofStream =
	(stream: string) =>
	({ parameters }: { parameters: Readonly<Record<string, unknown>> }) =>
		parameters.StreamName === stream;

function lose(emulator: Emulator, kind: 'loseAnswer' | 'refuseThenClose', stream: string): void {
	emulator.faults.next(kind, {
		action: 'CreateRecordTask',
		match: ofStream(stream),
	});
}
