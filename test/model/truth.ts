import type { SentMark } from '../../nodes/TencentLive/create/ledger';
import type { Ask, Sent, Told } from './asks';
import { isTwin, overlaps } from './matching';
import { longestDelay, type Service } from './service';
import type { SimulatedTime } from './simulatedTime';
import { isPending, type ServiceTask } from './taskStore';
import { wrongIn } from './claims';

/** What must never be. */
export interface Finding {
	kind: 'duplicate' | 'lost id' | 'wrong claim';
	words: string;
}

/** How far back a look may lie when its create leaves, in milliseconds: longer than any call waits. */
const LOOKED_WITHIN = 120_000;

/** Milliseconds for which a process trusts that a task it made is not stopped by someone else. */
const TRUSTED_FOR = 45_000;

/** Knows what everyone asked, sent and was told, and holds it against what the service has. */
export class Truth {
	readonly asks: Ask[] = [];
	readonly sent: Sent[] = [];
	readonly findings: Finding[] = [];
	/**
	 * Places where nobody can tell whose task is whose: actors that know nothing of each other, or
	 * two requests that were both lost, wanted tasks with the same times at the same time.
	 */
	readonly contended = new Set<string>();

	private readonly byPlace = new Map<string, Sent[]>();
	private readonly byActor = new Map<string, Sent[]>();
	private readonly byTask = new Map<string, Sent>();
	/** The asks that were told of a task, by its ID. */
	private readonly tellings = new Map<string, Set<Ask>>();

	/** @param clocksAhead milliseconds by which the machines' clocks are ahead of the service's */
	constructor(
		private readonly time: SimulatedTime,
		private readonly service: Service,
		private readonly clocksAhead: number,
	) {}

	/** A create call leaves. @param since when this try of the ask began, UNIX milliseconds */
	leaves(
		{ ask, actor, account, version }: Pick<Sent, 'ask' | 'actor' | 'account' | 'version'>,
		{ key, wanted }: Pick<SentMark, 'key' | 'wanted'>,
		since: number,
	): Sent {
		const now = this.time.now();
		const { domain, appName, channel, endTime, templateId } = wanted.request;
		const twins = version === 'v3' ? [endTime, templateId] : [];
		const place = JSON.stringify([account, version, domain, appName, channel, ...twins]);
		const stream = JSON.stringify([actor, version, domain, appName, channel]);
		const sent: Sent = {
			ask,
			actor,
			account,
			version,
			place,
			mark: { key, wanted },
			sentAt: now,
			lookedAt: Math.max(since, now - LOOKED_WITHIN),
			settledAt: Number.POSITIVE_INFINITY,
			over: ask === null,
			lost: ask === null,
			task: null,
		};
		const neighbours = this.byPlace.get(place) ?? [];
		this.byPlace.set(place, neighbours);
		const confusing = neighbours.some(
			(other) => this.isRace(other, sent) || isBeingSought(other, sent),
		);
		if (confusing) this.contended.add(place);
		if (ask !== null) {
			this.mustNotRepeat(sent, ask);
			for (const other of this.byActor.get(stream) ?? []) this.mustNotTwin(sent, other);
			this.mustNotOverlook(sent);
			ask.sent.push(sent);
			ask.intent.sent.push(sent);
		}
		neighbours.push(sent);
		this.byActor.set(stream, [...(this.byActor.get(stream) ?? []), sent]);
		this.sent.push(sent);
		return sent;
	}

	/** A create call arrives, and the service makes a task of it or not. */
	arrives(sent: Sent, task: ServiceTask | null): void {
		// A copy of a call that was carried out already.
		if (sent.task !== null) return;
		sent.settledAt = task?.visibleAt ?? this.time.now();
		if (task === null) return;
		sent.task = task;
		this.byTask.set(task.id, sent);
		const twice = sent.ask?.sent.filter((other) => other.task !== null) ?? [];
		if (twice.length > 1) this.find('duplicate', `${sent.ask?.name} made ${idsOf(twice)}`);
	}

