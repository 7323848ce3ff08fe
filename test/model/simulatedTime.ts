/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { nextTick } from 'node:process';

/** Something that will happen; `cancelled` ones are passed over. */
export interface Appointment {
	readonly at: number;
	readonly order: number;
	readonly happen: () => void;
	cancelled: boolean;
}

/** What happens first comes first; of what happens at once, what was arranged first. */
function isBefore(one: Appointment, other: Appointment): boolean {
	return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Resolves once every promise that can go on without the clock has gone on. */
async function everythingWaits(): Promise<void> {
	// Node runs this queue only when no promise callback is left, those added meanwhile included.
	await new Promise<void>((resolve) => nextTick(resolve));
}

/**
 * Time that only passes when nothing is left to do: it jumps from one appointment to the next, and
 * between two of them all promises run as far as they can. UNIX milliseconds.
 */
export class SimulatedTime {
	private readonly heap: Appointment[] = [];
	private arranged = 0;

	constructor(private time: number) {}

	now(): number {
		return this.time;
	}

	/** Lets something happen after so many milliseconds; it can be cancelled by its flag. */
	after(milliseconds: number, happen: () => void): Appointment {
		const appointment: Appointment = {
			at: this.time + Math.max(0, milliseconds),
			order: this.arranged++,
			happen,
			cancelled: false,
		};
		this.push(appointment);
		return appointment;
	}

	/** Lets so many milliseconds pass. */
	async pass(milliseconds: number): Promise<void> {
		const until = this.time + milliseconds;
		await this.runUntil(until);
		this.time = until;
	}

	/** Lets time pass until nothing is left that will happen. */
	async passUntilQuiet(): Promise<void> {
		await this.runUntil(Number.POSITIVE_INFINITY);
	}

	private async runUntil(until: number): Promise<void> {
		await everythingWaits();
		for (let next = this.heap[0]; next !== undefined && next.at <= until; next = this.heap[0]) {
			this.pop();
			if (next.cancelled) continue;
			this.time = next.at;
			next.happen();
			await everythingWaits();
		}
	}

	private push(appointment: Appointment): void {
		let index = this.heap.push(appointment) - 1;
		while (index > 0) {
			const above = (index - 1) >> 1;
			const parent = this.heap[above];
			if (parent === undefined || isBefore(parent, appointment)) break;
			this.heap[index] = parent;
			index = above;
		}
		this.heap[index] = appointment;
	}

	private pop(): void {
		const last = this.heap.pop();
		if (last === undefined || this.heap.length === 0) return;
		let index = 0;
		for (;;) {
			const left = this.heap[2 * index + 1];
			const right = this.heap[2 * index + 2];
			if (left === undefined) break;
			const rightFirst = right !== undefined && isBefore(right, left);
			const child = rightFirst ? right : left;
			if (!isBefore(child, last)) break;
			this.heap[index] = child;
			index = 2 * index + (rightFirst ? 2 : 1);
		}
		this.heap[index] = last;
	}
}
