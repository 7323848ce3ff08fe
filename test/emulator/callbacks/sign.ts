import { createHash } from 'node:crypto';

/** How long a signature lives unless it is told otherwise, in seconds: `t` lies so far ahead. */
export const LIFETIME = 600;

/** What takes the place of the signature the service would make. */
export interface Signing {
	/** Signs; nothing is signed without one. */
	key?: string;
	/** In place of now and ten minutes; UNIX seconds. */
	t?: number | string;
	/** In place of the right one. */
	sign?: string;
}

/**
 * What a signature adds to a payload: `t`, and `sign`, the md5 of key and `t`
 * in lower-case hexadecimal digits (tencentcloud.com/document/product/267/38080).
 *
 * @param now UNIX seconds
 */
export function signatureFields(
	{ key = '', t: expiry, sign }: Signing,
	now: number,
): { t?: number | string; sign?: string } {
	if (key === '' && sign === undefined) return {};
	const t = expiry ?? now + LIFETIME;
	return { t, sign: sign ?? createHash('md5').update(`${key}${t}`).digest('hex') };
}
