import { createHash, createHmac } from 'node:crypto';

import { signingKey } from './signingKey';

const ALGORITHM = 'TC3-HMAC-SHA256';

/** One API 3.0 request as it will travel. */
export interface Tc3Request {
	/** Upper case. */
	method: string;
	/** The query as sent, without `?`; empty for POST. */
	query: string;
	/** The headers to sign, lower-case names; `content-type` and `host` are mandatory. */
	headers: Readonly<Record<string, string>>;
	/** The body as sent, byte for byte. */
	payload: string | Buffer;
	service: string;
	/** UNIX seconds. The service accepts five minutes either way. */
	timestamp: number;
}

export interface Tc3Key {
	secretId: string;
	secretKey: string;
}

/**
 * The Authorization header of an API 3.0 request. Pure.
 * Source: Tencent Cloud API 3.0, "Signature v3" (tencentcloud.com/document/product/267/37447).
 */
export function tc3Authorization(request: Tc3Request, { secretId, secretKey }: Tc3Key): string {
	const names = Object.keys(request.headers).sort();
	const signedHeaders = names.join(';');
	const canonicalRequest = [
		request.method,
		// API 3.0 has one path. A gateway may add its own in front and takes it off again.
		'/',
		request.query,
		...names.map((name) => `${name}:${request.headers[name]?.trim() ?? ''}`),
		'',
		signedHeaders,
		sha256(request.payload),
	].join('\n');

	// The UTC date: the local one fails every night between midnight and 08:00 in China.
	const date = new Date(request.timestamp * 1000).toISOString().slice(0, 10);
	const scope = `${date}/${request.service}/tc3_request`;
	const stringToSign = [ALGORITHM, request.timestamp, scope, sha256(canonicalRequest)].join('\n');

	const signature = createHmac('sha256', signingKey(secretKey, date, request.service))
		.update(stringToSign)
		.digest('hex');

	return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

/** The service an earlier signature of the same key was made for; empty when there is none. */
export function serviceOfAuthorization(authorization: string, secretId: string): string {
	const scope = /^TC3-HMAC-SHA256 Credential=([^/]+)\/[^/]+\/([^/]+)\/tc3_request,/.exec(
		authorization,
	);
	return scope?.[1] === secretId ? (scope[2] ?? '') : '';
}

function sha256(data: string | Buffer): string {
	return createHash('sha256').update(data).digest('hex');
}
