import { exactText, type JsonObject } from '../transport/json';

/** Everything that is particular to one event. */
interface EventKind {
	/** The service's `event_type`. */
	type: string;
	/** As the node's list of events shows it. */
	displayName: string;
	description: string;
	/** The parameter of a callback template that takes the address. */
	address: string;
	/** Whether the service shows that address when it describes the template. */
	addressIsShown: boolean;
	/** The field of the console that takes the address. */
	consoleField: string;
	/** Whether only the API of the China site takes the address; the consoles of both have the field. */
	chinaOnly: boolean;
	/** The fields that, besides the stream, make a call the same one when it is sent again. */
	identity: readonly string[];
}

/**
 * The events a user can pick. Another one is a line here, and a line in `output.ts`, which does not
 * compile without.
 *
 * Sources: tencentcloud.com/document/product/267/38080 and the pages it names; fields of the console:
 * 267/31074.
 */
export const EVENTS = {
	recordingException: {
		type: '341',
		displayName: 'Recording Exception',
		description: 'Frames dropped, timestamps jumped or pulling failed',
		address: 'RecordExceptionNotifyUrl',
		addressIsShown: true,
		consoleField: 'Recording Error Callback (on the tab Error callbacks)',
		chinaOnly: true,
		identity: ['session_id', 'timestamp', 'exception.type', 'file_format'],
	},
	recordingFile: {
		type: '100',
		displayName: 'Recording File Ready',
		description: 'A recorded file is stored, with its address',
		address: 'RecordNotifyUrl',
		addressIsShown: true,
		consoleField: 'Recording file callback',
		chinaOnly: false,
		identity: ['file_id', 'record_file_id'],
	},
	recordingStatus: {
		type: '332',
		displayName: 'Recording Status',
		description: 'A recording started, paused, resumed, failed or ended',
		address: 'RecordStatusNotifyUrl',
		addressIsShown: false,
		consoleField: 'Recording status callback',
		chinaOnly: true,
		identity: ['seq', 'session_id', 'record_event', 'event_time', 'record_detail'],
	},
	streamStarted: {
		type: '1',
		displayName: 'Stream Started',
		description: 'Somebody began to push a stream',
		address: 'StreamBeginNotifyUrl',
		addressIsShown: true,
		consoleField: 'Push Callback',
		chinaOnly: false,
		identity: ['sequence'],
	},
	streamStopped: {
		type: '0',
		displayName: 'Stream Stopped',
		description: 'A stream is not pushed any more',
		address: 'StreamEndNotifyUrl',
		addressIsShown: true,
		consoleField: 'Interruption Callback',
		chinaOnly: false,
		identity: ['sequence'],
	},
} as const satisfies Record<string, EventKind>;

export type EventName = keyof typeof EVENTS;

/** In the order in which the node lists them. */
export const EVENT_NAMES = Object.keys(EVENTS).filter(isEventName);

export function isEventName(name: unknown): name is EventName {
	return typeof name === 'string' && Object.hasOwn(EVENTS, name);
}

/** Which event a call tells of; undefined for one that the node does not offer. */
export function eventOf(call: JsonObject): EventName | undefined {
	const type = exactText(call.event_type);
	return EVENT_NAMES.find((name) => EVENTS[name].type === type);
}
