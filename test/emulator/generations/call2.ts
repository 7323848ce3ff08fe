import { ApiError } from '../apiError';
import { type FlatParameters, readFlatParameters } from '../http/flatParameters';
import { mediaType, type RawRequest } from '../http/rawRequest';
import { type Call, readTimestamp } from './call';

const FORM = 'application/x-www-form-urlencoded';

/** Common parameters; the action's own begin with a lower-case letter. Version is sent by some SDKs. */
const COMMON = new Set([
	'Action',
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

/** A request to the legacy API. */
export interface Call2 extends Call {
	readonly generation: 'v2';
	/** Common parameters and the action's own, decoded. */
	readonly all: FlatParameters;
}

function readAll(request: RawRequest): { all: FlatParameters; problem: ApiError | null } {
	const none: FlatParameters = new Map();
	const post = request.method === 'POST';
	if (!post && request.method !== 'GET') {
		return { all: none, problem: new ApiError('4000', 'only GET and POST are supported') };
	}
	if (post && mediaType(request) !== FORM) {
		return { all: none, problem: new ApiError('4000', `the content type must be ${FORM}`) };
	}
	const { values, problem } = readFlatParameters(
		post ? request.body.toString('utf8') : request.query,
	);
	return values === null
		? { all: none, problem: new ApiError('4000', problem) }
		: { all: values, problem: null };
}

/**
 * Reads a request to the legacy API. GET takes everything from the query, POST
 * everything from the form and nothing from the query (the LVB request page).
 * Never throws: what is wrong with it is its `problem`.
 */
export function readCall2(request: RawRequest): Call2 {
	const { all, problem } = readAll(request);
	const common = (name: string) => all.get(name) ?? '';
	return {
		generation: 'v2',
		action: common('Action'),
		region: common('Region'),
		token: common('Token'),
		secretId: common('SecretId'),
		service: null,
		timestamp: readTimestamp(common('Timestamp')),
		parameters: new Map([...all].filter(([name]) => !COMMON.has(name))),
		problem,
		all,
	};
}
