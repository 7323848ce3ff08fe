import type { RequestHeaders } from './headers';
import type { Parameters } from './parameters';
import { encodeParameters, flatten, parseParameters } from './parameters';
import type { N8nRequest } from './request';
import { SigningError } from './SigningError';

export const JSON_TYPE = 'application/json; charset=utf-8';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A body together with the content type it is written in. */
export interface Payload {
	content: string | Buffer;
	contentType: string;
}

type Body = string | Buffer | object | undefined;

/**
 * The body of an API 3.0 request as it will travel. The content type is the one given, else JSON.
 *
 * @throws SigningError for multipart and streams, which n8n writes only after signing
 */
export function serializeBody(options: N8nRequest, headers: RequestHeaders): Payload {
	const body = readBody(options, headers);
	const isForm = body instanceof URLSearchParams || isGiven(options.form);
	const contentType = contentTypeOf(headers) || (isForm ? FORM_TYPE : JSON_TYPE);

	if (contentType.startsWith(FORM_TYPE)) {
		// n8n takes a form apart again unless it is a text.
		return { content: formText(body), contentType };
	}
	if (contentType.includes('application/json')) return { content: jsonContent(body), contentType };
	if (typeof body === 'string' || Buffer.isBuffer(body)) return { content: body, contentType };
	return { content: body === undefined ? '' : JSON.stringify(body), contentType };
}

/**
 * The parameters in the body of a legacy request, which takes a form and nothing else.
 *
 * @throws SigningError for JSON text, multipart and streams
 */
export function readFormParameters(options: N8nRequest, headers: RequestHeaders): Parameters {
	const body = readBody(options, headers);
	if (typeof body === 'string' && contentTypeOf(headers).includes('json')) {
		throw new SigningError(
			'The legacy API takes its parameters as a form, and the body of the request is JSON. Send it as "Form Urlencoded".',
		);
	}
	return parseParameters(formText(body));
}

/** Lower case, so that it reads the same to a service that lowers it before checking. */
function contentTypeOf(headers: RequestHeaders): string {
	const contentType = headers.get('content-type').toLowerCase();
	if (/[^\x20-\x7e]/.test(contentType)) {
		throw new SigningError(
			`The header "Content-Type" of the request holds a character that cannot be part of it. Use "${JSON_TYPE}".`,
		);
	}
	return contentType;
}

function readBody(options: N8nRequest, headers: RequestHeaders): Body {
	const { body, form }: { body?: unknown; form?: unknown } = options;
	if (
		isGiven(options.formData) ||
		contentTypeOf(headers).startsWith('multipart/') ||
		hasMethod(body, 'getHeaders') ||
		body instanceof FormData
	) {
		throw new SigningError(
			'The request has a multipart body, which cannot be signed. Send the parameters as JSON, or as "Form Urlencoded" to the legacy API.',
		);
	}
	if (hasMethod(body, 'pipe') || hasMethod(body, 'getReader')) {
		throw new SigningError(
			'The request sends its body as a stream, which cannot be signed because it can be read only once. Send the parameters as JSON.',
		);
	}
	return isGiven(form) ? mergeForm(body, form) : plainBody(body);
}

/** n8n lets a body text win over form fields, and adds form fields to a body object. */
function mergeForm(body: unknown, form: unknown): Body {
	const plain = plainBody(body);
	if (typeof plain === 'string' || Buffer.isBuffer(plain)) return plain;
	if (typeof form !== 'object') return plainBody(form);
	return { ...plain, ...form };
}

function plainBody(body: unknown): Body {
	if (body === undefined || body === null || body === '') return undefined;
	if (body instanceof Uint8Array) return body.length === 0 ? undefined : Buffer.from(body);
	return typeof body === 'object' ? body : String(body);
}

function formText(body: Body): string {
	if (typeof body === 'string') return body;
	if (Buffer.isBuffer(body)) return body.toString('utf8');
	return body instanceof URLSearchParams ? body.toString() : encodeParameters(flatten(body));
}

/**
 * The HTTP client parses a text it is told is JSON: it trims it, and puts one that is not JSON in
 * quotes. So the text is trimmed before signing, and one that is not JSON goes as bytes, which the
 * client leaves alone. An action without parameters takes an empty object.
 */
function jsonContent(body: Body): string | Buffer {
	if (body === undefined) return '{}';
	if (Buffer.isBuffer(body)) return body;
	if (typeof body !== 'string') return JSON.stringify(body);
	const text = body.trim();
	return isJson(text) ? text : Buffer.from(body);
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

function hasMethod(value: unknown, name: string): boolean {
	return (
		typeof value === 'object' &&
		value !== null &&
		name in value &&
		typeof Reflect.get(value, name) === 'function'
	);
}
