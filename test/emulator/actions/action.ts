import type { CallbackRecord } from '../callbacks/sender';
import type { JsonObject } from '../json';
import type { Parameters, ParameterSpecs } from '../parameters';
import type { Account } from '../settings';
import type { EmulatorState } from '../state';
import type { TaskStore } from '../tasks/taskStore';

/** What an action works with. */
export interface ActionContext {
	state: EmulatorState;
	tasks: TaskStore;
	account: Account;
	/** What was called back so far. */
	sent: () => readonly CallbackRecord[];
	/** Milliseconds, by the service's clock. */
	now: number;
}

/** One API action: what its page lists, and what it does. */
export interface Action {
	/** As in the `Action` parameter or the X-TC-Action header. */
	name: string;
	parameters: ParameterSpecs;
	/**
	 * Does it. Gives the fields of a successful answer, without the envelope.
	 *
	 * @throws ApiError with a code that the action's page lists
	 */
	handle(parameters: Parameters, context: ActionContext): JsonObject;
}

/** An action of API 3.0, with what its page says about calling it. */
export interface Action3 extends Action {
	/** Documented requests per second of one account. */
	perSecond: number;
	/** Whether the page lists Region as required; where it does not, Region is ignored. */
	regionRequired: boolean;
}
