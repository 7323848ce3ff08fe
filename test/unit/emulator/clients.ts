/** Clients for the emulator's tests. Every signature is made by the vendor's own packages. */
import Sign from 'tencentcloud-sdk-nodejs/tencentcloud/common/sign';
import { live } from 'tencentcloud-sdk-nodejs/tencentcloud/services/live';
import { vod } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vod';
import { request } from 'undici';

import { type Account, DEFAULT_ACCOUNT, type Emulator } from '../../emulator';
import { LEGACY_ACTIONS } from '../../emulator/actions/v2';
import { PRODUCTS } from '../../emulator/actions/v3';
import { isObject } from '../../emulator/json';

export type Values = Record<string, unknown>;

/** The part of qcloudapi-sdk, the vendor's legacy client, that is used. */
interface LegacySdk {
	request(
		data: Values,
		options: Record<string, unknown>,
		callback: (error: unknown, body: unknown) => void,
	): void;
	generateQueryString(data: Values, options: Record<string, unknown>): string;
}

const LegacyClient =
	jest.requireActual<new (defaults: Record<string, unknown>) => LegacySdk>('qcloudapi-sdk');

/** An answer as it came, and what it says. */
export interface Answer {
	status: number;
	text: string;
	/** Undefined where it is no JSON object. */
	json: Values | undefined;
	/** What is inside `Response`, or the whole of a legacy answer. */
	fields: Values;
	/** '' for success; of a legacy 5100 the business code inside; 'none' where it has none. */
	code: string;
	message: string;
}

/** What a call may do differently from a correct one. Times are UNIX seconds. */
export interface Deviation {
	account?: Account;
	method?: 'GET' | 'POST';
	region?: string;
	timestamp?: number;
	nonce?: number | string;
	version?: string;
	service?: string;
	signatureMethod?: 'sha1' | 'sha256';
	/** Headers added or replaced after signing; an empty text removes one. */
	headers?: Record<string, string>;
	/** Sent in place of what was signed. */
	body?: string;
	/** The body as it is signed and sent, in place of the parameters as JSON. */
	signedBody?: string;
	contentType?: string;
}

function parse(text: string): Values | undefined {
	try {
		const json: unknown = JSON.parse(text);
		return isObject(json) ? json : undefined;
	} catch {
		return undefined;
	}
}

function read(status: number, text: string): Answer {
	const json = parse(text);
	const fields = isObject(json?.Response) ? json.Response : (json ?? {});
	const error = isObject(fields.Error) ? fields.Error : {};
	const code = json?.Response === undefined ? (fields.code ?? 'none') : (error.Code ?? 0);
	const message = String(error.Message ?? fields.message ?? '');
	const inner = code === 5100 ? /^(\d+):/.exec(message)?.[1] : undefined;
	return { status, text, json, fields, code: code === 0 ? '' : (inner ?? String(code)), message };
}

/** Sends one request with undici and reads the answer. */
export async function send(
	url: string,
	method: 'GET' | 'POST' | 'PUT' = 'GET',
	headers: Record<string, string> = {},
	body?: string,
): Promise<Answer> {
	const response = await request(url, { method, headers, body });
	return read(response.statusCode, await response.body.text());
}

let nonce = 0;

/** What the vendor's legacy client is told, so that it takes nothing from chance and the machine's clock. */
function legacy(emulator: Emulator, action: string, values: Values, deviation: Deviation) {
	const { secretId, secretKey, token } = deviation.account ?? DEFAULT_ACCOUNT;
	const data = {
		...values,
		Action: action,
		Nonce: deviation.nonce ?? (nonce += 1),
		Timestamp: deviation.timestamp ?? emulator.clock.seconds(),
		Region: deviation.region,
		Token: token,
	};
	return {
		client: new LegacyClient({ SecretId: secretId, SecretKey: secretKey, Region: 'gz' }),
		data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
		options: {
			host: `127.0.0.1:${emulator.port}`,
			protocol: 'http',
			method: deviation.method ?? 'GET',
			signatureMethod: deviation.signatureMethod ?? 'sha1',
		},
	};
}

/** A legacy request through the unmodified `request` of the vendor's client, which gives what it parsed. */
export async function legacySdkCall(
	emulator: Emulator,
	action: string,
	values: Values,
	deviation: Deviation = {},
): Promise<Values> {
	const { client, data, options } = legacy(emulator, action, values, deviation);
	return await new Promise((resolve, reject) => {
		client.request(data, options, (error, body) => {
			if (isObject(body)) resolve(body);
			else reject(error instanceof Error ? error : new Error(String(body)));
		});
	});
}

/** The signed query or form text of a legacy request, by the vendor's client. */
export function legacyText(
	emulator: Emulator,
	action: string,
	values: Values,
	deviation: Deviation = {},
): string {
	const { client, data, options } = legacy(emulator, action, values, deviation);
	return client.generateQueryString(data, options);
}

