import { pool } from '../items/pool';
import { ApiError } from '../transport/ApiError';
import { CancelledError } from '../transport/CancelledError';
import type { Clock } from '../transport/clock';
import { rethrow } from '../transport/rethrow';
import type { Attempt } from './attempt';
import { createOnce, recoveredOf, sendAgain } from './createOnce';
import { intentKey, type Intent } from './intent';
import { Look } from './Look';
import {
	cancelled,
	foundBefore,
	meansFor,
	notLooked,
	withHint,
	type Made,
	type Outcome,
} from './outcome';
import {
	createdIn,
	planAnew,
	planFor,
	requestsOf,
	type EndedPlan,
	type MadePlan,
	type NewPlan,
	type OpenPlan,
	type Plan,
	type Source,
} from './plan';
import type { SharedRow } from '../transport/SharedRow';
import type { ProcessState } from './ProcessState';
import { announce, explainEnded, intentOf, settle } from './recovery';
import type { Tools } from './sendOnce';
import type { LedgerPlace } from '../items/Ledger';
import { UNLOOKED } from './words';

/** Items under way at the same time: as many as the service lets an account have in flight. */
const MOST_AT_ONCE = 20;

/** What a run of the operation over its items works with. */
export interface RunSetting extends Source {
	clock: Clock;
	/** Aborted when the execution is cancelled. */
	signal: AbortSignal | undefined;
	/** What all executions of this process share. */
	process: ProcessState;
	/** A row that processes share; undefined where n8n has none for this workflow. */
	row?: SharedRow;
	/** How many items there are. */
	items: number;
	/** Whether the run goes on after an item has failed. */
	goesOn: boolean;
	/** Told each time a request leaves for an item. */
	onSend?(item: number, attempt: Attempt): void;
}

/** What a run came to. */
export interface RunReport {
	/** What each item is told, in input order; undefined for one that was not started. */
	outcomes: Array<Outcome | undefined>;
	/** What the user should know. */
	hints: string[];
}

/** One run of the operation over its items. */
export class CreateRun {
	private readonly plans: Plan[];
	private readonly look: Look;
	private readonly hints = new Set<string>();
	/** Equal items of one run share one task, whenever their turn comes. */
	private readonly sameRun = new Map<string, Promise<Outcome>>();
	private readonly createdBefore: ReadonlySet<string>;

	private constructor(private readonly setting: RunSetting) {
		const { api, clock } = setting;
		this.plans = Array.from({ length: setting.items }, (_, item) => planFor(item, setting));
		for (const plan of this.plans) this.advise(plan);
		this.createdBefore = new Set(this.plans.flatMap(createdIn));
		this.look = new Look(api, clock, this.plans.flatMap(requestsOf));
		// Of all of a run before anything of it is sent: no item may send beside an open request.
		for (const plan of this.plans) {
			if (plan.kind !== 'open') continue;
			for (const attempt of plan.attempts) announce(attempt, setting);
		}
	}

	/** Never throws what an item comes to; what it throws is a fault of the program. */
	static async over(setting: RunSetting): Promise<RunReport> {
		const run = new CreateRun(setting);
		const outcomes = await run.run();
		return { outcomes, hints: [...run.hints] };
	}

	private async run(): Promise<Array<Outcome | undefined>> {
		const { goesOn } = this.setting;
		// What the documents rule out is refused before anything is sent for any item.
		const bad = this.plans.findIndex(({ kind }) => kind === 'refused' || kind === 'ended');
		if (bad >= 0 && !goesOn) {
			const outcome = await this.carryOut(bad, () => {});
			return this.plans.map((_, item) => (item === bad ? outcome : undefined));
		}
		return await pool(
			this.plans.length,
			MOST_AT_ONCE,
			async (item, free) => await this.carryOut(item, free),
			(outcome) => !goesOn && outcome.kind !== 'task',
		);
	}

	private async carryOut(item: number, free: () => void): Promise<Outcome> {
		const plan = this.plans[item];
		if (plan === undefined) throw new RangeError(`There is no item ${item}.`);
		const outcome = await this.outcomeOf(item, plan, free);
		if (outcome.kind === 'task') {
			// Of a task that was there, or was made before, it would not be true.
			const asked = outcome.how === 'created' && 'asked' in plan ? plan.asked : undefined;
			for (const hint of [...outcome.hints, ...(asked?.ifMade ?? [])]) this.hints.add(hint);
		}
		return outcome;
	}

