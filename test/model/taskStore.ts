import type { ApiVersion } from '../../nodes/TencentLive/api/recordings';
import type { Random } from './random';

/** A recording task as the service keeps it. Times are UNIX milliseconds. */
export interface ServiceTask {
	readonly id: string;
	/** Whose it is: several keys may belong to one account. */
	readonly account: string;
	readonly version: ApiVersion;
	readonly domain: string | null;
	readonly appName: string | null;
	readonly channel: string;
	readonly startTime: number;
	readonly endTime: number;
	/** Null for the default one. */
	readonly templateId: number | null;
	/** From when listings show it. */
	readonly visibleAt: number;
	stoppedAt: number | null;
}

export type NewTask = Omit<ServiceTask, 'id' | 'visibleAt' | 'stoppedAt'>;

/** Whether a task records now or will. */
export function isPending({ stoppedAt, endTime }: ServiceTask, now: number): boolean {
	return stoppedAt === null && endTime > now;
}

/** The tasks of all accounts, which a listing shows only after a while. */
export class TaskStore {
	private readonly tasks = new Map<string, ServiceTask>();
	private readonly byPlace = new Map<string, ServiceTask[]>();

	/** @param longestLag milliseconds that a listing lags behind at most */
	constructor(
		private readonly random: Random,
		private readonly longestLag: number,
	) {}

	add(task: NewTask, now: number): ServiceTask {
		const visibleAt = now + Math.floor(this.random() * (this.longestLag + 1));
		const added = { ...task, id: this.newId(task.version), visibleAt, stoppedAt: null };
		this.tasks.set(added.id, added);
		const place = placeOf(task);
		const neighbours = this.byPlace.get(place);
		if (neighbours === undefined) this.byPlace.set(place, [added]);
		else neighbours.push(added);
		return added;
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
	at(place: Pick<ServiceTask, 'account' | 'version' | 'domain' | 'appName' | 'channel'>) {
		return this.byPlace.get(placeOf(place)) ?? [];
	}

	/** The legacy API's ids need more digits than a double has; API 3.0's are opaque text. */
	private newId(version: ApiVersion): string {
		const number = this.tasks.size + 1;
		return version === 'v2' ? String(2n ** 63n + BigInt(number)) : `UpTbk5RSVhRQFkAAfHwQ_${number}`;
	}
}

function placeOf(
	place: Pick<ServiceTask, 'account' | 'version' | 'domain' | 'appName' | 'channel'>,
) {
	const { account, version, domain, appName, channel } = place;
	return JSON.stringify([account, version, ...(version === 'v3' ? [domain, appName] : [channel])]);
}
