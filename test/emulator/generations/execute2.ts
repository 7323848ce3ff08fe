import type { Action } from '../actions/action';
import { LEGACY_ACTIONS } from '../actions/v2';
import { ApiError } from '../apiError';
import type { RawRequest } from '../http/rawRequest';
import type { JsonObject } from '../json';
import { type ParameterFault, Parameters } from '../parameters';
import { authenticate2 } from './authenticate2';
import type { Call2 } from './call2';
import type { ServiceParts } from './serviceParts';

/** Calls per minute, all actions together: the figure the access layer's page gives. */
const PER_MINUTE = 100;

function actionOf(call: Call2): Action {
	const action = LEGACY_ACTIONS.find(({ name }) => name === call.action);
	if (action === undefined) {
		throw new ApiError('6100', 'the API is not supported in this version or under maintenance');
	}
	return action;
}

function checkLimit(secretId: string, parts: ServiceParts): void {
	const most = parts.state.limits.v2PerMinute ?? PER_MINUTE;
	const calls = parts.perMinute.admit(secretId, most, parts.clock.now());
	if (calls > 0) throw new ApiError('4400', `more than ${most} requests in a minute`);
}

/** The legacy pages have one code for all of these; the message names the parameter. */
function parameterError(fault: ParameterFault): ApiError {
	const texts = {
		missing: 'is missing',
		unknown: 'is not a parameter of this API',
		empty: 'is empty',
		type: 'has a value of the wrong type',
	};
	return new ApiError('4000', `${fault.name} ${texts[fault.problem]}`);
}

/**
 * Verifies and executes a request to the legacy API. Gives the fields of the
 * answer without `code` and `message`.
 *
 * @throws ApiError the refusal
 */
export function execute2(call: Call2, request: RawRequest, parts: ServiceParts): JsonObject {
	if (parts.state.requireHttps && !request.secure) {
		throw new ApiError('4600', 'the protocol is not supported, use HTTPS');
	}
	if (call.problem !== null) throw call.problem;
	const account = authenticate2(call, request, parts);
	const action = actionOf(call);
	if (account.denied?.includes(action.name) === true) {
		throw new ApiError('4101', `the sub-account is not authorized to call ${action.name}`);
	}
	checkLimit(account.secretId, parts);
	const parameters = Parameters.read(call.parameters, action.parameters, 'text');
	if (!(parameters instanceof Parameters)) throw parameterError(parameters);
	const { state, tasks, clock, sent } = parts;
	return action.handle(parameters, { state, tasks, account, sent, now: clock.now() });
}
