import type { Attempt } from '../../nodes/TencentLive/create/attempt';
import type { Ask, Sent, Told } from './asks';
import { wrongIn } from './claims';
import { confusesLeaving, confusesLost } from './races';
import { SendRules } from './sendRules';
import type { Service } from './service';
import type { SimulatedTime } from './simulatedTime';
import type { ServiceTask } from './taskStore';

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
	private readonly contended = new Set<string>();
	private readonly rules: SendRules;
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
	) {
		this.rules = new SendRules(time, service, clocksAhead);
	}

	/** A create call leaves. @param since when this try of the ask began, UNIX milliseconds */
	leaves(
		{ ask, actor, account, version }: Pick<Sent, 'ask' | 'actor' | 'account' | 'version'>,
		{ key, wanted }: Pick<Attempt, 'key' | 'wanted'>,
		since: number,
	): Sent {
		const now = this.time.now();
		const { domain, appName, channel, endTime, templateId } = wanted.request;
		const twins = version === 'v3' ? [endTime, templateId] : [];
		const place = JSON.stringify([account, version, domain, appName, channel, ...twins]);
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
		const neighbours = listIn(this.byPlace, place);
		const { longestLag } = this.service.rules;
		if (neighbours.some((other) => confusesLeaving(sent, other, longestLag))) {
			this.contended.add(place);
		}
		const known = listIn(this.byActor, JSON.stringify([actor, version, domain, appName, channel]));
		if (ask !== null) {
			const twinned = this.contended.has(place)
				? []
				: known.map((other) => this.rules.twinned(sent, other));
			for (const words of [
				this.rules.repeated(sent, ask),
				...twinned,
				this.rules.overlooked(sent),
			]) {
				if (words !== undefined) this.find('duplicate', words);
			}
			ask.sent.push(sent);
			ask.intent.sent.push(sent);
		}
		neighbours.push(sent);
		known.push(sent);
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
		const made = sent.ask?.sent.flatMap((one) => one.task?.id ?? []) ?? [];
		if (made.length > 1) this.find('duplicate', `${sent.ask?.name} made ${made.join(' and ')}`);
	}

	/** A create call is lost on its way. */
	vanishes(sent: Sent): void {
		if (sent.task === null) sent.settledAt = this.time.now();
	}

	/** The client gives up on the create call that it sent last for an ask. */
	loses(ask: Ask): void {
		const sent = ask.sent.at(-1);
		if (sent === undefined) return;
		sent.lost = true;
		const { longestLag } = this.service.rules;
		const others = listIn(this.byPlace, sent.place);
		if (others.some((other) => confusesLost(sent, other, longestLag))) {
			this.contended.add(sent.place);
		}
	}

	/** An ask waits for the fate of a request, which another may have sent. */
	shares(ask: Ask, { key }: Pick<Attempt, 'key'>): void {
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

	/** Told that the end has passed, and no more: then no task with these times may be listed. */
	private mustHaveNothing({ intent, name, item }: Ask): void {
		if (item.times.kind === 'moving') return;
		for (const { task } of intent.sent) {
			if (task === null || task.visibleAt > this.time.now() - LOOKED_WITHIN) continue;
			this.find('lost id', `${name} was told that its end has passed, not of ${task.id}`);
		}
	}

	private find(kind: Finding['kind'], words: string): void {
		if (this.findings.some((finding) => finding.words === words)) return;
		this.findings.push({ kind, words });
	}
}

function listIn(lists: Map<string, Sent[]>, key: string): Sent[] {
	const list = lists.get(key) ?? [];
	lists.set(key, list);
	return list;
}
