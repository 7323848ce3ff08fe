import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { exactText } from '../transport/json';

/** What the console takes (https://www.tencentcloud.com/document/product/267/31074). */
const TAKEN_BY_CONSOLE = /^[A-Za-z0-9]{1,32}$/;

/** The callback keys a credential holds: the current one first, then the one before it. */
export function callbackKeys(credential: ICredentialDataDecryptedObject): string[] {
	return [currentKey(credential), textOf(credential.previousCallbackSecret)].filter(
		(key) => key !== '',
	);
}

/** The callback key that signs from now on; empty where there is none. */
export function currentKey({ callbackSecret }: ICredentialDataDecryptedObject): string {
	return textOf(callbackSecret);
}

/** What is wrong with the Callback Secret of a credential, as a sentence; undefined where nothing is. */
export function problemOf(credential: ICredentialDataDecryptedObject): string | undefined {
	const key = currentKey(credential);
	if (key === '' && typeof credential.callbackSecret === 'number') {
		return 'Callback Secret of the credential is a number too large to keep every digit. Store it as text.';
	}
	if (key === '' || TAKEN_BY_CONSOLE.test(key)) return undefined;
	return 'Callback Secret of the credential: Tencent Cloud takes at most 32 letters and digits, and nothing else. Enter another one; with Manual setup the same one in the console.';
}

/** An external secret store may hand over digits as a number. */
function textOf(value: unknown): string {
	return exactText(value)?.trim() ?? '';
}
