import type { Action3 } from '../actions/action';
import { type Product, PRODUCTS } from '../actions/v3';
import { ApiError } from '../apiError';
import { header, type RawRequest } from '../http/rawRequest';
import type { JsonObject } from '../json';
import { type ParameterFault, Parameters } from '../parameters';
import type { Account } from '../settings';
import type { EmulatorState } from '../state';
import { authenticate3 } from './authenticate3';
import type { Call3 } from './call3';
import type { ServiceParts } from './serviceParts';

/**
 * Regions of the recording task actions, as each site's page lists them
 * (cloud.tencent.com/document/product/267/45983, tencentcloud.com 267/37309).
 */
const REGIONS: Record<EmulatorState['site'], readonly string[]> = {
	china: ['ap-guangzhou'],
	international: [
		'ap-bangkok',
		'ap-guangzhou',
		'ap-hongkong',
		'ap-jakarta',
		'ap-mumbai',
		'ap-seoul',
		'ap-singapore',
		'ap-tokyo',
		'eu-frankfurt',
		'na-ashburn',
		'na-siliconvalley',
		'na-toronto',
		'sa-saopaulo',
	],
};

/**
 * The product a request is for. On Tencent's hosts the first label of the host
 * is the service, which TC3 signs too. The vendor's client does the same on any
 * other host, so that on loopback it signs the service "127": such a scope is
 * good only for the host it comes from. Without a service the version decides.
 */
function productOf(call: Call3, request: RawRequest): Product {
	const label = header(request, 'host').split(/[.:]/)[0] ?? '';
	const named = PRODUCTS.find(({ service }) => service === (call.service ?? label));
	if (named !== undefined) return named;
	if (call.service !== null && call.service !== label) {
		throw new ApiError(
			'AuthFailure.SignatureFailure',
			'The credential scope is of another service.',
		);
	}
	const versioned = PRODUCTS.find(({ version }) => version === call.version);
	if (versioned === undefined) throw noSuchVersion();
	return versioned;
}

function noSuchVersion(): ApiError {
	return new ApiError('NoSuchVersion', 'The API version is not found.');
}

function actionOf(call: Call3, product: Product): Action3 {
	if (product.version !== call.version) throw noSuchVersion();
	const action = product.actions.find(({ name }) => name === call.action);
	if (action === undefined) {
		throw new ApiError('InvalidAction', 'The action is invalid or not found.');
	}
	return action;
}

function checkPermission(action: Action3, account: Account, service: string): void {
	if (account.denied?.includes(action.name) !== true) return;
	// The common code for "not authorised by CAM"; tencentcloud.com/document/product/267/30851.
	throw new ApiError(
		'AuthFailure.UnauthorizedOperation',
		`You are not authorized to perform operation (${service}:${action.name}), resource (*) has no permission.`,
	);
}

function checkLimit(action: Action3, account: Account, parts: ServiceParts): void {
	const most = parts.state.limits.v3PerSecond ?? action.perSecond;
	const key = `${account.secretId} ${action.name}`;
	const calls = parts.perSecond.admit(key, most, parts.clock.now());
	if (calls === 0) return;
	throw new ApiError(
		'RequestLimitExceeded',
		`Your current request times equals to \`${calls}\` in a second, which exceeds the frequency limit \`${most}\` for a second. Please reduce the frequency of calls.`,
	);
}

function checkRegion(action: Action3, call: Call3, state: EmulatorState): void {
	if (!action.regionRequired) return;
	if (call.region === '') {
		throw new ApiError('MissingParameter', 'The request is missing a required parameter `Region`.');
	}
	if (!REGIONS[state.site].includes(call.region)) {
		throw new ApiError('UnsupportedRegion', `The region \`${call.region}\` is not supported.`);
	}
}

function parameterError(fault: ParameterFault): ApiError {
	const name = `\`${fault.name}\``;
	if (fault.problem === 'missing') {
		return new ApiError('MissingParameter', `The request is missing a required parameter ${name}.`);
	}
	if (fault.problem === 'unknown') {
		return new ApiError('UnknownParameter', `The parameter ${name} is not recognized.`);
	}
	const wrong = fault.problem === 'type' ? `is not of type ${fault.type}` : 'is empty';
	return new ApiError('InvalidParameter', `The value of parameter ${name} ${wrong}.`);
}

/**
 * Verifies and executes a request to API 3.0. Gives the fields of the answer
 * without its envelope.
 *
 * @throws ApiError the refusal
 */
export function execute3(call: Call3, request: RawRequest, parts: ServiceParts): JsonObject {
	if (request.method !== 'GET' && request.method !== 'POST') {
		throw new ApiError('UnsupportedProtocol', 'Only GET and POST are supported.');
	}
	const account = authenticate3(call, request, parts);
	if (call.problem !== null) throw call.problem;
	const product = productOf(call, request);
	const action = actionOf(call, product);
	checkPermission(action, account, product.service);
	checkLimit(action, account, parts);
	checkRegion(action, call, parts.state);
	const parameters = Parameters.read(call.parameters, action.parameters, call.form);
	if (!(parameters instanceof Parameters)) throw parameterError(parameters);
	const { state, tasks, clock, sent } = parts;
	return action.handle(parameters, { state, tasks, account, sent, now: clock.now() });
}
