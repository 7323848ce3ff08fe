/** What a process is asked: to record a stream, at a moment that others were told as well. */
export interface Ask {
	number: number;
	/** Of the saved workflow, whose row it shares; empty for none, so that there is no row. */
	workflow: string;
	/** Of the service. */
	url: string;
	stream: string;
	/** How many streams of that name, numbered, as items of one run; without it the one itself. */
	items?: number;
	/** When the recording ends, as text with an offset. */
	until: string;
	/** UNIX milliseconds. */
	at: number;
}

/** What it came to. */
export interface Answer {
	number: number;
	outcome: string;
	taskId: string | null;
	/** How long the run of the node took, milliseconds. */
	took: number;
}

/** How long the writes to the row took since the last time somebody asked, milliseconds. */
export interface Writes {
	writes: number[];
}

/** Says that a process is ready to be asked. */
export const READY = 'ready';

/** Asks a process for the length of its writes. */
export const TELL_WRITES = 'writes';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export function isAsk(message: unknown): message is Ask {
	return isObject(message) && 'stream' in message && 'workflow' in message;
}

export function isAnswer(message: unknown): message is Answer {
	return isObject(message) && 'outcome' in message;
}

export function isWrites(message: unknown): message is Writes {
	return isObject(message) && 'writes' in message;
}