	/** The client gives up on the create call that it sent last for an ask. */
	loses(ask: Ask): void {
		const sent = ask.sent.at(-1);
		if (sent === undefined) return;
		sent.lost = true;
		const others = (this.byPlace.get(sent.place) ?? []).filter((other) => other.ask !== ask);
		const together = others.some((other) =>
			other.actor === sent.actor
				? (other.lost || !other.over) &&
					this.settledBy(other) > sent.lookedAt &&
					this.settledBy(sent) > other.lookedAt
				: this.isRace(other, sent) || this.isRace(sent, other),
		);
		if (together) this.contended.add(sent.place);
	}

	vanishes(sent: Sent): void {
		if (sent.task === null) sent.settledAt = this.time.now();
	}

	/** An ask waits for the fate of a request, which another may have sent. */
	shares(ask: Ask, { key }: Pick<SentMark, 'key'>): void {
		for (const sent of this.sent) {
			if (sent.mark.key === key && sent.ask !== null && sent.ask !== ask) ask.shares.add(sent.ask);
		}
	}

	/** An item is told what came of it, by an actor. */
	tells(ask: Ask, told: Told, actor: string): void {
		const before = ask.told;
		ask.told = told;
		ask.toldBy = actor;
		if (told.kind === 'failed' && told.ended) this.mustHaveNothing(ask);
		const taskId = told.kind === 'task' ? told.result.taskId : told.taskId;
		if (taskId === null) return;
		const asks = this.tellings.get(taskId) ?? new Set();
		this.tellings.set(taskId, asks.add(ask));
		if (told.kind !== 'task') return;
		// The ledger repeats what it said: that was judged then.
		if (before?.kind === 'task' && before.result.taskId === taskId) return;
		const wrong = wrongIn(ask, told, {
			task: this.service.tasks.get(taskId),
			maker: this.byTask.get(taskId),
			told: [...asks],
			confused: this.isConfused(ask, taskId),
			notOverSince: ask.keptSince - TRUSTED_FOR,
			clocksOff: Math.abs(this.clocksAhead),
		});
		if (wrong !== undefined) {
			this.find('wrong claim', `${ask.name} was told ${told.result.outcome} ${taskId}: ${wrong}`);
		}
	}

	/** Holds what was told against what is there, of everyone who is not about to be told more. */
	check(): void {
		for (const { ask, task, place } of this.sent) {
			if (ask === null || task === null || ask.running || ask.told === null) continue;
			const { told } = ask;
			if (told.kind === 'failed' && told.outcome === 'unknown') continue;
			if (this.tellings.has(task.id)) continue;
			// Where others want the same unseen, one may have been told another's task.
			if (told.kind === 'task' && this.contended.has(place)) continue;
			if (told.kind === 'task' && this.isConfused(ask, told.result.taskId)) continue;
			const words = told.kind === 'task' ? told.result.taskId : told.words;
			this.find('lost id', `${ask.name} made ${task.id} and was told: ${words}`);
		}
	}

	/** Whether the actor could not know whose a task is. */
	private isConfused({ toldBy }: Ask, taskId: string): boolean {
		const maker = this.byTask.get(taskId);
		if (maker === undefined) return false;
		// Who made a task is known to the process that made it only.
		return maker.actor !== toldBy || this.contended.has(maker.place);
	}

	private find(kind: Finding['kind'], words: string): void {
		if (this.findings.some((finding) => finding.words === words)) return;
		this.findings.push({ kind, words });
	}

	/** Told that the end has passed, and no more: then no task with these times may be listed. */
	private mustHaveNothing({ intent, name, item }: Ask): void {
		if (item.times.kind === 'moving') return;
		for (const { task } of intent.sent) {
			if (task === null || task.visibleAt > this.time.now() - LOOKED_WITHIN) continue;
			this.find('lost id', `${name} was told that its end has passed, not of ${task.id}`);
		}
	}

	/** The same intent again: the first request must be over and done with. */
	private mustNotRepeat(sent: Sent, { intent, name }: Ask): void {
		for (const other of intent.sent) {
			const mayStillRun = this.mayStillRun(other);
			const counts =
				other.task !== null && (other.ask === sent.ask || this.isSeenAgain(other.task, sent));
			if (mayStillRun || counts) {
				const why = other.task === null ? 'may still be carried out' : `made ${other.task.id}`;
				this.find('duplicate', `${name} was sent again while its request ${why}`);
			}
		}
	}

