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
}

/** What the emulator's process is asked: to open a service, or to close one and tell its truth. */
export type Ask = { number: number } & (
	| {
			command: 'open';
			/** Milliseconds before every answer. */
			latencyMs: number;
			/** The quota of each action; null for none. */
			perSecond: number | null;
	  }
	| { command: 'close'; url: string }
);

export interface Answer {
	number: number;
	url?: string;
	truth?: ServerTruth;
	problem?: string;
}

export function isAsk(message: unknown): message is Ask {
	return typeof message === 'object' && message !== null && 'command' in message;
}

export function isAnswer(message: unknown): message is Answer {
	return typeof message === 'object' && message !== null && 'number' in message;
}
