import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { signRequest } from '../../../credentials/signature/sign';

/** The keys of Tencent's own documentation. */
export const SECRET_ID = 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE';
export const SECRET_KEY = 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE';
export const NOW = 1_700_000_000;

export function credentialData(
	overrides: ICredentialDataDecryptedObject = {},
): ICredentialDataDecryptedObject {
	return {
		secretId: SECRET_ID,
		secretKey: SECRET_KEY,
		sessionToken: '',
		site: 'china',
		region: 'ap-guangzhou',
		endpoint: '',
		legacyEndpoint: 'https://live.api.qcloud.com',
		legacySignatureMethod: 'HmacSHA1',
		...overrides,
	};
}

/** A signed request with its parts at hand. */
export interface Signed {
	options: IHttpRequestOptions & { uri?: unknown };
	url: URL;
	headers: IDataObject;
	/** Of the query or the form, decoded. */
	parameters: Map<string, string>;
}

/** Signs a request given as loosely as workflows give it: either shape, any value. */
export function sign(
	request: object,
	credentials: ICredentialDataDecryptedObject = {},
	now = NOW,
): Signed {
	const given: IHttpRequestOptions = Object.assign({ url: '' }, request);
	if (!('url' in request)) Reflect.deleteProperty(given, 'url');
	const options: IHttpRequestOptions & { uri?: unknown } = signRequest(
		credentialData(credentials),
		given,
		now,
	);
	const url = new URL(String(options.url ?? options.uri));
	const text = typeof options.body === 'string' ? options.body : url.search;
	return {
		options,
		url,
		headers: options.headers ?? {},
		parameters: new Map(new URLSearchParams(text)),
	};
}

/** The hex or Base64 signature inside an Authorization header or the parameters. */
export function signatureOf({ headers, parameters }: Signed): string {
	const inHeader = /Signature=(\w+)$/.exec(String(headers.Authorization ?? ''));
	return inHeader?.[1] ?? parameters.get('Signature') ?? '';
}
