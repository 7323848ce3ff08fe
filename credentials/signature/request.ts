import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import type { ConnectionOptions } from './connection';
import { harmlessAgentOptions } from './connection';
import { RequestHeaders } from './headers';
import type { Parameters } from './parameters';
import { flatten } from './parameters';
import { SigningError } from './SigningError';

/**
 * n8n has two request shapes, and hands over either: IHttpRequestOptions from a node's helper, and
 * the older one from the HTTP Request node, which names the address `uri`, holds a form in `form`
 * and spells redirects and certificate checks differently.
 */
export type N8nRequest = IHttpRequestOptions &
	ConnectionOptions & {
		uri?: unknown;
		form?: unknown;
		formData?: unknown;
		followRedirect?: boolean;
		followAllRedirects?: boolean;
	};

/** What both shapes say, in one form. */
export interface PlainRequest {
	method: IHttpRequestMethods;
	/** As given, joined with `baseURL`; not checked yet. */
	url: string;
	/** Beside those already written into the URL. */
	query: Parameters;
	headers: RequestHeaders;
}

/** What replaces the parts of a request that signing settles. */
export interface SignedParts {
	method: IHttpRequestMethods;
	url: URL;
	headers: RequestHeaders;
	/** Sent as it is; `undefined` sends none. */
	body: string | Buffer | undefined;
}

const METHODS: IHttpRequestMethods[] = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

/** @throws SigningError for a method or a header that HTTP does not know */
export function readRequest(options: N8nRequest): PlainRequest {
	const given: { url?: unknown; uri?: unknown; baseURL?: unknown } = options;
	return {
		method: readMethod(options.method),
		// `url` first: that is the one n8n sends when both are there.
		url: joinUrl(textOf(given.url ?? given.uri), textOf(given.baseURL)),
		query: flatten(options.qs),
		headers: new RequestHeaders(options.headers),
	};
}

/**
 * A copy of the request in the shape it came in, with the signed parts in place. Everything the
 * HTTP client could still change is taken out: a base URL, a query or a form to add, Basic
 * authentication (it would replace Authorization), and redirects, which n8n follows with all
 * credentials to any host.
 */
export function writeRequest(options: N8nRequest, parts: SignedParts): IHttpRequestOptions {
	const { url: givenUrl }: { url?: unknown } = options;
	const href = parts.url.href;
	const signed: N8nRequest = {
		...options,
		method: parts.method,
		headers: parts.headers.toObject(),
		disableFollowRedirect: true,
		maxRedirects: 0,
		followRedirect: false,
		followAllRedirects: false,
	};
	delete signed.baseURL;
	delete signed.qs;
	delete signed.auth;
	delete signed.form;
	delete signed.formData;
	delete signed.body;
	if (parts.body !== undefined) signed.body = parts.body;

	const agentOptions = harmlessAgentOptions(options);
	if (agentOptions !== undefined) signed.agentOptions = agentOptions;

	if (givenUrl === undefined && options.uri !== undefined) {
		signed.uri = href;
	} else {
		signed.url = href;
		delete signed.uri;
	}
	return signed;
}

function readMethod(given: unknown): IHttpRequestMethods {
	const name = typeof given === 'string' && given !== '' ? given.toUpperCase() : 'GET';
	const method = METHODS.find((known) => known === name);
	if (method === undefined) {
		throw new SigningError(
			'The method of the request is not one that Tencent Cloud takes. Use POST or GET.',
		);
	}
	return method;
}

/** Joined as the HTTP client does it: an absolute `url` wins over `baseURL`. */
function joinUrl(url: string, baseURL: string): string {
	if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return url;
	if (url === '') return baseURL;
	return `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\//, '')}`;
}

function textOf(value: unknown): string {
	if (value instanceof URL) return value.href;
	return typeof value === 'string' ? value.trim() : '';
}
