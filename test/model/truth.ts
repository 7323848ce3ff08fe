import type { RunReport } from '../../nodes/TencentLive/create/CreateRun';
import type { Attempt } from '../../nodes/TencentLive/create/attempt';
import type { ApiVersion } from '../../nodes/TencentLive/api/recordings';
import * as words from '../../nodes/TencentLive/create/words';
import type { Ask, Sent, Try } from './asks';
import {
	isGone,
	isOfEqual,
	isSavedAsOpen,
	isSentKnowingly,
	isTakenByRival,
	isUnseenOfOthers,
	isWantedOtherwise,
	seemsAhead,
	seemsOver,
} from './excuses';
import { missedOf } from './missed';
import type { Follower } from './network';
import { isSameRecording } from './recording';
import type { Service } from './service';
import type { SimulatedTime } from './simulatedTime';
import type { Place, ServiceTask } from './taskStore';
import { madeOne, untrueIn, type Records } from './told';

/** What must never be. */
export interface Finding {
	kind: 'duplicate' | 'lost id' | 'untrue word' | 'missed recording';
	words: string;
}

/** A second task that nobody could avoid, or that was made knowingly. */
export interface Surplus {
	why: 'paid twice' | 'race' | 'wanted otherwise' | 'no clock' | 'gone' | 'swapped';
	/** Milliseconds after the first request left until it was carried out. */
	late: number;
}

/** Milliseconds: a task that starts now is told while it does. */
const MOST_UNTOLD = 2_000;

/** Knows what everyone asked, sent and was told, and holds it against what the service has. */
export class Truth implements Records {
	readonly asks: Ask[] = [];
	readonly sent: Sent[] = [];
	readonly findings: Finding[] = [];
	readonly surplus: Surplus[] = [];

	private readonly byAttempt = new Map<string, Sent>();
	private readonly byTask = new Map<string, Sent>();
	/** The asks that were told of a task, by its ID. */
	private readonly tellings = new Map<string, Set<Ask>>();
	private readonly ended = new Set<string>();
	/** Executions, and actors that ran them. */
	private readonly knows = new Set<string>();
	/** When actors first heard the service's clock. */
	private readonly heardAt = new Map<string, number>();

	constructor(
		private readonly time: SimulatedTime,
		private readonly service: Service,
		readonly tellsTime: boolean,
	) {}

	/** A try begins: from then on its process knows what the ledger of the execution says. */
	begins(execution: string, { actor }: Try): void {
		this.knows.add(`${execution} ${actor}`);
	}

	/** A create call leaves. */
	leaves({ ask, by, attempt }: { ask: Ask; by: Try; attempt: Attempt }): Sent {
		const { channel, domain, appName } = attempt.wanted.request;
		const place = { account: by.account, version: ask.version, channel, domain, appName };
		const at = this.time.now();
		const sent: Sent = {
			ask,
			by,
			attempt: structuredClone(attempt),
			place,
			at,
			lookedAt: by.lookedAt(place),
			acceptedUntil: Number.POSITIVE_INFINITY,
			fate: 'open',
			overAt: Number.POSITIVE_INFINITY,
			task: null,
		};
		this.judgeCount(sent);
		ask.sent.push(sent);
		ask.attempts.add(attempt.id);
		this.sent.push(sent);
		this.byAttempt.set(attempt.id, sent);
		return sent;
	}

	/** Of one that was lost, one more may go out in a try; what surely made nothing does not count. */
	private judgeCount({ ask, by }: Sent): void {
		const open = ask.sent.filter((one) => one.by === by && one.fate !== 'known');
		if (open.length > 1) this.find('duplicate', `${ask.name} sends a third request in one try`);
	}

	followerOf(sent: Sent): Follower {
		return {
			leaves: (acceptedUntil) => {
				sent.acceptedUntil = acceptedUntil;
			},
			arrives: (task) => this.arrives(sent, task),
			isOver: (isKnown) => {
				sent.fate = isKnown ? 'known' : 'lost';
				sent.overAt = this.time.now();
			},
		};
	}

	endsHere({ id }: ServiceTask, actor: string): void {
		this.ended.add(`${id} ${actor}`);
	}

