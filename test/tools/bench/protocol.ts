/** What the service has after a run, whatever the client believes. */
export interface ServerTruth {
	tasks: number;
	/** Tasks beyond the first of equal stream, start and end. */
	duplicates: number;
	/** Calls turned away for speed. */
	throttled: number;
	refusedOtherwise: number;
	/** CreateRecordTask calls that arrived. */
	creates: number;
	/** DescribeRecordTask calls that arrived. */
	lookUps: number;
	/** Calls of any action that arrived. */
	calls: number;
}

/** How a service answers, and what it has at first. */
export interface Conditions {
	/** Milliseconds before every answer: the round trip. */
	latencyMs: number;
	/** The quota of each action in calls per second; null for none. */
	perSecond: number | null;
	/** How many streams have a task and a file before anybody calls; none unless given. */
	recorded?: number;
}

export type OpenAsk = { number: number; command: 'open' } & Conditions;

/** What the emulator's process is asked: to open a service, or to close one and tell its truth. */
export type Ask = OpenAsk | { number: number; command: 'close'; url: string };

export interface Answer {
	number: number;
	url?: string;
	/** Of those that were there before, in the order of their streams. */
	taskIds?: string[];
	truth?: ServerTruth;
	problem?: string;
}

export function isAsk(message: unknown): message is Ask {
	return typeof message === 'object' && message !== null && 'command' in message;
}

export function isAnswer(message: unknown): message is Answer {
	return typeof message === 'object' && message !== null && 'number' in message;
}
