import type { IDataObject } from 'n8n-workflow';

import { EventMemory, KEPT_MINUTES } from '../../../../nodes/TencentLive/trigger/EventMemory';
import { identityOf } from '../../../../nodes/TencentLive/trigger/identity';
import { sideBySide, type Timing } from '../sideBySide';

const MINUTE = 30_000_000;

/** Events that a trigger remembers; with each new one it forgets one. */
const REMEMBERED = [0, 2_000, 20_000];

/** What an event costs where so many are remembered already. */
export interface MemoryRow {
	remembered: number;
	/** Of the static data that n8n saves with the event, as JSON. */
	bytes: number;
	timing: Timing;
}

/** A trigger that remembers so many events: one new event, as a call of its webhook goes. */
function candidate(remembered: number) {
	let memory = new EventMemory();
	let saved = '{}';
	let next = 0;
	const identity = () => identityOf('recordingFile', { file_id: String((next += 1)) });
	const work = (): void => {
		// n8n reads the static data for each call, and writes it after.
		const home: IDataObject = JSON.parse(saved);
		const event = identity();
		// As many events a minute as are forgotten.
		const minute = MINUTE + Math.floor((next * KEPT_MINUTES) / Math.max(remembered, 1));
		if (!memory.isNew(home, event, minute)) throw new Error('A new event was not new.');
		memory.remember(home, event, minute);
		const written = JSON.stringify(home);
		if (remembered === 0) memory = new EventMemory();
		else saved = written;
		bytes = Buffer.byteLength(written);
	};
	let bytes = 0;
	while (next < remembered) work();
	return { name: String(remembered), work, bytes: () => bytes };
}

/** What one new event costs, for so many rounds. */
export function memory(rounds: number): MemoryRow[] {
	const candidates = REMEMBERED.map(candidate);
	return sideBySide(candidates, rounds).map((timing, index) => ({
		remembered: REMEMBERED[index] ?? 0,
		bytes: candidates[index]?.bytes() ?? 0,
		timing,
	}));
}
