import type { IDataObject } from 'n8n-workflow';

/** Of the shape below. Raised when the shape changes: what another version saved is dropped. */
const VERSION = 2;

/** An event and the minute, counted from 1970, in which it was handed on. */
export type SeenEvent = readonly [identity: string, minute: number];

/** A minute, then the identities of that minute. They have eleven characters, which no minute has. */
const TEXT = /^(?:\d{1,10}(?: [\w-]{11})+(?: (?!$)|$))*$/;

const MINUTE = /^\d{1,10}$/;

/**
 * The events as they stand in a workflow's static data: one text, so that n8n copies and compares one
 * value and not thousands.
 *
 * @param home static data of the node, saved by whatever version of this package, or by anybody
 * @returns undefined when it is not of this version and shape; empty text where nothing was saved yet
 */
export function savedText({ version, seen }: IDataObject): string | undefined {
	if (version === undefined && seen === undefined) return '';
	return version === VERSION && typeof seen === 'string' && TEXT.test(seen) ? seen : undefined;
}

/** The events in a text that `savedText` has given, in the order in which they were saved. */
export function eventsIn(text: string): SeenEvent[] {
	let minute = 0;
	return text.split(' ').flatMap((word): SeenEvent[] => {
		if (!MINUTE.test(word)) return word === '' ? [] : [[word, minute]];
		minute = Number(word);
		return [];
	});
}

/** Writes events, those of one minute together. @returns the text that was written */
export function save(home: IDataObject, events: readonly SeenEvent[]): string {
	const words: string[] = [];
	let last: number | undefined;
	for (const [identity, minute] of events) {
		if (minute !== last) words.push(String(minute));
		words.push(identity);
		last = minute;
	}
	const seen = words.join(' ');
	home.version = VERSION;
	home.seen = seen;
	return seen;
}
