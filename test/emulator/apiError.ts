/**
 * A refusal by the service, in the words of its generation.
 *
 * `code` is Tencent's own: `AuthFailure.SignatureFailure` in API 3.0, the
 * number of the access layer as text (`4100`, `5100`) in the legacy API.
 * `innerCode` is the live product's own code inside a legacy 5100, else null.
 */
export class ApiError extends Error {
	constructor(
		readonly code: string,
		message: string,
		readonly innerCode: string | null = null,
	) {
		super(message);
		this.name = 'ApiError';
	}
}

/**
 * A refusal by the live product behind the legacy access layer: code 5100, the
 * business code in front of the message (cloud.tencent.com/document/api/267/5820).
 */
export function businessError(innerCode: number, text: string): ApiError {
	return new ApiError('5100', `${innerCode}:${text}`, String(innerCode));
}
