import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { EndPassedError } from '../../api/InvalidParameterError';
import type { RecordingApi } from '../../api/RecordingApi';
import { CreateError, endedWithTask } from '../../create/CreateError';
import { createOnce, follow, resume, type Tools } from '../../create/createOnce';
import type { CreateResult } from '../../create/outcome';
import { twinsOf } from '../../create/match';
import { intentKey, type Intent, type Wanted } from '../../create/intent';
import { Ledger, type LedgerHome, type Attempt } from '../../create/attempt';
import { Look } from '../../create/Look';
import { ProcessState } from '../../create/ProcessState';
import { ApiError } from '../../transport/ApiError';
import { systemClock } from '../../transport/clock';
import { apiOf } from '../../n8n/caller';
import { pool } from '../../items/pool';
import { failedItem, nodeError } from '../../n8n/errors';
import { describeCreateError, taskItem, type Made } from './createOutput';

/** Items under way at the same time: as many as the service lets an account have in flight. */
const MOST_AT_ONCE = 20;

/** Shared by every execution of this process. */
const shared = new ProcessState(systemClock);

/** A task that was stopped or deleted no longer counts as existing. */
export function forgetTask(taskId: string): void {
	shared.recent.forget(taskId);
}

/** What the parameters of an item ask for. */
export interface Asked {
	wanted: Wanted;
	/** Milliseconds to wait for the answer. */
	timeout: number;
	/** What the user should know although it is allowed. */
	advice: string[];
}

/** What reading an item gave. */
type Plan =
	| { made: Made }
	| { mark: Attempt }
	| { asked: Asked }
	| { refused: unknown }
	/** The end has passed; an earlier try may have made the task. */
	| { ended: EndPassedError; asked: Asked };

const RETRY_HINT =
	'Retry On Fail is on, and safe here: tasks that were created are kept, and only items that failed are tried again.';

/** One run of the operation over its items. */
export class CreateItems {
	private readonly ledger: Ledger;
	private readonly plans: Plan[];
	private readonly lookUp: Look;
	private readonly hints = new Set<string>();
	/** Equal items of one run share one task, whenever their turn comes. */
	private readonly sameRun = new Map<string, Promise<CreateResult>>();

	private constructor(
		private readonly context: IExecuteFunctions,
		private readonly read: (item: number) => Asked,
		private readonly api: RecordingApi,
	) {
		const { parameters, credentials, retryOnFail } = context.getNode();
		const home: LedgerHome = context.getContext('node');
		const { $runIndex } = context.getWorkflowDataProxy(0);
		this.ledger = new Ledger(home, [parameters, credentials?.tencentCloudApi?.id], $runIndex);
		if (retryOnFail === true) this.hints.add(RETRY_HINT);
		this.plans = [...context.getInputData().keys()].map((item) => this.planFor(item));
		const requests = this.plans.flatMap((plan) =>
			'asked' in plan ? plan.asked.wanted.request : [],
		);
		this.lookUp = new Look(api, systemClock, requests);
	}

	/** @param read reads one item's parameters; throws InvalidParameter */
	static async execute(
		context: IExecuteFunctions,
		read: (item: number) => Asked,
	): Promise<INodeExecutionData[]> {
		return await new CreateItems(context, read, await apiOf(context)).run();
	}

	private async run(): Promise<INodeExecutionData[]> {
		const goesOn = this.context.continueOnFail();
		// What the documents rule out is refused before anything is sent for any item.
		const refused = this.plans.findIndex((plan) => 'refused' in plan || 'ended' in plan);
		const results =
			refused >= 0 && !goesOn
				? await this.carryOutOnly(refused)
				: await pool(
						this.plans.length,
						MOST_AT_ONCE,
						async (item, free) => await this.carryOut(item, free),
						!goesOn,
					);
		this.context.addExecutionHints(...[...this.hints].map((message) => ({ message })));
		return results.flatMap((result, item) => {
			if (result === undefined) return [];
			if (result.status === 'fulfilled') return [taskItem(this.api.version, result.value, item)];
			const error = describeCreateError(result.reason);
			if (goesOn) return [failedItem(error, item)];
			throw nodeError(this.context.getNode(), error, item);
		});
	}

