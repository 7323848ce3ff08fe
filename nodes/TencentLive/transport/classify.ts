import { ApiError } from './ApiError';

/** Connections that never came up: no byte of the request left. */
const NEVER_CONNECTED = new Map([
	['ECONNREFUSED', 'the connection was refused'],
	['ENOTFOUND', 'the host name was not found'],
	['EAI_AGAIN', 'the host name could not be looked up'],
]);

/** These say "not sent" only when they come from `connect` itself; later they say nothing. */
const NEVER_CONNECTED_IF_CONNECTING = new Map([
	['ETIMEDOUT', 'the connection timed out'],
	['EHOSTUNREACH', 'the host is unreachable'],
	['ENETUNREACH', 'the network is unreachable'],
	['ECONNRESET', 'the connection was reset'],
]);

/** The client refused the server's certificate: the handshake ends before the request. */
const CERTIFICATE_REFUSED = new Set([
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REVOKED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_UNTRUSTED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The credential would not sign: it says why, without secrets, and nothing was sent. */
const NOT_SIGNED = 'ERR_NOT_SIGNED';

/** Axios gave up because the execution was cancelled. */
const CANCELLED = 'ERR_CANCELED';

const LOST = new Map([
	[CANCELLED, 'the execution was cancelled'],
	['ECONNABORTED', 'no answer came in time'],
	['ECONNRESET', 'the connection was cut'],
	['EPIPE', 'the connection was cut'],
	['ETIMEDOUT', 'no answer came in time'],
]);

/** n8n's guard against requests to inner networks refused the address: it does so before connecting. */
const GUARD = /^SsrfBlocked\w*Error$/;

/** How Node words what the system answered to `connect`. */
const CONNECTING = /^connect (?<code>[A-Z]+)\b/;

interface Link {
	name?: unknown;
	message?: unknown;
	description?: unknown;
	code?: unknown;
	syscall?: unknown;
	cause?: unknown;
	errors?: unknown;
	httpCode?: unknown;
	messages?: unknown;
}

/** An error, its causes and, of an AggregateError (several addresses tried), its parts. */
function* chain(error: unknown, seen = new Set<unknown>()): Generator<Link> {
	if (typeof error !== 'object' || error === null || seen.has(error)) return;
	seen.add(error);
	const link: Link = error;
	yield link;
	const told = toldByOldN8n(link);
	if (told !== undefined) yield told;
	yield* chain(link.cause, seen);
	if (Array.isArray(link.errors)) {
		for (const part of link.errors) yield* chain(part, seen);
	}
}

/**
 * A NodeApiError of n8n before 2.34 has no cause. What is left of it is the code, as `httpCode`, and
 * its first words; only these prove which call of the system failed.
 */
function toldByOldN8n({ httpCode, messages, message }: Link): Link | undefined {
	if (typeof httpCode !== 'string') return undefined;
	const [words = message]: unknown[] = Array.isArray(messages) ? messages : [];
	const connecting = CONNECTING.exec(String(words))?.groups?.code === httpCode;
	return { code: httpCode, message: words, syscall: connecting ? 'connect' : undefined };
}

function notSentReason({ code, syscall }: Link): string | undefined {
	if (typeof code !== 'string') return undefined;
	if (CERTIFICATE_REFUSED.has(code)) return "the server's TLS certificate is not trusted";
	if (syscall === 'connect' && NEVER_CONNECTED_IF_CONNECTING.has(code)) {
		return NEVER_CONNECTED_IF_CONNECTING.get(code);
	}
	return NEVER_CONNECTED.get(code);
}

/**
 * What it means that n8n's request helper threw. Only an allow-list says "not sent"; every other
 * error, known or not, leaves the outcome unknown.
 *
 * @param error what was thrown; its chain of causes is walked. Its text is never passed on, since axios
 * keeps the signed request inside; only the credential and n8n's guard speak for themselves
 */
export function classify(error: unknown): ApiError {
	const links = [...chain(error)];
	const unsigned = links.find(({ code }) => code === NOT_SIGNED);
	if (unsigned !== undefined) return new ApiError('rejected', String(unsigned.message));
	const guarded = links.find(({ name }) => typeof name === 'string' && GUARD.test(name));
	if (guarded !== undefined) {
		const words = [guarded.message, guarded.description].filter((one) => typeof one === 'string');
		return new ApiError('notSent', `n8n did not send the request: ${words.join('. ')}`);
	}
	for (const link of links) {
		const reason = notSentReason(link);
		if (reason !== undefined) {
			return new ApiError(
				'notSent',
				`The request could not be sent: ${reason}. Check the network of this machine, and the endpoints in the credential.`,
			);
		}
	}
	const [reason = 'the connection failed'] = links.flatMap(
		({ code }) => LOST.get(String(code)) ?? [],
	);
	return new ApiError('unknown', `The answer was lost: ${reason}.`);
}
