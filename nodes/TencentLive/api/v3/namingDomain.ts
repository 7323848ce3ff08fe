import { ApiError } from '../../transport/ApiError';
import { domainKey } from '../domain';
import type { Call3 } from './call';
import { listPushDomains } from './pickers';

/** How codes begin that say that a parameter is wrong, but not which. */
const SOME_PARAMETER = /^(InvalidParameter|InvalidParameterValue|ResourceNotFound)$/;

/** Domains are read so many pages far: an account has 100 on each. */
const MOST_PAGES = 5;

/**
 * Names the field where a refused create names a domain that is no push domain of the account: the
 * service says only that some parameter is wrong.
 *
 * @returns the same error where the domain is not the reason, or nobody can tell
 */
export async function namingDomain(
	call: Call3,
	error: unknown,
	domain: string | null,
): Promise<unknown> {
	if (!(error instanceof ApiError) || domain === null) return error;
	const { kind, facts } = error;
	const { code } = facts;
	if (code === null || !SOME_PARAMETER.test(code)) return error;
	// Why it was refused is known already: a list that fails tells nothing more.
	const isForeign = await isNoneOf(call, domain).catch(() => false);
	if (!isForeign) return error;
	const words = `Domain: "${domain}" is no push domain of this account. Pick one from the list; those of the other site belong to other accounts.`;
	return new ApiError(kind, `${words} (${code})`, facts);
}

async function isNoneOf(call: Call3, domain: string): Promise<boolean> {
	const wanted = domainKey(domain);
	let page: number | undefined = 1;
	while (page !== undefined && page <= MOST_PAGES) {
		const { choices, next } = await listPushDomains(call, page);
		if (choices.some(({ name }) => domainKey(name) === wanted)) return false;
		page = next;
	}
	return page === undefined;
}