	private async carryOutOnly(item: number): Promise<Array<PromiseSettledResult<Made> | undefined>> {
		const results: Array<PromiseSettledResult<Made> | undefined> = this.plans.map(() => undefined);
		[results[item]] = await Promise.allSettled([this.carryOut(item, () => {})]);
		return results;
	}

	private planFor(item: number): Plan {
		const entry = this.ledger.get(item);
		if (entry === undefined) return this.planAnew(item);
		return 'done' in entry ? { made: entry.done } : { mark: entry.sent };
	}

	private planAnew(item: number): Plan {
		let asked: Asked | undefined;
		try {
			asked = this.read(item);
			this.api.check(asked.wanted.request);
		} catch (error) {
			if (error instanceof EndPassedError && asked !== undefined) return { ended: error, asked };
			return { refused: error };
		}
		const advice = this.api.advise(asked.wanted.request);
		for (const hint of [...asked.advice, ...advice]) this.hints.add(hint);
		return { asked };
	}

	private async carryOut(item: number, free: () => void, plan = this.plans[item]): Promise<Made> {
		if (plan === undefined) throw new RangeError(`There is no item ${item}.`);
		if ('made' in plan) return plan.made;
		if ('refused' in plan) return await Promise.reject(plan.refused);
		if ('ended' in plan) return await Promise.reject(await this.explainEnded(plan));
		try {
			if ('asked' in plan) return await this.create(item, plan.asked, free);
			// It may look for half a minute: meanwhile others go.
			free();
			const result = await resume(plan.mark, this.tools(item, free));
			if (result === undefined) return await this.carryOut(item, free, this.planAnew(item));
			return this.keep(item, { request: plan.mark.wanted.request, result });
		} catch (error) {
			this.keepFailure(item, error);
			return await Promise.reject(error);
		}
	}

	private async create(item: number, asked: Asked, free: () => void): Promise<Made> {
		const { account, version } = this.api;
		const intent: Intent = { account, version, ...asked.wanted };
		const key = intentKey(intent);
		const twin = this.sameRun.get(key);
		const creating =
			twin?.then((result) => follow(intent, result)) ??
			createOnce(intent, asked.timeout, this.tools(item, free));
		if (twin === undefined) this.sameRun.set(key, creating);
		return this.keep(item, { request: intent.request, result: await creating });
	}

	private keep(item: number, made: Made): Made {
		this.ledger.set(item, { done: made });
		return made;
	}

	/** A request whose fate is unknown must be known to the next try; of others nothing remains. */
	private keepFailure(item: number, error: unknown): void {
		if (!(error instanceof CreateError)) return;
		const { mark } = error.circumstances;
		if (mark === undefined) this.ledger.clear(item);
		else this.ledger.set(item, { sent: mark });
	}

	private async explainEnded({
		ended,
		asked,
	}: {
		ended: EndPassedError;
		asked: Asked;
	}): Promise<Error> {
		const { request } = asked.wanted;
		try {
			const tasks = await this.lookUp.tasksAround(request);
			const [twin] = twinsOf(this.api, tasks, request);
			return twin === undefined ? ended : endedWithTask(ended.message, twin.taskId);
		} catch (error) {
			if (error instanceof ApiError) return endedWithTask(ended.message, undefined);
			return await Promise.reject(error);
		}
	}

	private tools(item: number, free: () => void): Tools {
		return {
			api: this.api,
			clock: systemClock,
			signal: this.context.getExecutionCancelSignal(),
			shared,
			lookUp: this.lookUp,
			onSend: (mark) => this.ledger.set(item, { sent: mark }),
			onLost: free,
		};
	}
}
