/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node itself, never inside n8n */
import assert from 'node:assert/strict';

import type { Emulator, TaskRecord } from '../../emulator';
import type { Lab } from '../lab';
import type { Told, Turn } from './model';
import { taskIds, type Row, type Streams } from './rows';

/** Whoever calls the tools: an agent with its model, or a client. */
export interface Hands {
	/** As the page names it. */
	name: string;
	/**
	 * Plays a script.
	 *
	 * @param batch see `Row`; undefined where it is one conversation
	 * @returns every call, in the order it was made, with what came back
	 */
	converse(turns: Turn[], batch?: number): Promise<Told[]>;
}

/** A row as it went. */
export interface Played {
	name: string;
	told: readonly Told[];
	/** Every task of its streams. */
	tasks: readonly TaskRecord[];
	/** Seconds. */
	took: number;
}

/** Seconds after which clients of MCP give up on an answer. */
const PATIENCE = 60;

/** How long the rows took together. */
export function secondsOf(played: readonly Played[]): string {
	return played.reduce((sum, { took }) => sum + took, 0).toFixed(1);
}

/** Plays every row, one after the other. @throws whatever is not as it should be */
export async function playRows(
	lab: Lab,
	emulator: Emulator,
	hands: Hands,
	rows: readonly Row[],
): Promise<Played[]> {
	const played: Played[] = [];
	for (const [index, row] of rows.entries()) {
		if (row.slow === true && !lab.slow) continue;
		const streams: Streams = [`${index + 1}-first`, `${index + 1}-second`, `${index + 1}-third`];
		played.push(await playRow(emulator, hands, row, streams));
	}
	return played;
}

async function playRow(
	emulator: Emulator,
	hands: Hands,
	row: Row,
	streams: Streams,
): Promise<Played> {
	const where = `${hands.name}, ${row.name}`;
	row.arm?.(emulator, streams[0]);
	const began = Date.now();
	const turns = row.script(streams);
	const told = await hands.converse(turns, row.batch).catch((error: unknown) => {
		throw new Error(`${where}: ${String(error)}`, { cause: error });
	});
	const took = (Date.now() - began) / 1000;
	const tasks = emulator.truth.tasks().filter(({ channel }) => streams.includes(channel));
	const facts = `${where}: ${JSON.stringify({ told, tasks }, null, 1)}`;
	assert.ok(took < PATIENCE * turns.length, `${took} s: ${facts}`);
	assert.equal(told.length, row.says.length, facts);
	for (const [index, words] of row.says.entries()) {
		assert.match(told[index]?.answer ?? '', words, facts);
	}
	for (const one of told) assertRightName(one, tasks, facts);
	const left = tasks.toSorted((one, other) => one.channel.localeCompare(other.channel));
	assert.deepEqual(
		left.map(({ channel, status }) => `${channel} ${status}`),
		row.leaves.map((status, index) => `${streams[index]} ${status}`),
		facts,
	);
	return { name: row.name, told, tasks: left, took };
}

/** The task that an answer names is the one that the call was about. */
function assertRightName(told: Told, tasks: readonly TaskRecord[], facts: string): void {
	const { Stream_Name, Task_ID } = told.args;
	const named = taskIds(told);
	const right = tasks.filter(({ id, channel }) => id === Task_ID || channel === Stream_Name);
	for (const id of named)
		assert.ok(
			right.some((task) => task.id === id),
			`${id}: ${facts}`,
		);
	if (/"outcome":"(created|existing|recovered|stopped)"/.test(told.answer)) {
		assert.equal(named.length, 1, facts);
	}
}
