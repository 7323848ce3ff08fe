import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import type { Account } from './account';
import { readAccount } from './account';
import { FORM_TYPE, readFormParameters, serializeBody } from './body';
import { requireProvenPeer } from './connection';
import type { Target } from './endpoints';
import { readTarget } from './endpoints';
import { freshNonce, legacySignature, legacySource } from './legacy';
import type { Parameters } from './parameters';
import { encodeParameters, parseParameters } from './parameters';
import { refuseLostParameters, sentQuery, signedQuery } from './query';
import type { N8nRequest, PlainRequest, SignedParts } from './request';
import { readRequest, writeRequest } from './request';
import { SigningError } from './SigningError';
import { serviceOfAuthorization, tc3Authorization } from './tc3';

const LIVE_VERSION = '2018-08-01';

/** The live page of the legacy API knows regions by these short names. */
const LEGACY_REGIONS = new Map([
	['ap-beijing', 'bj'],
	['ap-guangzhou', 'gz'],
	['ap-hongkong', 'hk'],
	['ap-shanghai', 'sh'],
	['na-toronto', 'ca'],
]);

/**
 * Signs a request in either of n8n's shapes and returns a copy in the same shape, ready to send.
 * The request given is left as it is. Signing the result again is safe, which n8n does when it
 * sends a second time after HTTP 401.
 *
 * @param now UNIX seconds, used when the request names no timestamp of its own
 * @throws SigningError when the request must not or cannot be signed; nothing is sent then
 */
export function signRequest(
	credentials: ICredentialDataDecryptedObject,
	options: N8nRequest,
	now: number,
): IHttpRequestOptions {
	const account = readAccount(credentials);
	const request = readRequest(options);
	const target = readTarget(request.url, account);
	requireProvenPeer(options, target);

	// The client writes Host from the URL, which is the one signed, and the length from the body.
	request.headers.remove('Host', 'Content-Length', 'Transfer-Encoding');
	const sign = target.isLegacy ? signLegacy : signTc3;
	return writeRequest(options, sign(options, request, target, account, now));
}

/**
 * Signs `content-type;host`, as all of Tencent's SDKs do. Newer pages sign `x-tc-action` too; the
 * service accepts both, and the shorter list is the one most used against it.
 */
function signTc3(
	options: N8nRequest,
	{ method, headers, query }: PlainRequest,
	target: Target,
	account: Account,
	now: number,
): SignedParts {
	const { url } = target;
	const service = readService(headers, target, account);
	const timestamp = readTimestamp('X-TC-Timestamp', headers.get('X-TC-Timestamp'), now);
	const hasBody = method !== 'GET' && method !== 'HEAD';
	const { content, contentType } = hasBody
		? serializeBody(options, headers)
		: { content: '', contentType: FORM_TYPE };

	const asked = signedQuery(url, target.ownQuery, query);
	refuseLostParameters(method, asked, options);
	url.search = sentQuery(target.ownQuery, asked);

	// X-TC-Content-SHA256 can declare the body unsigned; ours is signed.
	headers.remove('X-TC-Content-SHA256', 'X-TC-Service', 'X-TC-Token');
	headers.set('Content-Type', contentType);
	headers.set('X-TC-Timestamp', String(timestamp));
	if (account.sessionToken !== '') headers.set('X-TC-Token', account.sessionToken);
	if (headers.get('X-TC-Region') === '' && account.region !== '') {
		headers.set('X-TC-Region', account.region);
	}
	if (headers.get('X-TC-Version') === '' && service === 'live') {
		headers.set('X-TC-Version', LIVE_VERSION);
	}
	headers.set(
		'Authorization',
		tc3Authorization(
			{
				method,
				query: asked,
				headers: { 'content-type': contentType, host: url.host },
				payload: content,
				service,
				timestamp,
			},
			account,
		),
	);
	return { method, url, headers, body: content.length === 0 ? undefined : content };
}

/**
 * Parameters come from the query of a GET or the form of a POST, never from both: the service
 * ignores the other one.
 */
function signLegacy(
	options: N8nRequest,
	{ method, headers, query }: PlainRequest,
	{ url, ownQuery }: Target,
	account: Account,
	now: number,
): SignedParts {
	if (method !== 'GET' && method !== 'POST') {
		throw new SigningError(`The legacy API does not know the method ${method}. Use POST or GET.`);
	}
	const isPost = method === 'POST';
	const asked = signedQuery(url, ownQuery, query);
	refuseLostParameters(method, asked, options);
	const parameters = isPost ? readFormParameters(options, headers) : parseParameters(asked);
	addCommonParameters(parameters, account, now);
	if (isPost) refuseFileMarks(parameters);

	const source = legacySource(method, url.host, url.pathname, parameters);
	const signature = legacySignature(source, account.secretKey, account.legacySignatureMethod);
	const text = encodeParameters(parameters.set('Signature', signature));

	headers.remove('Authorization', 'X-TC-Service', 'X-TC-Token', 'Content-Type');
	if (isPost) headers.set('Content-Type', FORM_TYPE);
	url.search = sentQuery(ownQuery, isPost ? '' : text);
	return { method, url, headers, body: isPost ? text : undefined };
}

/** Replaces whatever an earlier signature left, so that nothing of it is sent twice. */
function addCommonParameters(parameters: Parameters, account: Account, now: number): void {
	const timestamp = readTimestamp('Timestamp', parameters.get('Timestamp') ?? '', now);
	for (const name of ['', 'SignatureMethod', 'Token']) parameters.delete(name);
	parameters.set('SecretId', account.secretId);
	parameters.set('Timestamp', String(timestamp));
	parameters.set('Nonce', String(freshNonce()));
	if (account.sessionToken !== '') parameters.set('Token', account.sessionToken);
	// The live pages describe HmacSHA1 only and no such parameter: what it is without one.
	if (account.legacySignatureMethod !== 'HmacSHA1') {
		parameters.set('SignatureMethod', account.legacySignatureMethod);
	}
	// The live page asks for a region in its own short names; other regions have none there.
	const region = LEGACY_REGIONS.get(account.region);
	if (!parameters.has('Region') && region !== undefined) parameters.set('Region', region);
}

/**
 * In a POST, Tencent's own samples take a value that starts with "@" for a file and leave it out of
 * the signature. Whether the service does the same is not documented, so nothing is guessed.
 */
function refuseFileMarks(parameters: Parameters): void {
	for (const [name, value] of parameters) {
		if (value.startsWith('@')) {
			throw new SigningError(
				`The value of "${name}" starts with "@", which the legacy API reads as a file in a POST. Use another value, or send the request with GET.`,
			);
		}
	}
}

/**
 * A Tencent host names its service itself. Elsewhere the request may name it; after a first
 * signing, which takes that header out, it is read from the signature.
 */
function readService(headers: PlainRequest['headers'], target: Target, account: Account): string {
	if (target.hostService !== '') return target.hostService;
	const service =
		headers.get('X-TC-Service') ||
		serviceOfAuthorization(headers.get('Authorization'), account.secretId) ||
		'live';
	if (!/^[a-z0-9-]+$/.test(service)) {
		throw new SigningError(
			'The header "X-TC-Service" of the request is not the name of a service. Use a short name in lower case, such as live or vod.',
		);
	}
	return service;
}

function readTimestamp(name: string, given: string, now: number): number {
	if (given === '') return now;
	if (!/^[1-9]\d{0,10}$/.test(given)) {
		throw new SigningError(
			`The value of "${name}" is not a time in whole UNIX seconds. Correct it, or leave it out to use the clock of n8n.`,
		);
	}
	return Number(given);
}
