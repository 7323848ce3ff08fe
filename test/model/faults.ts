/**
 * What can befall one call on its way, and what the client sees of it. Where the service may or may
 * not have carried the call out, `executed` says which.
 */
export const FAULT_KINDS = [
	/** No byte leaves: the client is told so. */
	'refused',
	'unknownHost',
	'connectTimeout',
	/** The bytes leave and never arrive. */
	'vanished',
	/** The connection is cut before the service has read the call. */
	'resetBefore',
	/** The service carries it out, the client learns nothing. */
	'answerLost',
	'resetAfter',
	/** The answer takes `delay`; past the client's timeout it is lost. */
	'answerDelayed',
	/** The answer comes a byte at a time until `delay`: no timeout of the network ends that. */
	'answerTrickles',
	/** The call itself takes `delay`: it may arrive long after the client gave up. */
	'requestDelayed',
	/** A proxy answers HTTP 502 with a page. */
	'badGateway',
	/** HTTP 200, and no JSON. */
	'garbage',
	/** The service's own "internal error", carried out or not. */
	'internalError',
	/** Success without a task ID. */
	'noTaskId',
	/** Turned away for speed. */
	'throttled',
	/** A code that says nothing ran. */
	'rejected',
	/** A proxy sends the same bytes twice; the client gets the second answer. Only the legacy API has
	 * a nonce against it, so it happens there only. */
	'copied',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
	kind: FaultKind;
	executed: boolean;
	/** Milliseconds. */
	delay: number;
}

/** Chooses the fault of one call; undefined when it goes through. */
export type FaultSource = (isCreate: boolean) => Fault | undefined;

/** Faults in the order calls meet them; undefined for a call that goes through. */
export type FaultList = ReadonlyArray<Fault | undefined>;

/** Hands out the faults of two lists, one for creates and one for the rest, and then no more. */
export function faultsFrom(ofCreates: FaultList, ofOthers: FaultList): FaultSource {
	const creates = ofCreates.values();
	const others = ofOthers.values();
	return (isCreate) => (isCreate ? creates : others).next().value;
}
