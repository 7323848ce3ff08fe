import type { Target } from './endpoints';
import { SigningError } from './SigningError';

/** What n8n's two request shapes say about the connection, beside the address. */
export interface ConnectionOptions {
	proxy?: unknown;
	agentOptions?: object | null;
	skipSslCertificateValidation?: boolean;
	rejectUnauthorized?: boolean;
}

const HARMLESS_AGENT_OPTIONS = new Set(['ca', 'cert', 'key', 'passphrase', 'rejectUnauthorized']);

/**
 * A workflow chooses the proxy and the certificate checks. Together they could place its own
 * machine between n8n and Tencent, which would then read the signature and the session token.
 *
 * @throws SigningError when the other end of the connection would not be proven
 */
export function requireProvenPeer(options: ConnectionOptions, target: Target): void {
	const agent = agentOptionsOf(options);
	const unverified =
		options.skipSslCertificateValidation === true ||
		options.rejectUnauthorized === false ||
		agent.rejectUnauthorized === false;
	if (target.isTencent && unverified) {
		throw new SigningError(
			`The request to "${target.url.host}" has certificate checks switched off, so anyone on the way could pose as Tencent Cloud and read the signature. Switch off the option "Ignore SSL Issues".`,
		);
	}
	const provable =
		target.url.protocol === 'https:' && !unverified && !isGiven(agent.ca) && !isGiven(agent.pfx);
	if (isGiven(options.proxy) && !provable) {
		throw new SigningError(
			`The request to "${target.url.host}" names a proxy, but its connection is not encrypted with a publicly checked certificate, so the proxy could read the signature. Remove the proxy from the request, or use https:// without "Ignore SSL Issues" and without an own certificate authority.`,
		);
	}
}

/** Agent options without those that lead the connection to another address (`host`, `lookup` …). */
export function harmlessAgentOptions(
	options: ConnectionOptions,
): Record<string, unknown> | undefined {
	if (options.agentOptions === undefined) return undefined;
	return Object.fromEntries(
		Object.entries(agentOptionsOf(options)).filter(([name]) => HARMLESS_AGENT_OPTIONS.has(name)),
	);
}

function agentOptionsOf({ agentOptions }: ConnectionOptions): Record<string, unknown> {
	return { ...agentOptions };
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '' && value !== false;
}
