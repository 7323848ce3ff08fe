import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import type { Intent } from '../../../../nodes/TencentLive/create/intent';
import { Look } from '../../../../nodes/TencentLive/create/Look';
import { createOnce } from '../../../../nodes/TencentLive/create/createOnce';
import type { Outcome } from '../../../../nodes/TencentLive/create/outcome';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import { announce } from '../../../../nodes/TencentLive/create/recovery';
import type { Tools } from '../../../../nodes/TencentLive/create/sendOnce';
import { FakeClock } from './fakeClock';
import { FakeService } from './fakeService';
import { attemptFor } from './intents';

export const HOW = { timeout: 15_000, moves: false };

/** One process that creates on a service, on a clock of its own. */
export class Creating {
	readonly clock = new FakeClock();
	readonly service = new FakeService(this.clock);
	process = new ProcessState(this.clock);
	/** What was said each time a request left. */
	readonly left: Array<{ attempt: Attempt; lost: readonly Attempt[] }> = [];
	/** How often it was said that from here on it only waits and looks. */
	waits = 0;

	tools(parts: Partial<Tools> = {}): Tools {
		const api = parts.api ?? this.service.api();
		return {
			api,
			clock: this.clock,
			signal: undefined,
			process: this.process,
			look: new Look(api, this.clock, []),
			createdBefore: new Set<string>(),
			onSend: (attempt, lost) => {
				this.left.push({ attempt, lost });
			},
			onLost: () => {
				this.waits += 1;
			},
			...parts,
		};
	}

	/** What an intent comes to, with all the time it takes. */
	async create(intent: Intent, parts: Partial<Tools> = {}): Promise<Outcome> {
		return await this.clock.finish(createOnce(intent, HOW, this.tools(parts)));
	}

	/** A request of an intent that left at `NOW` and whose fate nobody learnt. */
	open(intent: Intent, parts: Partial<Attempt> = {}): Attempt {
		const attempt = attemptFor(intent, parts);
		announce(attempt, this.tools());
		return attempt;
	}

	/** The requests of an intent that are still open here. */
	openOf(intent: Intent): string[] {
		return this.process.open.relevantTo(intent, this.clock.now()).map(({ id }) => id);
	}

	/** How many creates the service was asked for. */
	get sends(): number {
		return this.service.creates.length;
	}
}

/** An outcome in short: how a task came to be known and its ID, else the kind. */
export function inShort(outcome: Outcome | undefined): string {
	if (outcome === undefined) return 'not started';
	return outcome.kind === 'task' ? `${outcome.how} ${outcome.taskId}` : outcome.kind;
}
