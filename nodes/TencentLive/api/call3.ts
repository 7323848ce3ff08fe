import { ApiFailure } from '../transport/ApiFailure';
import { isJsonObject, parseJson, textOf, type JsonObject } from '../transport/json';
import type { ApiReply, Send } from '../transport/request';
import { quoteService } from './answer';
import { meaningOf } from './codes3';

/** Milliseconds a call that changes nothing may take. */
export const READ_TIMEOUT = 15_000;

/** "…deviation between `Timestamp` and the server time 1706406788." */
const SERVER_TIME = /server time (\d{9,11})\b/;

/** One action of an API 3.0 product. */
export interface Action3 {
	service: string;
	version: string;
	action: string;
	parameters: JsonObject;
	/** Milliseconds. */
	timeout?: number;
}

/** Calls one action and gives its `Response`. @throws ApiFailure */
export type Call3 = (action: Action3) => Promise<JsonObject>;

/**
 * Calls of API 3.0: the action in a header, the parameters as JSON, errors inside HTTP 200.
 *
 * @param baseOf gives the base URL of a service, without a slash at the end
 */
export function caller3(send: Send, baseOf: (service: string) => string): Call3 {
	return async ({ service, version, action, parameters, timeout = READ_TIMEOUT }) => {
		const reply = await send({
			url: `${baseOf(service)}/`,
			headers: {
				'Content-Type': 'application/json; charset=utf-8',
				'X-TC-Action': action,
				'X-TC-Version': version,
				'X-TC-Service': service,
			},
			body: JSON.stringify(parameters),
			timeout,
		});
		return responseOf(reply);
	};
}

function responseOf(reply: ApiReply): JsonObject {
	const envelope = envelopeOf(reply.text);
	if (envelope === undefined) {
		throw new ApiFailure(
			'unknown',
			`What came back is not an answer of API 3.0 (HTTP ${reply.status}).`,
			{
				code: `HTTP ${reply.status}`,
			},
		);
	}
	const requestId = textOf(envelope.RequestId) ?? null;
	if (isJsonObject(envelope.Error)) throw failureOf(envelope.Error, requestId);
	if (reply.status !== 200) {
		throw new ApiFailure('unknown', `Tencent Cloud answered with HTTP ${reply.status}.`, {
			code: `HTTP ${reply.status}`,
			requestId,
		});
	}
	return envelope;
}

function envelopeOf(text: string): JsonObject | undefined {
	try {
		const answer = parseJson(text);
		return isJsonObject(answer) && isJsonObject(answer.Response) ? answer.Response : undefined;
	} catch {
		return undefined;
	}
}

function failureOf(error: JsonObject, requestId: string | null): ApiFailure {
	const code = textOf(error.Code) ?? 'no code';
	const said = textOf(error.Message) ?? '';
	const { kind, words } = meaningOf(code);
	const serverTime = SERVER_TIME.exec(said)?.[1];
	return new ApiFailure(kind, `${words} (${code})`, {
		code,
		requestId,
		detail: quoteService(said),
		serverTime: serverTime === undefined ? null : Number(serverTime),
	});
}
