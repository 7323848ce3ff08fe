import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** Keys remembered at most: an account has one a day for each service it calls. */
const MOST = 20;

/** The newest last. By digest, so that no secret key stays in memory for this. */
const known = new Map<string, KeyObject>();

/**
 * The key that signs API 3.0 requests of one UTC date (`2019-02-25`) and service. Deriving it takes
 * an eighth of all the CPU a call needs, so it is remembered.
 * Source: Tencent Cloud API 3.0, "Signature v3" (tencentcloud.com/document/product/267/37447).
 */
export function signingKey(secretKey: string, date: string, service: string): KeyObject {
	const name = createHash('sha256')
		.update(JSON.stringify([secretKey, date, service]))
		.digest('base64url');
	const key = known.get(name) ?? derive(secretKey, date, service);
	known.set(name, key);
	for (const oldest of known.keys()) {
		if (known.size <= MOST) break;
		known.delete(oldest);
	}
	return key;
}

function derive(secretKey: string, date: string, service: string): KeyObject {
	const dateKey = hmac(`TC3${secretKey}`, date);
	const serviceKey = hmac(dateKey, service);
	return createSecretKey(hmac(serviceKey, 'tc3_request'));
}

function hmac(key: string | Buffer, text: string): Buffer {
	return createHmac('sha256', key).update(text).digest();
}