	hears(actor: string, version: ApiVersion): void {
		const key = `${actor} ${version}`;
		if (!this.heardAt.has(key)) this.heardAt.set(key, this.time.now());
	}

	/** A run tells its items what came of them. */
	tells(asks: readonly Ask[], { outcomes, hints }: RunReport, by: Try): void {
		for (const [item, ask] of asks.entries()) {
			const outcome = outcomes[item];
			ask.running = false;
			if (outcome === undefined) continue;
			const settledAt = by.settledAt.get(by.keys.get(item) ?? '');
			const isRepeated = outcome.kind === 'task' && settledAt === undefined;
			const asked = isRepeated ? (ask.told?.asked ?? null) : ask.asked;
			const at = settledAt ?? ask.told?.at ?? this.time.now();
			ask.told = { outcome, hints, by, at, asked };
			if ('attempts' in outcome) for (const { id } of outcome.attempts) ask.attempts.add(id);
			const taskId = 'taskId' in outcome ? outcome.taskId : null;
			if (taskId === null) continue;
			const named = this.tellings.get(taskId) ?? new Set();
			this.tellings.set(taskId, named.add(ask));
		}
		for (const [item, ask] of asks.entries()) {
			if (outcomes[item] !== undefined)
				this.judgeWords(ask, by.settledAt.get(by.keys.get(item) ?? ''));
		}
	}

	private judgeWords(ask: Ask, settledAt: number | undefined): void {
		if (ask.told === null) return;
		const { outcome } = ask.told;
		// The ledger repeats what it came to: that was judged then.
		if (outcome.kind === 'task' && settledAt === undefined) return;
		const wrong = untrueIn(ask, ask.told, settledAt ?? this.time.now(), this);
		if (wrong === undefined) return;
		const said = outcome.kind === 'task' ? `${outcome.how} ${outcome.taskId}` : outcome.kind;
		this.find('untrue word', `${ask.name} was told ${said}: ${wrong}`);
	}

	/** Holds what was told against what is there, of everyone who is not about to be told more. */
	check(): void {
		for (const { ask, task } of this.byTask.values()) {
			if (task === null || ask.running || ask.told === null) continue;
			if (isGone(task, this.time.now())) continue;
			const { outcome, by } = ask.told;
			if (outcome.kind === 'task') {
				if (!this.isNamed(task, ask, outcome) && !this.isRecoveredByAnother(task, ask)) {
					this.find('lost id', `${ask.name} made ${task.id} and was told ${outcome.taskId}`);
				}
				continue;
			}
			const isFinal = outcome.kind === 'not_created' || outcome.kind === 'refused';
			const lost = isFinal ? madeOne(ask, outcome, by.startedAt, this) : undefined;
			if (lost !== undefined) this.find('lost id', `${ask.name}: ${lost}`);
		}
	}

	/** Holds what everyone asked for against what is recorded, second by second. */
	checkRecordings(): void {
		for (const ask of this.asks) {
			const { untold } = missedOf(ask, this);
			// Where the clock is not told, what is about to start may seem to be on.
			if (untold < MOST_UNTOLD || !this.tellsTime) continue;
			this.find('missed recording', `${ask.name} lacks ${untold / 1000} s, and is not told so`);
		}
	}

	task(id: string): ServiceTask | undefined {
		return this.service.tasks.get(id);
	}

	tasksAt(place: Place): readonly ServiceTask[] {
		return this.service.tasks.at(place);
	}

	makerOf({ id }: ServiceTask): Sent | undefined {
		return this.byTask.get(id);
	}

	request(attemptId: string): Sent | undefined {
		return this.byAttempt.get(attemptId);
	}

	lostForEqual(ask: Ask): readonly Sent[] {
		return this.sent.filter((sent) => isOfEqual(sent, ask));
	}

	sentSince({ actor, startedAt }: Try, sent: readonly Sent[]): number {
		const keys = new Set(sent.map(({ attempt }) => attempt.key));
		return this.sent.filter(
			({ at, by, attempt }) => at >= startedAt && by.actor === actor && keys.has(attempt.key),
		).length;
	}

	endedBy({ id }: ServiceTask, actor: string): boolean {
		return this.ended.has(`${id} ${actor}`);
	}