/** A legacy GET, signed by the vendor's client, sent by undici: the answer keeps every digit. */
export async function callLegacy(
	emulator: Emulator,
	action: string,
	values: Values,
	deviation: Deviation = {},
): Promise<Answer> {
	return await send(
		`${emulator.url}/v2/index.php?${legacyText(emulator, action, values, deviation)}`,
	);
}

/** An API 3.0 request, TC3 signature by the vendor's client, sent by undici. */
export async function call3(
	emulator: Emulator,
	action: string,
	values: Values,
	deviation: Deviation = {},
): Promise<Answer> {
	const account = deviation.account ?? DEFAULT_ACCOUNT;
	const timestamp = deviation.timestamp ?? emulator.clock.seconds();
	const contentType = deviation.contentType ?? 'application/json';
	const body = deviation.signedBody ?? JSON.stringify(values);
	const authorization = Sign.sign3({
		method: 'POST',
		url: `${emulator.url}/`,
		payload: Buffer.from(body),
		timestamp,
		service: deviation.service ?? 'live',
		secretId: account.secretId,
		secretKey: account.secretKey,
		multipart: false,
		boundary: '',
		headers: { 'Content-Type': contentType },
	});
	const headers = {
		authorization,
		'content-type': contentType,
		'x-tc-action': action,
		'x-tc-version': deviation.version ?? '2018-08-01',
		'x-tc-timestamp': String(timestamp),
		'x-tc-region': deviation.region ?? 'ap-guangzhou',
		'x-tc-token': account.token ?? '',
		...deviation.headers,
	};
	const present = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
	return await send(`${emulator.url}/`, 'POST', present, deviation.body ?? body);
}

const VOD = PRODUCTS.flatMap(({ service, actions }) => (service === 'vod' ? actions : []));

/** Whether an action is one of VOD, or of the legacy API. */
export const isOfVod = (action: string) => VOD.some(({ name }) => name === action);
export const isLegacy = (action: string) => LEGACY_ACTIONS.some(({ name }) => name === action);

/** A call of the API that has the action, as that API wants it; VOD without a region. */
export async function ask(
	emulator: Emulator,
	action: string,
	values: Values = {},
	deviation: Deviation = {},
): Promise<Answer> {
	if (isLegacy(action)) return await callLegacy(emulator, action, values, deviation);
	const ofVod = isOfVod(action) ? { service: 'vod', version: '2018-07-17', region: '' } : {};
	return await call3(emulator, action, values, { ...ofVod, ...deviation });
}

/** The code that `ask` is answered with. */
export async function codeOf(...call: Parameters<typeof ask>): Promise<string> {
	return (await ask(...call)).code;
}

/** How an official client of API 3.0 can sign and send. */
export interface Way {
	signMethod: 'TC3-HMAC-SHA256' | 'HmacSHA1' | 'HmacSHA256';
	reqMethod: 'GET' | 'POST';
}

/** Every way of the vendor's client of API 3.0, and of its legacy client. */
export const WAYS = (['TC3-HMAC-SHA256', 'HmacSHA1', 'HmacSHA256'] as const).flatMap(
	(signMethod): Way[] => [
		{ signMethod, reqMethod: 'GET' },
		{ signMethod, reqMethod: 'POST' },
	],
);
export const LEGACY_WAYS = (['sha1', 'sha256'] as const).flatMap(
	(signatureMethod): Array<Deviation & { method: 'GET' | 'POST' }> => [
		{ signatureMethod, method: 'GET' },
		{ signatureMethod, method: 'POST' },
	],
);

/** Everything of jest's false clock but `Date`. */
const TIMERS = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
] as const;

/** A call of API 3.0 through the vendor's unmodified client; only its `Date` is that of the emulator. */
export async function sdkCall(
	emulator: Emulator,
	way: Way,
	action: string,
	values: Values,
	account: Account = DEFAULT_ACCOUNT,
): Promise<Values> {
	const { secretId, secretKey, token } = account;
	const endpoint = `127.0.0.1:${emulator.port}`;
	const { signMethod, reqMethod } = way;
	const Client = isOfVod(action) ? vod.v20180717.Client : live.v20180801.Client;
	const client = new Client({
		credential: { secretId, secretKey, token },
		region: isOfVod(action) ? undefined : 'ap-guangzhou',
		profile: { signMethod, httpProfile: { endpoint, protocol: 'http://', reqMethod } },
	});
	jest.useFakeTimers({ now: emulator.clock.now(), doNotFake: [...TIMERS] });
	try {
		const answer: unknown = await Reflect.get(client, action).call(client, values);
		if (isObject(answer)) return answer;
		throw new Error(`${action} gave no object`);
	} finally {
		jest.useRealTimers();
	}
}