	private async outcomeOf(item: number, plan: Plan, free: () => void): Promise<Outcome> {
		switch (plan.kind) {
			case 'known':
				return plan.outcome;
			case 'refused':
				return { kind: 'refused', error: plan.error };
			case 'ended':
				return await this.afterEnd(item, plan, free);
			case 'made':
				return await this.stillThere(item, plan, free);
			case 'open':
				return this.keep(plan.place, await this.resume(item, plan, free));
			case 'new':
				return this.keep(plan.place, await this.create(item, plan, free));
		}
	}

	/** Takes up requests that an earlier try sent without learning their fate. */
	private async resume(item: number, open: OpenPlan, free: () => void): Promise<Outcome> {
		const tools = this.tools(item, open.place, free);
		// It may look for half a minute: meanwhile others go.
		free();
		let lost: readonly Attempt[] = open.attempts;
		for (const attempt of open.attempts) {
			const fate = await settle(attempt, tools);
			if (fate.kind === 'found') {
				return recoveredOf(intentOf(attempt, tools.api), fate, lost, tools);
			}
			if (fate.kind === 'cancelled') return cancelled([...lost], null);
			if (fate.kind === 'never') lost = lost.filter((one) => one !== attempt);
		}
		const [first, ...others] = lost;
		if (first === undefined) {
			const plan = planAnew(item, this.setting);
			this.advise(plan);
			return await this.outcomeOf(item, plan, free);
		}
		// What was sent is what the item asks for: a time from the current moment would differ now.
		return await sendAgain([first, ...others], open.asked, tools);
	}

	/** The task that an equal item came to, where it records or will; else the item is carried out anew. */
	private async stillThere(item: number, plan: MadePlan, free: () => void): Promise<Outcome> {
		const { api, clock, process } = this.setting;
		const { made, asked } = plan;
		const { account, version } = api;
		const intent: Intent = { account, version, ...asked.wanted, request: made.request };
		try {
			const listing = await this.look.around(made.request, clock.elapsed());
			const task = process.known
				.over(listing, intent)
				.find(({ taskId, state }) => taskId === made.taskId && state === 'pending');
			const now = api.serviceNow() ?? clock.now();
			if (task !== undefined && task.endTime > now) return foundBefore(task, intent);
		} catch (error) {
			if (!(error instanceof ApiError)) return await rethrow(error);
			if (error instanceof CancelledError) return cancelled([], error);
			return this.mayStillGo(made) ? meansFor(intent, withHint(made, UNLOOKED)) : notLooked(error);
		}
		const anew = planAnew(item, this.setting);
		this.advise(anew);
		return await this.outcomeOf(item, anew, free);
	}

	/** Whether a task that was made before records, or will, as far as is known without a look. */
	private mayStillGo({ taskId, request }: Made): boolean {
		const { api, clock, process } = this.setting;
		const now = api.serviceNow() ?? clock.now();
		return request.endTime > now && !process.known.hasEnded(api.account, taskId);
	}

	private async create(item: number, plan: NewPlan, free: () => void): Promise<Outcome> {
		const { account, version } = this.setting.api;
		const intent: Intent = { account, version, ...plan.asked.wanted };
		const key = intentKey(intent);
		const twin = this.sameRun.get(key);
		if (twin !== undefined) return meansFor(intent, await twin);
		const creating = createOnce(intent, plan.asked, this.tools(item, plan.place, free));
		this.sameRun.set(key, creating);
		return await creating;
	}

	/** Keeps for the next try what an item came to; of one that certainly made nothing, nothing. */
	private keep(place: LedgerPlace, outcome: Outcome): Outcome {
		const { ledger } = this.setting;
		const [first, ...others] = 'attempts' in outcome ? outcome.attempts : [];
		if (outcome.kind === 'task') ledger.set(place, { made: outcome });
		else if (first !== undefined) ledger.set(place, { open: [first, ...others] });
		else ledger.clear(place);
		return outcome;
	}

	/** Looks, and takes the item up again where the answer tells that its end is still to come. */
	private async afterEnd(item: number, plan: EndedPlan, free: () => void): Promise<Outcome> {
		const outcome = await explainEnded(
			plan.asked.wanted.request,
			plan.problem,
			this.look,
			this.setting,
		);
		const anew = planAnew(item, this.setting);
		return anew.kind === 'new' ? await this.outcomeOf(item, anew, free) : outcome;
	}

	private tools(item: number, place: LedgerPlace, free: () => void): Tools {
		const { onSend, ledger } = this.setting;
		return {
			...this.setting,
			look: this.look,
			createdBefore: this.createdBefore,
			onSend(attempt, lost) {
				ledger.set(place, { open: [attempt, ...lost] });
				onSend?.(item, attempt);
			},
			onLost: free,
		};
	}

	private advise(plan: Plan): void {
		if (plan.kind !== 'new') return;
		for (const hint of plan.asked.advice) this.hints.add(hint);
	}
}
