import type { Account } from './account';
import { SigningError } from './SigningError';

/** The one path of the legacy API. Source: live API 2.0, "Request structure". */
export const LEGACY_PATH = '/v2/index.php';

/** A checked target: `url` is normalised and is both what gets signed and what gets sent. */
export interface Target {
	url: URL;
	/** Whether the host is Tencent's own, rather than an endpoint named in the credential. */
	isTencent: boolean;
	isLegacy: boolean;
	/** The service of a Tencent host: its first label. Empty on other hosts. */
	hostService: string;
	/** The query that the credential's endpoint has, without a question mark; empty where there is none. */
	ownQuery: string;
}

const TENCENT_HOST = /^[a-z0-9-]+\.(?:[a-z0-9-]+\.)*(?:tencentcloudapi\.com|api\.qcloud\.com)$/;

/**
 * Decides whether a request may be signed at all. A signature and a session token are worth
 * something to whoever receives them for as long as they last, so they go to Tencent's hosts and
 * to the credential's own endpoints only, never to a host that a workflow alone has chosen.
 *
 * @param rawUrl absolute, as the request names it
 * @throws SigningError for any other host, for plain HTTP to Tencent, and for a URL that two
 * readers could understand differently
 */
export function readTarget(rawUrl: string, account: Account): Target {
	const url = parseUnambiguous(rawUrl);
	url.hash = '';
	const isLegacy = url.pathname === LEGACY_PATH;
	if (TENCENT_HOST.test(url.hostname)) {
		requireTencentForm(url, isLegacy);
		const hostService = url.hostname.slice(0, url.hostname.indexOf('.'));
		return { url, isTencent: true, isLegacy, hostService, ownQuery: '' };
	}
	const own = ownEndpoint(url, isLegacy, account);
	if (own === undefined) {
		throw new SigningError(
			`The request goes to "${url.host}", and the Tencent Cloud API credential signs only for *.tencentcloudapi.com, *.api.qcloud.com and the endpoints named in the credential itself. Check the URL, or enter this host in the credential's field "API 3.0 Endpoint" or "Legacy Endpoint".`,
		);
	}
	const ownQuery = own.search.slice(1);
	return { url, isTencent: false, isLegacy, hostService: '', ownQuery };
}

/**
 * Strict on purpose: "@", backslashes, control characters and non-ASCII letters before the query
 * are where URL parsers disagree about the host, and no address of this API needs them.
 */
function parseUnambiguous(rawUrl: string): URL {
	const beforeQuery = rawUrl.replace(/[?#].*/s, '');
	if (!/^https?:\/\/[^/@\\]+(?:\/[!-[\]-~]*)?$/i.test(beforeQuery) || /[^!-~]/.test(beforeQuery)) {
		throw new SigningError(
			'The URL of the request is not one that can be signed. Use a complete address such as https://live.tencentcloudapi.com/, with plain letters and without a user name, spaces or backslashes; look at the endpoints in the credential first.',
		);
	}
	if (!URL.canParse(rawUrl)) {
		throw new SigningError(
			'The URL of the request cannot be read. Use a complete address such as https://live.tencentcloudapi.com/.',
		);
	}
	return new URL(rawUrl);
}

function requireTencentForm(url: URL, isLegacy: boolean): void {
	if (url.protocol !== 'https:') {
		throw new SigningError(
			`The request goes to "${url.host}" over plain HTTP, where anyone on the way could read the signature and the session token. Use https:// in the URL.`,
		);
	}
	// A path with other spellings ("//", "%2f") might be read by the service as the legacy one.
	if (!isLegacy && url.pathname !== '/') {
		throw new SigningError(
			`The path of the URL is not one that Tencent Cloud's API has. API 3.0 lives at https://${url.host}/ and the legacy API at ${LEGACY_PATH}.`,
		);
	}
}

/**
 * The endpoint in the credential with the same scheme, host and port: that of the generation, where
 * both have them.
 */
function ownEndpoint(url: URL, isLegacy: boolean, account: Account): URL | undefined {
	const endpoints = account.endpoints.flatMap(({ field, url: own, ...endpoint }) => {
		if (own === '') return [];
		if (!URL.canParse(own) || !/^https?:\/\//i.test(own)) {
			throw new SigningError(
				`The field "${field}" of the Tencent Cloud API credential is not a web address. Enter it with its scheme, for example https://live.tencentcloudapi.com, or leave it empty.`,
			);
		}
		const read = new URL(own);
		return read.origin === url.origin
			? { read, isOfGeneration: endpoint.isLegacy === isLegacy }
			: [];
	});
	return (endpoints.find(({ isOfGeneration }) => isOfGeneration) ?? endpoints[0])?.read;
}
