import type { HttpMessage } from './httpMessage';

/** What the server saw of one connection, whatever the client was told. */
export interface ConnectionTruth {
	/** Counts the accepted connections of one server, from 1. */
	readonly number: number;
	/** The fault that struck it, or null: passed on to the service untouched. */
	readonly fault: string | null;
	/** The server finished its side of the TLS handshake. */
	tls: boolean;
	/** Bytes of the HTTP request, decrypted, that were read. */
	requestBytes: number;
	/** The headers and as many bytes of the body as they announce were read. */
	wholeRequest: boolean;
	/** The action that the request named; null while that was not read. */
	action: string | null;
	/** The server read on until the client left: more than it read was never sent. */
	readToEnd: boolean;
}

/** A connection that was accepted just now. */
export function accepted(number: number, fault: string | null): ConnectionTruth {
	return {
		number,
		fault,
		tls: false,
		requestBytes: 0,
		wholeRequest: false,
		action: null,
		readToEnd: false,
	};
}

/** Notes what has been read of the request. */
export function noteRequest(truth: ConnectionTruth, message: HttpMessage): void {
	truth.requestBytes = message.bytes.length;
	truth.wholeRequest = message.isWhole;
	if (message.isWhole) truth.action = message.action;
}

/**
 * Whether the server had, or would have had with a little more patience, a whole request in its
 * hands. Without TLS there is nothing to read; with TLS only reading to the end proves that no more
 * was sent.
 */
export function couldHaveRead({ tls, wholeRequest, readToEnd }: ConnectionTruth): boolean {
	return wholeRequest || (tls && !readToEnd);
}
