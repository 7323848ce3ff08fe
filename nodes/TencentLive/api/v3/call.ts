import { ApiError } from '../../transport/ApiError';
import { isJsonObject, parseJson, exactText, type JsonObject } from '../../transport/json';
import type { PaceRule } from '../../transport/pacer';
import type { ApiReply } from '../../transport/send';
import { besideAnId, errorSaying } from '../meaning';
import { quoteService } from '../quote';
import { callOver, type CallOptions, type Route } from '../Route';
import { meaningOf } from './codes';

/** "…deviation between `Timestamp` and the server time 1706406788." */
const SERVER_TIME = /server time (\d{9,11})\b/;

/** Where an answer names what was made. */
const IDS = ['TaskId', 'TemplateId'];

/** One action of an API 3.0 product. */
export interface Action3 extends CallOptions {
	service: string;
	version: string;
	action: string;
	parameters: JsonObject;
}

/** Calls one action and gives its `Response`. @throws ApiError */
export type Call3 = (action: Action3) => Promise<JsonObject>;

/**
 * Every action has a quota of its own: 20 calls per second for the slowest, the recording tasks
 * (https://www.tencentcloud.com/document/product/267/30760). A little less, since the distance
 * between calls shrinks and grows on the way.
 */
const PACE: PaceRule = { perSecond: 19.5, inFlight: 20 };

/** Calls of API 3.0: the action in a header, the parameters as JSON, errors inside HTTP 200. */
export function caller3(routeTo: (service: string) => Route): Call3 {
	return async ({ service, version, action, parameters, ...options }) => {
		const route = routeTo(service);
		return await callOver(
			route,
			{
				lane: action,
				pace: PACE,
				write: (timestamp) => ({
					url: `${route.baseUrl}/`,
					headers: {
						'Content-Type': 'application/json; charset=utf-8',
						'X-TC-Action': action,
						'X-TC-Version': version,
						'X-TC-Service': service,
						'X-TC-Timestamp': String(timestamp),
					},
					body: JSON.stringify(parameters),
				}),
				read: (reply) => responseOf(reply, action),
			},
			options,
		);
	};
}

function responseOf(reply: ApiReply, action: string): JsonObject {
	const envelope = envelopeOf(reply.text);
	if (envelope === undefined) {
		throw new ApiError(
			'unknown',
			`What came back is not an answer of API 3.0 (HTTP ${reply.status}). A proxy or gateway on the way may have answered in its place.`,
			{
				code: `HTTP ${reply.status}`,
			},
		);
	}
	const requestId = exactText(envelope.RequestId) ?? null;
	if (isJsonObject(envelope.Error)) {
		const failure = failureOf(envelope.Error, requestId, action);
		throw IDS.some((id) => exactText(envelope[id]) !== undefined) ? besideAnId(failure) : failure;
	}
	if (reply.status !== 200) {
		throw new ApiError('unknown', `Tencent Cloud answered with HTTP ${reply.status}.`, {
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

function failureOf(error: JsonObject, requestId: string | null, action: string): ApiError {
	const code = exactText(error.Code) ?? null;
	const said = exactText(error.Message) ?? '';
	const serverTime = SERVER_TIME.exec(said)?.[1];
	return errorSaying(meaningOf(code ?? ''), action, code ?? 'no code', {
		code,
		requestId,
		detail: quoteService(said),
		serverTime: serverTime === undefined ? null : Number(serverTime),
	});
}
