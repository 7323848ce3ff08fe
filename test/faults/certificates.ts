/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import tls from 'node:tls';

import { selfSignedCertificate } from '../emulator';
import { renamed, type KeyPair } from './renamedCertificate';

const DAY = 24 * 3600 * 1000;

export type CertificateName = 'good' | 'untrusted' | 'wrongHost' | 'expired';

/** The certificates a server can show, by what is wrong with them. */
export type Certificates = Record<CertificateName, KeyPair>;

/** Makes the certificates of one server; all but `untrusted` are to be trusted. */
export function makeCertificates(hosts: readonly string[]): Certificates {
	return {
		good: selfSignedCertificate(hosts),
		untrusted: selfSignedCertificate(hosts),
		wrongHost: renamed(selfSignedCertificate(['live.example.com']), 'another host'),
		// Valid for ten days from then on.
		expired: renamed(selfSignedCertificate(hosts, Date.now() - 30 * DAY), 'expired'),
	};
}

/** Makes every new TLS connection of this process trust a server's certificates; gives the way back. */
export function trust({ good, wrongHost, expired }: Certificates): () => void {
	const trusted = [good.cert, wrongHost.cert, expired.cert];
	if (typeof tls.setDefaultCACertificates !== 'function') return trustOnOlderNode(trusted);
	const before = tls.getCACertificates('default');
	tls.setDefaultCACertificates([...before, ...trusted]);
	return () => tls.setDefaultCACertificates(before);
}

/** Before Node 22.19 there is no list of the process: every connection is given one. */
function trustOnOlderNode(trusted: string[]): () => void {
	const { createSecureContext } = tls;
	tls.createSecureContext = (options) =>
		createSecureContext({ ca: [...tls.rootCertificates, ...trusted], ...options });
	return () => {
		tls.createSecureContext = createSecureContext;
	};
}
