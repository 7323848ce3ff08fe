import { encodeParameters, flatten, parseParameters, type Parameters } from './parameters';
import type { N8nRequest } from './request';
import { SigningError } from './SigningError';

const partsOf = (search: string) =>
	search
		.replace(/^\?/, '')
		.split('&')
		.filter((part) => part !== '');

const joined = (...texts: string[]) => texts.filter((text) => text !== '').join('&');

/**
 * The query of a request, as text without its question mark. What the endpoint in the credential has in
 * its own, such as the key of a gateway, is sent and is not signed: the gateway takes it off.
 *
 * @param own the endpoint's own query
 * @param signed what is signed, and read by the service
 */
export function sentQuery(own: string, signed: string): string {
	return joined(...partsOf(own), signed);
}

/** The query that the service reads: that of the URL, without the endpoint's own, and what is added. */
export function signedQuery(url: URL, own: string, added: Parameters): string {
	const owned = partsOf(own);
	const parts = partsOf(url.search).filter((part) => !owned.includes(part));
	return joined(...parts, encodeParameters(added));
}

/**
 * The service reads the body of a POST and the query of a GET, and nothing of the other: parameters
 * there would be lost without a word, and a list would come back unfiltered.
 *
 * @param query that the service would have to read
 * @throws SigningError naming them, without their values
 */
export function refuseLostParameters(method: string, query: string, options: N8nRequest): void {
	if (method === 'POST') {
		refuse(parseParameters(query), 'query', 'POST', 'body, as JSON or form fields', 'GET');
	} else if (method === 'GET') {
		const { body, form }: { body?: unknown; form?: unknown } = options;
		if (isUnreadable(body)) {
			throw new SigningError(
				'Tencent Cloud does not read the body of a GET, and this one has one. Move it into the query, or send the request with POST.',
			);
		}
		const fields = new Map([...flatten(fieldsOf(body)), ...flatten(fieldsOf(form))]);
		refuse(fields, 'body', 'GET', 'query', 'POST');
	}
}

/** A stream or a form with files. */
function isUnreadable(body: unknown): boolean {
	const has = (name: string) =>
		typeof body === 'object' && body !== null && typeof Reflect.get(body, name) === 'function';
	return body instanceof FormData || has('pipe') || has('getReader') || has('getHeaders');
}

/** What of a body is parameters: a text is read as JSON or as a form, whichever it is. */
function fieldsOf(given: unknown): unknown {
	const body = given instanceof Uint8Array ? Buffer.from(given).toString('utf8') : given;
	if (typeof body !== 'string')
		return body instanceof URLSearchParams ? Object.fromEntries(body) : body;
	try {
		const read: unknown = JSON.parse(body);
		return read;
	} catch {
		return Object.fromEntries(parseParameters(body));
	}
}

function refuse(
	lost: Parameters,
	place: string,
	method: string,
	right: string,
	other: string,
): void {
	// A row without a name is one that nobody filled in.
	const names = [...lost.keys()]
		.filter((name) => name !== '')
		.slice(0, 3)
		.map((name) => `"${name}"`);
	if (names.length === 0) return;
	throw new SigningError(
		`Tencent Cloud does not read the ${place} of a ${method}, so ${names.join(', ')} there would be lost. Move it into the ${right}, or send the request with ${other}.`,
	);
}
