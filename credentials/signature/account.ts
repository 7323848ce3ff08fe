import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { SigningError } from './SigningError';

export type HmacMethod = 'HmacSHA1' | 'HmacSHA256';

/** A credential as the signers need it: trimmed and checked. */
export interface Account {
	secretId: string;
	secretKey: string;
	/** Empty for a permanent key. */
	sessionToken: string;
	/** Empty when no region is to be added. */
	region: string;
	/** The credential's own base URLs, as typed: Tencent's hosts need not be among them. */
	endpoints: ReadonlyArray<{ field: string; url: string; isLegacy: boolean }>;
	legacySignatureMethod: HmacMethod;
}

/**
 * Reads the decrypted credential.
 *
 * @throws SigningError naming the field that is empty or cannot travel in a request
 */
export function readAccount(data: ICredentialDataDecryptedObject): Account {
	const secretId = textOf(data, 'secretId');
	const secretKey = textOf(data, 'secretKey');
	const sessionToken = textOf(data, 'sessionToken');
	const region = textOf(data, 'region');

	requireValue('Secret ID', secretId);
	requireValue('Secret Key', secretKey);
	// These travel in headers; the Secret ID also ends at the first "/" or "," of Authorization.
	requireCharacters('Secret ID', secretId, /^[!-+\-.0-~]+$/);
	requireCharacters('Session Token', sessionToken, /^[!-~]*$/);
	requireCharacters('Region', region, /^[a-z0-9-]*$/i);

	return {
		secretId,
		secretKey,
		sessionToken,
		region,
		endpoints: [
			{ field: 'API 3.0 Endpoint', url: textOf(data, 'endpoint'), isLegacy: false },
			{ field: 'Legacy Endpoint', url: textOf(data, 'legacyEndpoint'), isLegacy: true },
		],
		legacySignatureMethod: data.legacySignatureMethod === 'HmacSHA256' ? 'HmacSHA256' : 'HmacSHA1',
	};
}

/**
 * White space around a pasted key is the commonest cause of a refused signature. An external secret
 * store may hand over digits as a number, which is good as long as none is lost.
 */
function textOf(data: ICredentialDataDecryptedObject, name: string): string {
	const value = data[name];
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	return typeof value === 'string' ? value.trim() : '';
}

function requireValue(field: string, value: string): void {
	if (value === '') {
		throw new SigningError(
			`The field "${field}" of the Tencent Cloud API credential is empty. Open the credential and fill it in.`,
		);
	}
}

function requireCharacters(field: string, value: string, allowed: RegExp): void {
	if (!allowed.test(value)) {
		throw new SigningError(
			`The field "${field}" of the Tencent Cloud API credential holds a character that cannot be part of it, such as a space or a line break. Copy the value from the Tencent Cloud console again.`,
		);
	}
}
