import type { ApiVersion, StreamRef } from '../../nodes/TencentLive/api/recordings';
import { wholeNumber, type Random } from './random';

/** Whose stream, and which. */
export interface Place extends StreamRef {
	/** Several keys may belong to one account. */
	readonly account: string;
	readonly version: ApiVersion;
}

/** A recording task as the service keeps it. Times are UNIX milliseconds. */
export interface ServiceTask extends Readonly<Place> {
	readonly id: string;
	readonly startTime: number;
	readonly endTime: number;
	/** Null for the default one. */
	readonly templateId: number | null;
	/** 0 for a live push, 1 for a mixed stream. No listing tells. */
	readonly streamType: number;
	readonly madeAt: number;
	/** From when listings show it. */
	readonly visibleAt: number;
	/** When it was stopped or, before its start, deleted; Infinity while it was not. */
	stoppedAt: number;
	/** From when listings show that. */
	stopVisibleAt: number;
	/** Whether listings then lack it. */
	isDeleted: boolean;
}

export type NewTask = Pick<ServiceTask, 'startTime' | 'endTime' | 'templateId' | 'streamType'> &
	Place;

/** Whether a task records at a moment, or will. */
export function isPending({ stoppedAt, endTime }: ServiceTask, at: number): boolean {
	return stoppedAt > at && endTime > at;
}

/** Whether a listing that is answered at a moment has a task. */
export function isListed(
	{ visibleAt, stopVisibleAt, isDeleted }: ServiceTask,
	at: number,
): boolean {
	return visibleAt <= at && !(isDeleted && stopVisibleAt <= at);
}

/** The tasks of all accounts, which a listing shows only after a while. */
export class TaskStore {
	private readonly tasks = new Map<string, ServiceTask>();
	private readonly byPlace = new Map<string, ServiceTask[]>();

	/** Milliseconds that a listing lags behind at least and at most. */
	constructor(
		private readonly random: Random,
		private readonly leastLag: number,
		private readonly longestLag: number,
	) {}

	add(task: NewTask, now: number): ServiceTask {
		const added: ServiceTask = {
			...task,
			id: this.newId(task.version),
			madeAt: now,
			visibleAt: now + this.lag(),
			stoppedAt: Number.POSITIVE_INFINITY,
			stopVisibleAt: Number.POSITIVE_INFINITY,
			isDeleted: false,
		};
		this.tasks.set(added.id, added);
		const place = placeOf(task);
		const neighbours = this.byPlace.get(place);
		if (neighbours === undefined) this.byPlace.set(place, [added]);
		else neighbours.push(added);
		return added;
	}

	/** Stops a task; before its start it may be deleted, and then vanishes. */
	end(task: ServiceTask, now: number, byDeleting: boolean): void {
		task.stoppedAt = now;
		task.stopVisibleAt = Math.max(task.visibleAt, now + this.lag());
		task.isDeleted = byDeleting && task.startTime > now;
	}

	get(id: string): ServiceTask | undefined {
		return this.tasks.get(id);
	}

	all(): ServiceTask[] {
		return [...this.tasks.values()];
	}

	get size(): number {
		return this.tasks.size;
	}

	/** Every task of one app in API 3.0, of one channel in the legacy API; lag or no lag. */
	at(place: Place): readonly ServiceTask[] {
		return this.byPlace.get(placeOf(place)) ?? [];
	}

	private lag(): number {
		return wholeNumber(this.random, this.leastLag, this.longestLag);
	}

	/** The legacy API's ids need more digits than a double has; API 3.0's are opaque text. */
	private newId(version: ApiVersion): string {
		const number = this.tasks.size + 1;
		return version === 'v2' ? String(2n ** 63n + BigInt(number)) : `UpTbk5RSVhRQFkAAfHwQ_${number}`;
	}
}

function placeOf({ account, version, domain, appName, channel }: Place): string {
	return JSON.stringify([account, version, ...(version === 'v3' ? [domain, appName] : [channel])]);
}
