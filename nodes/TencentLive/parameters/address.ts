/** What an address names of a stream; null what it leaves open. */
export interface Address {
	domain: string | null;
	appName: string | null;
	channel: string | null;
}

const NOTHING: Address = { domain: null, appName: null, channel: null };

/** The ways of pushing whose addresses name domain, app and stream, in this order. */
const PUSHING = /^(?:rtmps?|webrtc):\/\//i;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** A host name, and a port that may follow; no user and no password. */
const HOST = /^(?<name>[^\s:@\\?#&=%]+?)\.*(?::\d+)?$/;

/** The right to push, left over where an address is not cut as usual. */
const PUSH_RIGHT = /txsecret|txtime/i;

const SLASHES = /^\/+|\/+$/g;

/** DNS tells neither case nor a dot at the end apart; the service lists domains in lower case. */
function hostOf(text: string): string | undefined {
	return HOST.exec(text)?.groups?.name?.toLowerCase();
}

/** The parts of a path; what follows a question mark is the right to push and is dropped. */
function partsOf(text: string): string[] | undefined {
	const [path = ''] = text.replace(SCHEME, '').split('?', 1);
	const parts = path.replace(SLASHES, '').split('/');
	return PUSH_RIGHT.test(path) || parts.includes('') ? undefined : parts;
}

/** Domain, app and stream out of `domain[/app[/stream]]`. */
function fromHost([host = '', ...rest]: string[]): Address | undefined {
	const domain = hostOf(host);
	const [appName = null, channel = null, ...more] = rest;
	return domain === undefined || more.length > 0 ? undefined : { domain, appName, channel };
}

/**
 * What stands in Channel: a name, a name with the query of its push address, `app/name`, or a push
 * address; undefined where it is something else that has the look of an address.
 */
export function parseChannel(text: string): Address | undefined {
	if (SCHEME.test(text) && !PUSHING.test(text)) return undefined;
	const parts = partsOf(text);
	const [first = '', second = null] = parts ?? [];
	if (parts === undefined || parts.length > 3) return undefined;
	if (parts.length === 3) return first.includes('.') ? fromHost(parts) : undefined;
	if (SCHEME.test(text)) return undefined;
	return second === null
		? { ...NOTHING, channel: first }
		: { ...NOTHING, appName: first, channel: second };
}

/** What stands in App Name: a name, or a push address without or with its stream. */
export function parseAppName(text: string): Address | undefined {
	const parts = text.includes('?') && !PUSHING.test(text) ? undefined : partsOf(text);
	const [appName = '', ...more] = parts ?? [];
	if (parts === undefined) return undefined;
	if (PUSHING.test(text)) return parts.length === 1 ? undefined : fromHost(parts);
	return more.length > 0 || SCHEME.test(text) ? undefined : { ...NOTHING, appName };
}

/** What stands in Domain: a host name, a push address, or a web address of the host alone. */
export function parseDomain(text: string): Address | undefined {
	const address = fromHost(partsOf(text) ?? []);
	const isHostAlone = address?.appName === null;
	return isHostAlone || PUSHING.test(text) || !SCHEME.test(text) ? address : undefined;
}
