/**
 * Clients for the emulator's tests. Every signature in them is made by the
 * vendor's own packages, never by code of this repository.
 */
import Sign from 'tencentcloud-sdk-nodejs/tencentcloud/common/sign';
import { live } from 'tencentcloud-sdk-nodejs/tencentcloud/services/live';
import { request } from 'undici';

import { type Account, DEFAULT_ACCOUNT, type Emulator } from '../../emulator';
import { isObject } from '../../emulator/json';

type Values = Record<string, string | number>;

type LiveClient = InstanceType<typeof live.v20180801.Client>;

/** The part of qcloudapi-sdk, the vendor's legacy client, that is used. */
export interface LegacySdk {
	request(
		data: Values,
		options: Record<string, unknown>,
		callback: (error: unknown, body: unknown) => void,
	): void;
	generateQueryString(data: Values, options: Record<string, unknown>): string;
}

const LegacyClient =
	jest.requireActual<new (defaults: Record<string, unknown>) => LegacySdk>('qcloudapi-sdk');

/** 2026-03-02 12:00:00 in China, in milliseconds: where the tests' frozen clocks stand. */
export const NOON = Date.UTC(2026, 2, 2, 4, 0, 0);

/** An answer as it came: status, text, and the JSON of it (undefined where it is none). */
export interface Answer {
	status: number;
	text: string;
	json: Record<string, unknown> | undefined;
}

/** What a raw call may do differently from a correct one. Times are UNIX seconds. */
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

function parse(text: string): Record<string, unknown> | undefined {
	try {
		const json: unknown = JSON.parse(text);
		return isObject(json) ? json : undefined;
	} catch {
		return undefined;
	}
}

/** Sends one request with undici and reads the answer. */
export async function send(
	url: string,
	method: 'GET' | 'POST' | 'PUT',
	headers: Record<string, string>,
	body?: string,
): Promise<Answer> {
	const response = await request(url, { method, headers, body });
	const text = await response.body.text();
	return { status: response.statusCode, text, json: parse(text) };
}

/** The vendor's legacy client for an account. */
export function legacyClient(account: Account = DEFAULT_ACCOUNT): LegacySdk {
	const { secretId, secretKey } = account;
	return new LegacyClient({ SecretId: secretId, SecretKey: secretKey, Region: 'gz' });
}

let nonce = 0;

/** Parameters with what the vendor's client would otherwise take from chance and the machine's clock. */
function legacyValues(emulator: Emulator, action: string, values: Values, deviation: Deviation) {
	return {
		...values,
		Action: action,
		Nonce: deviation.nonce ?? (nonce += 1),
		Timestamp: deviation.timestamp ?? emulator.clock.seconds(),
		...(deviation.region === undefined ? {} : { Region: deviation.region }),
		...(deviation.account?.token === undefined ? {} : { Token: deviation.account.token }),
	};
}

/** A legacy request through the unmodified `request` of the vendor's client. */
export async function legacySdkCall(
	emulator: Emulator,
	action: string,
	values: Values,
	deviation: Deviation = {},
): Promise<unknown> {
	const data = legacyValues(emulator, action, values, deviation);
	const options = {
		host: `127.0.0.1:${emulator.port}`,
		protocol: 'http',
		method: deviation.method ?? 'GET',
		signatureMethod: deviation.signatureMethod ?? 'sha1',
	};
	return await new Promise((resolve, reject) => {
		legacyClient(deviation.account).request(data, options, (error, body) => {
			if (error instanceof Error) reject(error);
			else resolve(body);
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
	return legacyClient(deviation.account).generateQueryString(
		legacyValues(emulator, action, values, deviation),
		{
			host: `127.0.0.1:${emulator.port}`,
			method: deviation.method ?? 'GET',
			signatureMethod: deviation.signatureMethod ?? 'sha1',
		},
	);
}

/** A legacy request, signed by the vendor's client, sent by undici: the answer keeps every digit. */
export async function callLegacy(
	emulator: Emulator,
	action: string,
	values: Values,
	deviation: Deviation = {},
): Promise<Answer> {
	const text = legacyText(emulator, action, values, deviation);
	const url = `${emulator.url}/v2/index.php`;
	return deviation.method === 'POST'
		? await send(url, 'POST', { 'content-type': 'application/x-www-form-urlencoded' }, text)
		: await send(`${url}?${text}`, 'GET', {});
}

/** An API 3.0 request, TC3 signature by the vendor's client, sent by undici. */
export async function call3(
	emulator: Emulator,
	action: string,
	values: Record<string, unknown>,
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

/** The official live client of API 3.0. */
export function liveClient(
	emulator: Emulator,
	options: {
		account?: Account;
		signMethod?: 'TC3-HMAC-SHA256' | 'HmacSHA1' | 'HmacSHA256';
		reqMethod?: 'GET' | 'POST';
		region?: string;
	} = {},
): LiveClient {
	const { account = DEFAULT_ACCOUNT, signMethod, reqMethod, region = 'ap-guangzhou' } = options;
	const { secretId, secretKey, token } = account;
	const endpoint = `127.0.0.1:${emulator.port}`;
	return new live.v20180801.Client({
		credential: { secretId, secretKey, token },
		region,
		profile: { signMethod, httpProfile: { endpoint, protocol: 'http://', reqMethod } },
	});
}

/** What is inside `Response` of an API 3.0 answer. */
export function responseOf(answer: Answer): Record<string, unknown> {
	const response = answer.json?.Response;
	if (!isObject(response)) throw new Error(`no Response in: ${answer.text}`);
	return response;
}

/** Tencent's error code of an answer of either generation, as text; '' for success. */
export function codeOf(answer: Answer): string {
	if (answer.json !== undefined && 'code' in answer.json) {
		return answer.json.code === 0 ? '' : String(answer.json.code);
	}
	const error = responseOf(answer).Error;
	return isObject(error) ? String(error.Code) : '';
}

/** Tencent's error message of an answer of either generation; '' for success. */
export function messageOf(answer: Answer): string {
	if (answer.json !== undefined && 'code' in answer.json) return String(answer.json.message);
	const error = responseOf(answer).Error;
	return isObject(error) ? String(error.Message) : '';
}

/** The code of the live product inside a legacy answer with 5100; '' where there is none. */
export function innerCodeOf(answer: Answer): string {
	return codeOf(answer) === '5100' ? (/^(\d+):/.exec(messageOf(answer))?.[1] ?? '') : '';
}
