import { createHmac } from 'node:crypto';

import type { FlatParameters } from '../http/flatParameters';
import { sameText } from './sameText';

/** What the signature of the legacy API, and "signature v1" of API 3.0, covers. */
export interface SortedParametersInput {
	method: string;
	/** The Host header as received, with the port if it has one. */
	host: string;
	/** `/v2/index.php` or `/`. */
	path: string;
	/** Decoded parameters; `Signature` is left out of the text. */
	parameters: FlatParameters;
}

/** Plain byte order, as the documents sort names. */
function byBytes([one]: readonly [string, string], [other]: readonly [string, string]): number {
	return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/**
 * The text that is signed: method, host, path, `?`, and `name=value` pairs with
 * raw values, sorted by name. On the legacy path an underscore inside a name
 * becomes a dot (a leading one stays). Source: the LVB signature page and the
 * generic v2 one; the v1 page of API 3.0 knows no such replacement.
 */
export function sortedParametersText(input: SortedParametersInput): string {
	const legacy = input.path === '/v2/index.php';
	const pairs = [...input.parameters]
		.filter(([name]) => name !== 'Signature')
		.sort(byBytes)
		.map(([name, value]) => {
			const signedName = legacy && !name.startsWith('_') ? name.replaceAll('_', '.') : name;
			return `${signedName}=${value}`;
		});
	return `${input.method.toUpperCase()}${input.host}${input.path}?${pairs.join('&')}`;
}

/** The signature, Base64: HmacSHA256 if `SignatureMethod` says exactly that, else HmacSHA1. */
export function sortedParametersSignature(input: SortedParametersInput, secretKey: string): string {
	const sha256 = input.parameters.get('SignatureMethod') === 'HmacSHA256';
	return createHmac(sha256 ? 'sha256' : 'sha1', secretKey)
		.update(sortedParametersText(input), 'utf8')
		.digest('base64');
}

/** Whether the `Signature` among the parameters is the one this key gives. */
export function verifySortedParameters(input: SortedParametersInput, secretKey: string): boolean {
	const given = input.parameters.get('Signature') ?? '';
	return sameText(given, sortedParametersSignature(input, secretKey));
}
