import { createHash, createHmac } from 'node:crypto';

import type { RawRequest } from '../http/rawRequest';
import { header } from '../http/rawRequest';
import { sameText } from './sameText';

/** The parts of an `Authorization: TC3-HMAC-SHA256 …` header. */
export interface Tc3Authorization {
	secretId: string;
	/** `YYYY-MM-DD`. */
	date: string;
	service: string;
	/** Lower-case names in the order given. */
	signedHeaders: string[];
	signature: string;
}

const AUTHORIZATION =
	/^TC3-HMAC-SHA256 +Credential=([^/, ]+)\/(\d{4}-\d{2}-\d{2})\/([^/, ]+)\/tc3_request, *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})$/;

/** Reads an Authorization header; null where it is not of the documented form. */
export function readTc3Authorization(text: string): Tc3Authorization | null {
	const match = AUTHORIZATION.exec(text);
	if (match === null) return null;
	const [, secretId = '', date = '', service = '', signedHeaders = '', signature = ''] = match;
	return { secretId, date, service, signedHeaders: signedHeaders.split(';'), signature };
}

const sha256Hex = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
	createHmac('sha256', key).update(text).digest();

/**
 * The canonical request for a given value of the Host header. Names and values
 * of headers are lower-cased and trimmed and the names sorted, as the signature
 * page says; the query is empty for POST.
 */
export function canonicalRequest(
	request: RawRequest,
	signedHeaders: readonly string[],
	host: string,
): string {
	const names = [...signedHeaders].sort();
	const lines = names.map((name) => {
		const value = name === 'host' ? host : header(request, name);
		return `${name}:${value.toLowerCase()}\n`;
	});
	// The vendor's Go client sends this header when it signs without the body.
	const unsigned = header(request, 'x-tc-content-sha256') === 'UNSIGNED-PAYLOAD';
	return [
		request.method,
		'/',
		request.method === 'POST' ? '' : request.query,
		lines.join(''),
		names.join(';'),
		sha256Hex(unsigned ? 'UNSIGNED-PAYLOAD' : request.body),
	].join('\n');
}

/** The UTC day, `YYYY-MM-DD`, of a UNIX time in seconds. */
export function utcDate(timestamp: number): string {
	return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

/** The signature, lower-case hex, over a canonical request made at `timestamp` (UNIX seconds). */
export function tc3Signature(
	canonical: string,
	timestamp: number,
	service: string,
	secretKey: string,
): string {
	const date = utcDate(timestamp);
	const text = [
		'TC3-HMAC-SHA256',
		String(timestamp),
		`${date}/${service}/tc3_request`,
		sha256Hex(canonical),
	].join('\n');
	const signing = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
	return hmac(signing, text).toString('hex');
}

/**
 * Whether a request carries the TC3-HMAC-SHA256 signature that this key gives.
 * The vendor's Node client signs the host without its port while it sends it
 * with one, so both count. `timestamp` is X-TC-Timestamp, UNIX seconds.
 *
 * Source: cloud.tencent.com/document/api/213/30654.
 */
export function verifyTc3(
	request: RawRequest,
	authorization: Tc3Authorization,
	timestamp: number,
	secretKey: string,
): boolean {
	const { date, service, signedHeaders, signature } = authorization;
	if (!signedHeaders.includes('content-type') || !signedHeaders.includes('host')) return false;
	if (date !== utcDate(timestamp)) return false;
	const host = header(request, 'host');
	return [host, host.replace(/:\d+$/, '')].some((signedHost) => {
		const canonical = canonicalRequest(request, signedHeaders, signedHost);
		return sameText(signature, tc3Signature(canonical, timestamp, service, secretKey));
	});
}
