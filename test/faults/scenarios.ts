/* eslint-disable @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { FAULTS, type Fault } from './faults';

/** One call to create, and what happens to it. */
export interface Scenario {
	version: 'v3' | 'v2';
	fault: Fault;
	/** Strikes every time the call is sent; otherwise the first time only. */
	lasting: boolean;
	/** The request is carried out although nobody hears of it; only where it is read to its end. */
	executed: boolean;
	/** A task shows in the listing at once; otherwise later than anyone looks. */
	listed: boolean;
	/** What the option If Unknown says. */
	ifUnknown: 'recordAnyway' | 'neverTwice';
	/** What the node does when its item fails. */
	onError: 'continueRegularOutput' | 'stopWorkflow';
}

type Variant = Omit<Scenario, 'version' | 'fault'>;

const ONCE: Variant = {
	lasting: false,
	executed: false,
	listed: true,
	ifUnknown: 'recordAnyway',
	onError: 'continueRegularOutput',
};

/** Where the request is read to its end, the service may have carried it out or not. */
const READ: readonly Variant[] = [
	ONCE,
	{ ...ONCE, executed: true },
	{ ...ONCE, executed: true, listed: false },
	{ ...ONCE, executed: true, listed: false, ifUnknown: 'neverTwice', onError: 'stopWorkflow' },
];

const NEVER_READ: readonly Variant[] = [ONCE, { ...ONCE, lasting: true, onError: 'stopWorkflow' }];

/** Both, unless whoever starts the tests says that one is enough. */
export const FAULT_GENERATIONS = (['v3', 'v2'] as const).filter((version) =>
	(process.env.FAULT_GENERATIONS ?? 'v3 v2').includes(version),
);

/** Every fault in each generation, in all its variants. */
export const SCENARIOS: readonly Scenario[] = FAULTS.flatMap((fault) =>
	FAULT_GENERATIONS.flatMap((version) =>
		(fault.at === 'answer' ? READ : NEVER_READ).map((variant) => ({ version, fault, ...variant })),
	),
);

/** A scenario in a few words. */
export function titleOf(scenario: Scenario): string {
	const { version, fault, lasting, executed, listed, ifUnknown, onError } = scenario;
	const words = [
		version,
		fault.name,
		fault.at !== 'answer' && (lasting ? 'every time' : 'once'),
		fault.at === 'answer' && (executed ? 'carried out' : 'not carried out'),
		!listed && 'listed too late',
		ifUnknown === 'neverTwice' && 'never twice',
		onError === 'stopWorkflow' && 'stops the workflow',
	];
	return words.filter((word) => word !== false).join(', ');
}
