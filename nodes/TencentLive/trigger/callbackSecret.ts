import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

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

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
