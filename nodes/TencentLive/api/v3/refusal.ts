import { ApiError } from '../../transport/ApiError';

/**
 * Says of a create whose answer does not tell whether it was carried out that `thing` may exist, and
 * how to find out: whoever creates again may get two.
 */
export function mayExist(error: unknown, thing: string): unknown {
	if (!(error instanceof ApiError) || error.kind !== 'unknown') return error;
	const advice = `The ${thing} may exist: look at Get Many before creating it again.`;
	return new ApiError(error.kind, `${error.message} ${advice}`, error.facts);
}

/** A refusal that could mean "not there": whether it does, the list tells. */
export function isRefusal(error: unknown): boolean {
	return error instanceof ApiError && error.kind === 'rejected' && !isAboutRights(error);
}

function isAboutRights({ facts: { code } }: ApiError): boolean {
	return /^(AuthFailure|UnauthorizedOperation|Ip)/.test(code ?? '');
}
