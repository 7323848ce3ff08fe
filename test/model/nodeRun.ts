import { EndPassedError } from '../../nodes/TencentLive/api/InvalidParameterError';
import type { RecordingApi } from '../../nodes/TencentLive/api/RecordingApi';
import type { RecordingRequest } from '../../nodes/TencentLive/api/recordings';
import { CreateError, endedWithTask } from '../../nodes/TencentLive/create/CreateError';
import { createOnce, resume, share, type Tools } from '../../nodes/TencentLive/create/createOnce';
import type { CreateResult } from '../../nodes/TencentLive/create/outcome';
import { twinsOf } from '../../nodes/TencentLive/create/match';
import { intentKey, type Intent, type Wanted } from '../../nodes/TencentLive/create/intent';
import type { Ledger, Attempt } from '../../nodes/TencentLive/create/attempt';
import { Look } from '../../nodes/TencentLive/create/Look';
import { announce } from '../../nodes/TencentLive/create/settle';
import type { ProcessState } from '../../nodes/TencentLive/create/ProcessState';
import { pool } from '../../nodes/TencentLive/items/pool';
import { ApiError } from '../../nodes/TencentLive/transport/ApiError';
import type { Clock } from '../../nodes/TencentLive/transport/clock';

const MOST_AT_ONCE = 20;

export interface Made {
	request: RecordingRequest;
	result: CreateResult;
}

interface Asked {
	wanted: Wanted;
	timeout: number;
}

type Plan =
	| { made: Made }
	| { mark: Attempt }
	| { asked: Asked }
	| { refused: unknown }
	| { ended: EndPassedError; asked: Asked };

/** What a run of the node gets from n8n and from its process. */
export interface NodeSetting {
	api: RecordingApi;
	clock: Clock;
	shared: ProcessState;
	ledger: Ledger;
	items: number;
	read(item: number): Asked;
	continueOnFail: boolean;
	signal: AbortSignal;
	/** Told before each create call leaves. */
	onSend(item: number, mark: Attempt): void;
	/** Told when the answer of the create call that left last is lost. */
	onLost(item: number): void;
	/** Told when a success enters the ledger. */
	onKeep(item: number): void;
	/** Told when an item's fate is that of a request, its own or one it shares, still unknown. */
	onUnknown(item: number, mark: Attempt): void;
}

/**
 * One run of the operation over its items: resources/recordingTask/createItems.ts without n8n, step
 * by step in the same order, so that it can run on a simulated clock and in many processes.
 */
export class NodeRun {
	private readonly plans: Plan[];
	private readonly lookUp: Look;
	private readonly sameRun = new Map<string, Promise<CreateResult>>();

	private constructor(private readonly setting: NodeSetting) {
		this.plans = Array.from({ length: setting.items }, (_, item) => this.planFor(item));
		const requests = this.plans.flatMap((plan) =>
			'asked' in plan ? plan.asked.wanted.request : [],
		);
		this.lookUp = new Look(setting.api, setting.clock, requests);
		for (const plan of this.plans) if ('mark' in plan) announce(plan.mark, setting);
	}

	/** @returns what each item came to; undefined for one that was not started */
	static async over(setting: NodeSetting): Promise<Array<PromiseSettledResult<Made> | undefined>> {
		return await new NodeRun(setting).run();
	}

	private async run(): Promise<Array<PromiseSettledResult<Made> | undefined>> {
		const goesOn = this.setting.continueOnFail;
		const refused = this.plans.findIndex((plan) => 'refused' in plan || 'ended' in plan);
		if (refused >= 0 && !goesOn) return await this.carryOutOnly(refused);
		return await pool(
			this.plans.length,
			MOST_AT_ONCE,
			async (item, free) => await this.carryOut(item, free),
			!goesOn,
		);
	}

	private async carryOutOnly(item: number): Promise<Array<PromiseSettledResult<Made> | undefined>> {
		const results: Array<PromiseSettledResult<Made> | undefined> = this.plans.map(() => undefined);
		[results[item]] = await Promise.allSettled([this.carryOut(item, () => {})]);
		return results;
	}

	private planFor(item: number): Plan {
		const entry = this.setting.ledger.get(item);
		if (entry === undefined) return this.planAnew(item);
		return 'done' in entry ? { made: entry.done } : { mark: entry.sent };
	}

	private planAnew(item: number): Plan {
		const { api, clock } = this.setting;
		const now = clock.now();
		let asked: Asked | undefined;
		try {
			asked = this.setting.read(item);
			api.check(asked.wanted.request, now);
		} catch (error) {
			if (error instanceof EndPassedError && asked !== undefined) return { ended: error, asked };
			return { refused: error };
		}
		return { asked };
	}

	private async carryOut(item: number, free: () => void, plan = this.plans[item]): Promise<Made> {
		if (plan === undefined) throw new RangeError(`There is no item ${item}.`);
		if ('made' in plan) return plan.made;
		if ('refused' in plan) return await Promise.reject(plan.refused);
		if ('ended' in plan) return await Promise.reject(await this.explainEnded(plan));
		try {
			if ('asked' in plan) return await this.create(item, plan.asked, free);
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
		const { account, version } = this.setting.api;
		const intent: Intent = { account, version, ...asked.wanted };
		const key = intentKey(intent);
		const twin = this.sameRun.get(key);
		const creating =
			twin === undefined
				? createOnce(intent, asked.timeout, this.tools(item, free))
				: share(intent, twin);
		if (twin === undefined) this.sameRun.set(key, creating);
		return this.keep(item, { request: intent.request, result: await creating });
	}

	private keep(item: number, made: Made): Made {
		this.setting.ledger.set(item, { done: made });
		this.setting.onKeep(item);
		return made;
	}

	private keepFailure(item: number, error: unknown): void {
		if (!(error instanceof CreateError)) return;
		const { mark } = error.circumstances;
		if (mark === undefined) {
			this.setting.ledger.clear(item);
			return;
		}
		this.setting.ledger.set(item, { sent: mark });
		this.setting.onUnknown(item, mark);
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
			const [twin] = twinsOf(this.setting.api, tasks, request);
			return twin === undefined ? ended : endedWithTask(ended.message, twin.taskId);
		} catch (error) {
			if (error instanceof ApiError) return endedWithTask(ended.message, undefined);
			return await Promise.reject(error);
		}
	}

	private tools(item: number, free: () => void): Tools {
		const { api, clock, signal, shared, ledger, onSend, onLost } = this.setting;
		return {
			api,
			clock,
			signal,
			shared,
			lookUp: this.lookUp,
			onSend(mark) {
				ledger.set(item, { sent: mark });
				onSend(item, mark);
			},
			onLost() {
				onLost(item);
				free();
			},
		};
	}
}