	/** After a crash: tasks that are not over, and with times from `$now` those that overlap. */
	private isSeenAgain(task: ServiceTask, { ask, mark }: Sent): boolean {
		const now = this.time.now();
		const fixed = ask?.item.times.kind === 'fixed';
		return this.counts(task) && (fixed || overlaps(task, mark.wanted.request, now));
	}

	/** Whether a task is not over, by the service's clock and by that of the machines. */
	private counts(task: ServiceTask): boolean {
		const now = this.time.now();
		return isPending(task, now) && isPending(task, now + this.clocksAhead);
	}

	/** What one process knows of equal intents it must use; with `overlapping`, of the stream. */
	private mustNotTwin({ ask, mark, place }: Sent, other: Sent): void {
		const { ifTaskExists, matchExisting, request } = mark.wanted;
		if (ifTaskExists === 'create' || this.contended.has(place)) return;
		const now = this.time.now();
		const { wanted } = other.mark;
		const related =
			matchExisting === 'sameTimes'
				? other.mark.key === mark.key
				: wanted.matchExisting === 'overlapping' &&
					wanted.ifTaskExists !== 'create' &&
					(wanted.request.startTime ?? other.sentAt) < request.endTime &&
					wanted.request.endTime > (request.startTime ?? now);
		if (!related) return;
		const { task } = other;
		const counts =
			task !== null &&
			this.counts(task) &&
			(matchExisting === 'sameTimes' || overlaps(task, request, now));
		if (counts || this.mayStillRun(other)) {
			const why = counts ? `${task.id} is there` : `${other.ask?.name} may still get one`;
			this.find('duplicate', `${ask?.name} was sent although ${why}`);
		}
	}

	/** A task that was listed before this try began counts as existing. */
	private mustNotOverlook({ ask, account, version, mark, sentAt, lookedAt }: Sent): void {
		const { request, ifTaskExists, matchExisting } = mark.wanted;
		if (ifTaskExists === 'create') return;
		const { channel, domain, appName } = request;
		const overlooked = this.service.tasks
			.at({ account, version, channel, domain, appName })
			.find(
				(task) =>
					task.visibleAt <= lookedAt &&
					this.counts(task) &&
					(matchExisting === 'sameTimes' ? isTwin(task, request) : overlaps(task, request, sentAt)),
			);
		if (overlooked !== undefined) {
			this.find('duplicate', `${ask?.name} was sent although ${overlooked.id} was listed`);
		}
	}

	private mayStillRun({ settledAt, sentAt, version }: Sent): boolean {
		return settledAt === Infinity && this.time.now() <= sentAt + longestDelay(version);
	}

	/** Whether two actors wanted something of one stream, each unable to know of the other. */
	private isRace(other: Sent, { actor, ask, lookedAt, sentAt }: Sent): boolean {
		if (other.actor === actor || (ask !== null && other.ask?.intent === ask.intent)) return false;
		if (other.sentAt > sentAt) return false;
		const settledBy = other.lost ? this.givenUpBy(other) : this.settledBy(other);
		return settledBy > lookedAt;
	}

	/** From when nothing can come of a call that the listing does not show. */
	private settledBy({ settledAt, sentAt, version }: Sent): number {
		return Math.min(settledAt, this.givenUpBy({ sentAt, version }));
	}

	/** The same for one who does not know what became of the call. */
	private givenUpBy({ sentAt, version }: Pick<Sent, 'sentAt' | 'version'>): number {
		return sentAt + longestDelay(version) + this.service.rules.longestLag;
	}
}

function idsOf(sent: readonly Sent[]): string {
	return sent.map(({ task }) => task?.id).join(' and ');
}

/** Whether a twin that was lost is being looked for, and may be taken for this one. */
function isBeingSought(other: Sent, { ask }: Sent): boolean {
	return other.lost && other.ask !== null && other.ask !== ask && other.ask.running;
}
