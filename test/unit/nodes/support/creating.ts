import type { CreatedTask, ListedTask } from '../../../../nodes/TencentLive/api/recordings';
import { CreateError } from '../../../../nodes/TencentLive/create/CreateError';
import { createOnce, resume, type Tools } from '../../../../nodes/TencentLive/create/createOnce';
import type { CreateResult } from '../../../../nodes/TencentLive/create/outcome';
import type { Intent } from '../../../../nodes/TencentLive/create/intent';
import type { Attempt } from '../../../../nodes/TencentLive/create/attempt';
import { Look } from '../../../../nodes/TencentLive/create/Look';
import { ProcessState } from '../../../../nodes/TencentLive/create/ProcessState';
import { ApiError } from '../../../../nodes/TencentLive/transport/ApiError';
import { FakeClock } from './fakeClock';
import { FakeService, type CreateScript } from './fakeService';
import { failureOf } from './thrown';

export const LOST = new ApiError('unknown', 'The answer was lost: the connection was cut.');

/** One process that creates on a service, on a clock of its own. */
export class Creating {
	readonly service = new FakeService();

	readonly clock = new FakeClock();

	readonly shared = new ProcessState(this.clock);

	/** The marks that were set as requests left, as they were then. */
	readonly marks: Attempt[] = [];

	/** How often it was said that nothing more will be sent. */
	losses = 0;

	tools(parts: Partial<Tools> = {}): Tools {
		const api = parts.api ?? this.service.api3();
		return {
			api,
			clock: this.clock,
			signal: undefined,
			shared: this.shared,
			lookUp: new Look(api, this.clock, []),
			onSend: (mark) => {
				this.marks.push(structuredClone(mark));
			},
			onLost: () => {
				this.losses += 1;
			},
			...parts,
		};
	}

	async create(intent: Intent, parts: Partial<Tools> = {}): Promise<CreateResult> {
		return await createOnce(intent, 15_000, this.tools(parts));
	}

	/** The same, with all the time it takes. */
	async created(intent: Intent, parts: Partial<Tools> = {}): Promise<CreateResult> {
		return await this.clock.finish(this.create(intent, parts));
	}

	/** The failure that creating comes to, with all the time it takes. */
	async failed(intent: Intent, parts: Partial<Tools> = {}): Promise<CreateError> {
		return await failureOf(async () => await this.created(intent, parts), CreateError);
	}

	async resumed(mark: Attempt, parts: Partial<Tools> = {}): Promise<CreateResult | undefined> {
		return await this.clock.finish(resume(mark, this.tools(parts)));
	}

	/** A create whose answer is lost, and what it makes, listed from then on. */
	losing(...made: ListedTask[]): CreateScript {
		return async (send): Promise<CreatedTask> => {
			send();
			this.service.tasks.push(...made);
			return await Promise.reject(LOST);
		};
	}

	/** How many creates the service was asked for. */
	get sends(): number {
		return this.service.creates.length;
	}
}

export function existing(taskId: string): CreateResult {
	return {
		taskId,
		outcome: 'existing',
		message: 'The task existed already, so none was created.',
		requestId: null,
	};
}

export function recovered(taskId: string): CreateResult {
	return {
		taskId,
		outcome: 'recovered',
		message: 'The answer was lost; the task was found in the listing.',
		requestId: null,
	};
}

/** What the first create of a test makes. */
export function created(taskId = 'new-1', requestId = 'r-1'): CreateResult {
	return { taskId, outcome: 'created', message: 'Success', requestId };
}