	hasOpen({ asked, version }: Ask, actor: string): boolean {
		const request = asked?.request;
		return this.sent.some((sent) => {
			const { place } = sent;
			// Its ledger tells of it whatever process it is in.
			const isTold = this.knows.has(`${sent.ask.execution} ${actor}`);
			return (
				(isSavedAsOpen(sent) || (sent.fate !== 'known' && isTold)) &&
				place.version === version &&
				place.channel === request?.channel &&
				place.domain === request.domain
			);
		});
	}

	hasRival(task: ServiceTask, maker: Sent, actor: string, before: number): boolean {
		const known = this.sent.filter(({ ask }) => this.knows.has(`${ask.execution} ${actor}`));
		return isTakenByRival(task, maker, before, known);
	}

	knewTheTime(actor: string, { version }: Ask, by: number): boolean {
		return (this.heardAt.get(`${actor} ${version}`) ?? Number.POSITIVE_INFINITY) < by;
	}

	/** A create call arrives, and the service makes a task of it or not. */
	private arrives(sent: Sent, task: ServiceTask | null): void {
		// A copy of a call that was carried out already.
		if (sent.task !== null || task === null) return;
		sent.task = task;
		this.byTask.set(task.id, sent);
		for (const other of this.service.tasks.at(sent.place)) {
			if (other === task) continue;
			const maker = this.byTask.get(other.id);
			if (maker === undefined || maker.at < sent.at) this.judge(other, maker, sent);
			else this.judge(task, sent, maker);
		}
	}

	/** Of two tasks, whether the later request was to make one. */
	private judge(task: ServiceTask, maker: Sent | undefined, later: Sent): void {
		const isOwn = maker !== undefined && later.ask.sent.includes(maker);
		const { wanted } = later.attempt;
		const at = Math.max(later.at, task.madeAt);
		if (!isOwn && wanted.ifTaskExists === 'create') return;
		if (!isOwn && !isSameRecording(task, later.place, wanted, at)) return;
		const why = this.whyAgain(task, maker, later, isOwn);
		if (why === undefined) {
			const whose = isOwn ? 'it had' : `${maker?.ask.name ?? 'another program'} had`;
			this.find(
				'duplicate',
				`${later.ask.name} made ${later.task?.id} although ${whose} ${task.id}`,
			);
		} else this.surplus.push({ why, late: task.madeAt - (maker?.at ?? task.madeAt) });
	}

	private whyAgain(
		task: ServiceTask,
		maker: Sent | undefined,
		later: Sent,
		isOwn: boolean,
	): Surplus['why'] | undefined {
		if (!isOwn && isUnseenOfOthers(task, maker, later)) return 'race';
		if (maker !== undefined && isSentKnowingly(task, maker, later)) return 'paid twice';
		if (maker !== undefined && !isOwn && isWantedOtherwise(maker, later)) return 'wanted otherwise';
		if (isOwn && isGone(task, later.at)) return 'gone';
		if (maker !== undefined && this.hasRival(task, maker, later.by.actor, later.at))
			return 'swapped';
		const { at, by, attempt } = later;
		const isFromNow = attempt.wanted.request.startTime === null;
		const isAhead = isFromNow && seemsAhead(task, by, at, this.tellsTime);
		return isAhead || seemsOver(task, by, at, this.tellsTime) ? 'no clock' : undefined;
	}

	/** Whether an ask that made a task and was told of one need not be told of this one. */
	private isNamed(
		task: ServiceTask,
		{ sent }: Ask,
		{ taskId, message }: { taskId: string; message: string },
	): boolean {
		const warns = [words.SENT_AGAIN, words.MAY_BE_TWO].some((text) => message.includes(text));
		if (task.id === taskId || warns) return true;
		// It was given another's task: whether that is true was judged then.
		return !sent.some((one) => one.task?.id === taskId);
	}

	isRecoveredByAnother({ id }: ServiceTask, ask: Ask): boolean {
		return [...(this.tellings.get(id) ?? [])].some(({ told, name }) => {
			const outcome = told?.outcome;
			return name !== ask.name && outcome?.kind === 'task' && outcome.how === 'recovered';
		});
	}

	private find(kind: Finding['kind'], text: string): void {
		if (this.findings.some(({ words: known }) => known === text)) return;
		this.findings.push({ kind, words: text });
	}
}
