/** Longest quotation of the service's own words, in characters. */
const QUOTE_LIMIT = 300;

/** Words that could carry a key or a signature, with what follows them. */
const SIGNED =
	/\b(signature|secret_?id|secret_?key|token|authorization|credential)\b\s*[=:]\s*\S+/gi;
const SECRET_ID = /\bAKID\w{8,}/g;
const LONG_BASE64_OR_HEX = /[A-Za-z0-9+/%]{27,}={0,2}/g;
const URL_TEXT = /https?:\/\/\S+/gi;

/**
 * The service's own words, fit to be shown: errors about a signature may repeat the signed text, so
 * addresses, keys and anything that looks like a signature are taken out.
 */
export function quoteService(words: string): string | null {
	const clean = words
		.replace(URL_TEXT, '…')
		.replace(SIGNED, '$1 …')
		.replace(SECRET_ID, '…')
		.replace(LONG_BASE64_OR_HEX, '…')
		.trim();
	if (clean === '') return null;
	return clean.length > QUOTE_LIMIT ? `${clean.slice(0, QUOTE_LIMIT)}…` : clean;
}
