import { ApiError } from '../apiError';
import { verifySortedParameters } from '../authentication/sortedParameters';
import { verifyTc3 } from '../authentication/tc3';
import { header, type RawRequest } from '../http/rawRequest';
import type { Account } from '../settings';
import type { Call3 } from './call3';
import { CLOCK_TOLERANCE, type ServiceParts } from './serviceParts';

const MEGABYTE = 1024 * 1024;

function missing(name: string): ApiError {
	return new ApiError(
		'MissingParameter',
		`The request is missing a required parameter \`${name}\`.`,
	);
}

/** Every common parameter the scheme requires is there and readable. */
function checkCommon(call: Call3): void {
	if (call.action === '') throw missing('Action');
	if (call.version === '') throw missing('Version');
	if (call.timestampText === '') throw missing('Timestamp');
	if (call.timestamp === null) {
		throw new ApiError('InvalidParameter', 'Timestamp is not a number of UNIX seconds.');
	}
	if (call.signature.scheme === 'TC3') {
		if (call.signature.authorization !== null) return;
		throw new ApiError(
			'AuthFailure.InvalidAuthorization',
			'The Authorization header is not of the documented form.',
		);
	}
	const { all } = call.signature;
	for (const name of ['Nonce', 'SecretId', 'Signature']) {
		if ((all.get(name) ?? '') === '') throw missing(name);
	}
	if (!/^\d+$/.test(all.get('Nonce') ?? '')) {
		throw new ApiError('InvalidParameter', 'Nonce is not a positive integer.');
	}
}

/** GET up to 32 KB; POST up to 1 MB signed v1, up to 10 MB signed TC3; beyond: a signature failure. */
function checkSize(request: RawRequest, call: Call3): void {
	const most = call.signature.scheme === 'TC3' ? 10 * MEGABYTE : MEGABYTE;
	if (request.query.length > 32 * 1024 || request.body.length > most) {
		throw new ApiError('AuthFailure.SignatureFailure', 'exceeding request size limit');
	}
}

/** Five minutes either way; the text names the service's own clock, as the live one does. */
function checkClock(timestamp: number, now: number): void {
	if (Math.abs(timestamp - now) <= CLOCK_TOLERANCE) return;
	throw new ApiError(
		'AuthFailure.SignatureExpire',
		'Signature expired. Please use local time and enable NTP service, the signature must not exceed 5 minutes, ' +
			`there is a deviation between \`Timestamp\` and the server time ${now}.`,
	);
}

function verified(call: Call3, request: RawRequest, timestamp: number, secretKey: string): boolean {
	if (call.signature.scheme === 'TC3') {
		const { authorization } = call.signature;
		return authorization !== null && verifyTc3(request, authorization, timestamp, secretKey);
	}
	const { method } = request;
	const host = header(request, 'host');
	return verifySortedParameters(
		{ method, host, path: '/', parameters: call.signature.all },
		secretKey,
	);
}

/**
 * Finds out who calls. A repeated Nonce is not refused: the pages of API 3.0
 * have neither the rule nor a code for it.
 *
 * @throws ApiError AuthFailure.*, MissingParameter or InvalidParameterError
 */
export function authenticate3(call: Call3, request: RawRequest, parts: ServiceParts): Account {
	// Signed v1, parameters that cannot be read are a signature that cannot be read.
	if (call.signature.scheme === 'v1' && call.problem !== null) throw call.problem;
	checkCommon(call);
	checkSize(request, call);
	const timestamp = call.timestamp ?? 0;
	checkClock(timestamp, parts.clock.seconds());
	const account = parts.state.accounts.find(({ secretId }) => secretId === call.secretId);
	if (account === undefined) {
		throw new ApiError(
			'AuthFailure.SecretIdNotFound',
			'The SecretId is not found, please ensure that your SecretId is correct.',
		);
	}
	if (call.token !== (account.token ?? '')) {
		throw new ApiError('AuthFailure.TokenFailure', 'The token is not valid for this SecretId.');
	}
	if (!verified(call, request, timestamp, account.secretKey)) {
		throw new ApiError(
			'AuthFailure.SignatureFailure',
			'The provided credentials could not be validated. Please check your signature is correct.',
		);
	}
	return account;
}
