import { createHmac, randomInt } from 'node:crypto';

import type { HmacMethod } from './account';
import type { Parameters } from './parameters';

/**
 * The text that a legacy (API 2.0) request signs: method, host, path, then every parameter except
 * Signature, sorted by name, with its raw value. Pure.
 * Source: live API 2.0, "Signature method" and the PHP sample beside it.
 *
 * @param host with `:port` when the URL names one
 */
export function legacySource(
	method: string,
	host: string,
	path: string,
	parameters: Parameters,
): string {
	const pairs = [...parameters.keys()]
		.filter((name) => name !== 'Signature')
		.sort()
		.map((name) => `${sourceName(name)}=${parameters.get(name)}`);
	return `${method}${host}${path}?${pairs.join('&')}`;
}

/** Base64 of the keyed hash, before any URL encoding. Pure. */
export function legacySignature(source: string, secretKey: string, method: HmacMethod): string {
	const hash = method === 'HmacSHA256' ? 'sha256' : 'sha1';
	return createHmac(hash, secretKey).update(source).digest('base64');
}

/**
 * A fresh random positive integer of 48 bits, the most `randomInt` draws at once. The service
 * remembers nonces to refuse replays; Tencent's own Python SDK draws from up to 63 bits, so wide
 * ones are accepted, and under 2^53 every JSON reader keeps the number exact.
 */
export function freshNonce(): number {
	return randomInt(1, 2 ** 48);
}

/** In the source text only, `_` reads `.`; a name that starts with `_` stays (PHP sample). */
function sourceName(name: string): string {
	return name.startsWith('_') ? name : name.replaceAll('_', '.');
}
