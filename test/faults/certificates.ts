/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

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
	const before = getCACertificates('default');
	setDefaultCACertificates([...before, good.cert, wrongHost.cert, expired.cert]);
	return () => setDefaultCACertificates(before);
}
