import { ApiError } from '../apiError';
import { readTc3Authorization, type Tc3Authorization } from '../authentication/tc3';
import { type FlatParameters, readFlatParameters } from '../http/flatParameters';
import { header, mediaType, type RawRequest } from '../http/rawRequest';
import { isObject } from '../json';
import { type Call, readTimestamp } from './call';

const FORM = 'application/x-www-form-urlencoded';

/** Common parameters of "signature v1", sent among the action's own. */
const COMMON = new Set([
	'Action',
	'Language',
	'Nonce',
	'Region',
	'RequestClient',
	'SecretId',
	'Signature',
	'SignatureMethod',
	'Timestamp',
	'Token',
	'Version',
]);

/** A request to API 3.0, signed in one of its two ways. */
export interface Call3 extends Call {
	readonly generation: 'v3';
	readonly version: string;
	readonly timestampText: string;
	/** How values are spelt: text in a query or form, JSON otherwise. */
	readonly form: 'text' | 'json';
	readonly signature:
		| { scheme: 'TC3'; authorization: Tc3Authorization | null }
		| { scheme: 'v1'; all: FlatParameters };
}

function invalid(text: string): ApiError {
	return new ApiError('InvalidParameter', text);
}

function readFlat(text: string): { values: FlatParameters; problem: ApiError | null } {
	const { values, problem } = readFlatParameters(text);
	return values === null
		? { values: new Map(), problem: invalid(`The parameters cannot be read: ${problem}.`) }
		: { values, problem: null };
}

/** A body signed with TC3 has to be a JSON object, and say so. */
function readJson(request: RawRequest): { values: Map<string, unknown>; problem: ApiError | null } {
	const none = new Map<string, unknown>();
	if (mediaType(request) !== 'application/json') {
		return { values: none, problem: invalid('Content-Type must be application/json.') };
	}
	try {
		const body: unknown = JSON.parse(request.body.toString('utf8'));
		if (isObject(body)) return { values: new Map(Object.entries(body)), problem: null };
	} catch {
		// Answered like JSON that is no object.
	}
	return { values: none, problem: invalid('The request body is not a JSON object.') };
}

function readTc3(request: RawRequest, authorizationText: string): Call3 {
	const authorization = readTc3Authorization(authorizationText);
	const get = request.method === 'GET';
	const { values, problem } = get ? readFlat(request.query) : readJson(request);
	// The two content types are part of the scheme: GET is signed as a form.
	const wrongType = get && mediaType(request) !== FORM;
	return {
		generation: 'v3',
		action: header(request, 'x-tc-action'),
		version: header(request, 'x-tc-version'),
		region: header(request, 'x-tc-region'),
		token: header(request, 'x-tc-token'),
		timestampText: header(request, 'x-tc-timestamp'),
		timestamp: readTimestamp(header(request, 'x-tc-timestamp')),
		secretId: authorization?.secretId ?? '',
		service: authorization?.service ?? null,
		form: get ? 'text' : 'json',
		parameters: values,
		problem: wrongType ? invalid(`Content-Type must be ${FORM}.`) : problem,
		signature: { scheme: 'TC3', authorization },
	};
}

/** "Signature v1": everything is in the query of a GET, or in the form of a POST, never in both. */
function readV1(request: RawRequest): Call3 {
	const get = request.method === 'GET';
	const { values: all, problem } = readFlat(get ? request.query : request.body.toString('utf8'));
	const common = (name: string) => all.get(name) ?? '';
	const unsigned =
		!get && mediaType(request) !== FORM
			? new ApiError('AuthFailure.InvalidAuthorization', 'The request has no Authorization header.')
			: null;
	return {
		generation: 'v3',
		action: common('Action'),
		version: common('Version'),
		region: common('Region'),
		token: common('Token'),
		timestampText: common('Timestamp'),
		timestamp: readTimestamp(common('Timestamp')),
		secretId: common('SecretId'),
		service: null,
		form: 'text',
		parameters: new Map([...all].filter(([name]) => !COMMON.has(name))),
		problem: unsigned ?? problem,
		signature: { scheme: 'v1', all },
	};
}

/** Reads a request to API 3.0. Never throws: what is wrong with it is its `problem`. */
export function readCall3(request: RawRequest): Call3 {
	const authorization = header(request, 'authorization');
	return authorization === '' ? readV1(request) : readTc3(request, authorization);
}
