/**
 * A request that was not signed, and therefore not sent. The message is for the user; it never
 * holds a secret, a token or a signature. `code` survives n8n's own error wrapping.
 */
export class SigningError extends Error {
	override readonly name = 'SigningError';

	readonly code = 'ERR_NOT_SIGNED';
}
