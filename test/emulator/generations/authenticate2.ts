import { ApiError } from '../apiError';
import { verifySortedParameters } from '../authentication/sortedParameters';
import { header, type RawRequest } from '../http/rawRequest';
import type { Account } from '../settings';
import type { Call2 } from './call2';
import { CLOCK_TOLERANCE, type ServiceParts } from './serviceParts';

/** Codes of the live page, and the newer form of the generic ones (whether live takes both is not known). */
const REGION = /^(bj|gz|sh|hk|ca|(ap|na|eu|sa)-[a-z]+)$/;

/** All that the live page of common parameters requires, readable. */
function checkCommon(call: Call2): number {
	for (const name of ['Action', 'Region', 'Timestamp', 'Nonce', 'SecretId', 'Signature']) {
		if ((call.all.get(name) ?? '') === '') throw new ApiError('4000', `${name} is missing`);
	}
	if (call.timestamp === null) throw new ApiError('4000', 'Timestamp is not a number');
	if (!/^\d{1,20}$/.test(call.all.get('Nonce') ?? '')) {
		throw new ApiError('4000', 'Nonce is not a positive integer');
	}
	if (!REGION.test(call.region)) throw new ApiError('4000', 'Region is not known');
	return call.timestamp;
}

/**
 * The pages disagree on the tolerance (2 hours or 5 minutes): the shorter one
 * holds. An old request has expired (4200); one from the future is the other
 * case of 4500, "Timestamp too far from the server".
 */
function checkClock(timestamp: number, now: number): void {
	if (timestamp < now - CLOCK_TOLERANCE) throw new ApiError('4200', 'request expired');
	if (timestamp > now + CLOCK_TOLERANCE) {
		throw new ApiError('4500', 'Timestamp is too far from the server time');
	}
}

/**
 * Finds out who calls the legacy API, and spends the Nonce of an authentic call.
 *
 * @throws ApiError 4000, 4100, 4104, 4105, 4200 or 4500
 */
export function authenticate2(call: Call2, request: RawRequest, parts: ServiceParts): Account {
	const timestamp = checkCommon(call);
	checkClock(timestamp, parts.clock.seconds());
	const account = parts.state.accounts.find(({ secretId }) => secretId === call.secretId);
	if (account === undefined) throw new ApiError('4104', 'SecretId does not exist');
	if (call.token !== (account.token ?? '')) throw new ApiError('4105', 'token error');
	const { method, path } = request;
	const host = header(request, 'host');
	if (!verifySortedParameters({ method, host, path, parameters: call.all }, account.secretKey)) {
		throw new ApiError('4100', 'authentication failed, check the signature');
	}
	const nonce = call.all.get('Nonce') ?? '';
	const usableUntil = (timestamp + CLOCK_TOLERANCE + 1) * 1000;
	if (!parts.nonces.spend(account.secretId, nonce, usableUntil, parts.clock.now())) {
		throw new ApiError('4500', 'replay: the Nonce was used before');
	}
	return account;
}
