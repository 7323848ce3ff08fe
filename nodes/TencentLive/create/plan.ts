import { EndPassedError, InvalidParameterError } from '../api/InvalidParameterError';
import type { RecordingApi } from '../api/RecordingApi';
import type { RecordingRequest } from '../api/recordings';
import type { Ledger, LedgerPlace } from '../items/Ledger';
import type { Attempt } from './attempt';
import type { Entry } from './entry';
import type { Wanted } from './intent';
import type { Made, Outcome } from './outcome';
import type { How } from './sendOnce';

/** What the parameters of an item ask for. */
export interface Asked extends How {
	wanted: Wanted;
	/** What the user should know although it is allowed. */
	advice: string[];
	/** The same, where a task was made for it now. */
	ifMade?: string[];
	/** The sentence that refuses a request, in the words of what the user typed. */
	explain?(sentence: string): string;
}

/** Where the plan of an item comes from. */
export interface Source {
	api: RecordingApi;
	/** What items came to in an earlier try, kept with the execution. */
	ledger: Ledger<Entry>;
	/** Reads the parameters of one item. @throws InvalidParameterError */
	read(item: number): Asked;
	/** Where an item stands in the ledger, and what makes its entry hold. */
	placeOf(item: number, asked: Asked): LedgerPlace;
	/** Whether equal items may be asked for long after one another, as by the calls of a tool. */
	mayComeLate?: boolean;
}

/** Requests left in an earlier try, and their fate is unknown. */
export interface OpenPlan {
	kind: 'open';
	asked: Asked;
	place: LedgerPlace;
	attempts: [Attempt, ...Attempt[]];
}

/** An equal item came to a task before, which may be over by now. */
export interface MadePlan {
	kind: 'made';
	asked: Asked;
	made: Made;
}

/** Nothing of it is known yet. */
export interface NewPlan {
	kind: 'new';
	asked: Asked;
	place: LedgerPlace;
}

/** The end has passed; an earlier run may have made the task. */
export interface EndedPlan {
	kind: 'ended';
	asked: Asked;
	problem: EndPassedError;
}

/** What reading an item gave. */
export type Plan =
	| { kind: 'known'; outcome: Outcome }
	| { kind: 'refused'; error: unknown }
	| OpenPlan
	| MadePlan
	| NewPlan
	| EndedPlan;

/** An item as the ledger knows it, else as its parameters say. */
export function planFor(item: number, source: Source): Plan {
	return plan(item, source, (place) => source.ledger.get(place));
}

/** An item as its parameters say, whatever the ledger knows. */
export function planAnew(item: number, source: Source): Plan {
	return plan(item, source, () => undefined);
}

/** What the listings of a run have to hold: of what is asked for, and of what left already. */
export function requestsOf(one: Plan): RecordingRequest[] {
	if (one.kind === 'open') return one.attempts.map(({ wanted }) => wanted.request);
	if (one.kind === 'made') return [one.made.request];
	return 'asked' in one ? [one.asked.wanted.request] : [];
}

/** The task that the service's own answer named for an item in an earlier try, by its ID. */
export function createdIn(one: Plan): string[] {
	const outcome = one.kind === 'known' ? one.outcome : one.kind === 'made' ? one.made : undefined;
	return outcome?.kind === 'task' && outcome.how === 'created' ? [outcome.taskId] : [];
}

function plan(
	item: number,
	{ api, read, placeOf, mayComeLate = false }: Source,
	known: (place: LedgerPlace) => Entry | undefined,
): Plan {
	let asked: Asked | undefined;
	try {
		asked = read(item);
		const place = placeOf(item, asked);
		const entry = known(place);
		if (entry !== undefined) {
			if ('open' in entry) return { kind: 'open', asked, place, attempts: entry.open };
			const { made } = entry;
			return mayComeLate ? { kind: 'made', asked, made } : { kind: 'known', outcome: made };
		}
		api.check(asked.wanted.request);
		return { kind: 'new', asked, place };
	} catch (error) {
		if (error instanceof InvalidParameterError && asked?.explain !== undefined) {
			error.message = asked.explain(error.message);
		}
		if (error instanceof EndPassedError && asked !== undefined) {
			return { kind: 'ended', asked, problem: error };
		}
		return { kind: 'refused', error };
	}
}
