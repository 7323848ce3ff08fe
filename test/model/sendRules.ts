import type { Ask, Sent } from './asks';
import { isTwin, overlaps } from './matching';
import { longestDelay, type Service } from './service';
import type { SimulatedTime } from './simulatedTime';
import { isPending, type ServiceTask } from './taskStore';

/** What must hold whenever a create leaves. Each rule gives words on what is wrong, or nothing. */
export class SendRules {
	/** @param clocksAhead milliseconds by which the machines' clocks are ahead of the service's */
	constructor(
		private readonly time: SimulatedTime,
		private readonly service: Service,
		private readonly clocksAhead: number,
	) {}

	/** The same intent again: the first request must be over and done with. */
	repeated(sent: Sent, { intent, name }: Ask): string | undefined {
		for (const other of intent.sent) {
			const { task } = other;
			if (task !== null && (other.ask === sent.ask || this.isSeenAgain(task, sent))) {
				return `${name} was sent again while its request made ${task.id}`;
			}
			if (this.mayStillRun(other)) {
				return `${name} was sent again while its request may still be carried out`;
			}
		}
		return undefined;
	}

	/** What one process knows of equal intents it must use; with `overlapping`, of the stream. */
	twinned({ ask, mark }: Sent, other: Sent): string | undefined {
		const { ifTaskExists, matchExisting, request } = mark.wanted;
		const now = this.time.now();
		const { wanted } = other.mark;
		const related =
			matchExisting === 'sameTimes'
				? other.mark.key === mark.key
				: wanted.matchExisting === 'overlapping' &&
					wanted.ifTaskExists !== 'create' &&
					(wanted.request.startTime ?? other.sentAt) < request.endTime &&
					wanted.request.endTime > (request.startTime ?? now);
		if (ifTaskExists === 'create' || !related) return undefined;
		const { task } = other;
		if (task !== null && this.counts(task)) {
			const exists = matchExisting === 'sameTimes' || overlaps(task, request, now);
			if (exists) return `${ask?.name} was sent although ${task.id} is there`;
		}
		if (!this.mayStillRun(other)) return undefined;
		return `${ask?.name} was sent although ${other.ask?.name} may still get one`;
	}

	/** A task that was listed before this try began counts as existing. */
	overlooked({ ask, account, version, mark, sentAt, lookedAt }: Sent): string | undefined {
		const { request, ifTaskExists, matchExisting } = mark.wanted;
		if (ifTaskExists === 'create') return undefined;
		const { channel, domain, appName } = request;
		const task = this.service.tasks
			.at({ account, version, channel, domain, appName })
			.find(
				(one) =>
					one.visibleAt <= lookedAt &&
					this.counts(one) &&
					(matchExisting === 'sameTimes' ? isTwin(one, request) : overlaps(one, request, sentAt)),
			);
		return task && `${ask?.name} was sent although ${task.id} was listed`;
	}

	/** After a crash: tasks that are not over, and with times from `$now` those that overlap. */
	private isSeenAgain(task: ServiceTask, { ask, mark }: Sent): boolean {
		const fixed = ask?.item.times.kind === 'fixed';
		return this.counts(task) && (fixed || overlaps(task, mark.wanted.request, this.time.now()));
	}

	/** Whether a task is not over, by the service's clock and by that of the machines. */
	private counts(task: ServiceTask): boolean {
		const now = this.time.now();
		return isPending(task, now) && isPending(task, now + this.clocksAhead);
	}

	private mayStillRun({ settledAt, sentAt, version }: Sent): boolean {
		return settledAt === Infinity && this.time.now() <= sentAt + longestDelay(version);
	}
}
