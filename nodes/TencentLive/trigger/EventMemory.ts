import type { IDataObject } from 'n8n-workflow';

import { eventsIn, save, savedText, type SeenEvent } from './savedEvents';

/**
 * How often the service sends an event again that was not answered with 200, how long after, and how
 * long it waits for each answer; seconds. Whether the minute counts from the beginning or the end of a
 * try is not documented: the longer reading is safe.
 * Source: https://www.tencentcloud.com/document/product/267/38080
 */
const REPETITIONS = 12;
const PAUSE = 60;
const PATIENCE = 20;

/** Minutes until an event cannot come again. A minute more, since they are counted whole. */
export const KEPT_MINUTES = Math.ceil((REPETITIONS * (PAUSE + PATIENCE) + PATIENCE) / 60) + 1;

/** So many events of one trigger are kept in this process at most; then the oldest are forgotten. */
const MOST = 20_000;

/**
 * So many of them are saved, with every event anew: the newest. Saved ones count only after a restart,
 * and for other processes, when an answer of ours was lost; those are the newest.
 */
const MOST_SAVED = 500;

/**
 * The events that one trigger has handed on, so that each starts the workflow once. Static data is
 * saved after a call was answered, and by each process as a whole: so this process remembers by itself
 * too, and saves what it knows of both.
 */
export class EventMemory {
	/** By identity, the minute; the oldest stand first. */
	private readonly known = new Map<string, number>();

	private newest: SeenEvent[] = [];

	/** What was read or written last, and need not be read again. */
	private read = '';

	/** @param most so many events are kept in this process at most */
	constructor(private readonly most = MOST) {}

	/** Whether the event has not been handed on yet. @param minute now, counted from 1970 */
	isNew(home: IDataObject, identity: string, minute: number): boolean {
		this.take(home);
		const seen = this.known.get(identity);
		return seen === undefined || minute - seen > KEPT_MINUTES;
	}

	/** Remembers an event that was asked for as handed on, so that it is not new any more. */
	remember(home: IDataObject, identity: string, minute: number): void {
		this.add([identity, minute]);
		this.forgetOld(minute);
		this.read = save(home, this.newest);
	}

	private take(home: IDataObject): void {
		const text = savedText(home) ?? '';
		if (text === this.read) return;
		this.read = text;
		for (const event of eventsIn(text)) if (!this.known.has(event[0])) this.add(event);
	}

	private add(event: SeenEvent): void {
		const [identity, minute] = event;
		// Put anew at the end.
		this.known.delete(identity);
		this.known.set(identity, minute);
		this.newest.push(event);
		if (this.newest.length > MOST_SAVED) this.newest.shift();
	}

	private forgetOld(now: number): void {
		for (const [identity, minute] of this.known) {
			if (now - minute <= KEPT_MINUTES && this.known.size <= this.most) break;
			this.known.delete(identity);
		}
		this.newest = this.newest.filter(([, minute]) => now - minute <= KEPT_MINUTES);
	}
}

/** The memories of the triggers of this process, each with a bound of its own. */
export class EventMemories {
	private readonly memories = new Map<string, { memory: EventMemory; usedAt: number }>();

	/** @param most the bound of each */
	constructor(private readonly most = MOST) {}

	/** @param trigger names the trigger, since one process serves many */
	of(trigger: string, minute: number): EventMemory {
		const known = this.memories.get(trigger);
		if (known !== undefined) {
			known.usedAt = minute;
			return known.memory;
		}
		// Nothing that they hold can come again.
		for (const [name, { usedAt }] of this.memories) {
			if (minute - usedAt > KEPT_MINUTES) this.memories.delete(name);
		}
		const memory = new EventMemory(this.most);
		this.memories.set(trigger, { memory, usedAt: minute });
		return memory;
	}
}
