import { sign, X509Certificate } from 'node:crypto';

/** A key and its certificate, both PEM. */
export interface KeyPair {
	key: string;
	cert: string;
}

/** The common name that every certificate of the emulator carries, as issuer and as subject. */
const NAME = 'emulator of a test';

/** Tag and length of a DER value of 256 to 65535 bytes. */
const HEADER = 4;

/** The DER of `ecdsa-with-SHA256`. */
const ALGORITHM = Buffer.from('300a06082a8648ce3d040302', 'hex');

function der(tag: number, content: Buffer): Buffer {
	const size =
		content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

/**
 * The same certificate under another name, signed anew. Of two authorities with one name a client
 * finds only one, and takes the other for a forgery of it.
 *
 * @param name at most 18 ASCII characters
 */
export function renamed({ key, cert }: KeyPair, name: string): KeyPair {
	const { raw } = new X509Certificate(cert);
	const length = HEADER + raw.readUInt16BE(HEADER + 2);
	const body = raw.subarray(HEADER, HEADER + length).toString('latin1');
	const signed = Buffer.from(body.replaceAll(NAME, name.padEnd(NAME.length)), 'latin1');
	const signature = Buffer.concat([Buffer.from([0]), sign('sha256', signed, key)]);
	const renamedCert = der(0x30, Buffer.concat([signed, ALGORITHM, der(0x03, signature)]));
	const lines = renamedCert.toString('base64').match(/.{1,64}/g) ?? [];
	return {
		key,
		cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
	};
}
