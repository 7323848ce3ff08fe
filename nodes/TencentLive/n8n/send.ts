import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { classify } from '../transport/classify';
import { isJsonObject } from '../transport/json';

/** One POST to Tencent Cloud. `timeout` is in milliseconds. */
export interface ApiCall {
	url: string;
	headers: Record<string, string>;
	body: string;
	timeout: number;
}

/** An answer with its body as it came: `text` still holds every digit. */
export interface ApiReply {
	status: number;
	text: string;
}

/** Sends one call, once. @throws ApiError of kind `notSent` or `unknown` */
export type Send = (call: ApiCall) => Promise<ApiReply>;

/**
 * One call through n8n's own request helper, so that its proxy, SSRF guard and tracing hold, signed
 * by the credential. Cancelling the execution aborts it.
 */
export function sendThrough(context: IAllExecuteFunctions): Send {
	return async (call) => {
		const options: IHttpRequestOptions = {
			...call,
			method: 'POST',
			// As text: n8n's JSON parsing rounds a 64-bit task id.
			encoding: 'text',
			returnFullResponse: true,
			// Any status comes back as an answer. Above all 401: n8n would send again by itself.
			ignoreHttpStatusErrors: true,
			// A redirect would carry the signature elsewhere.
			disableFollowRedirect: true,
		};
		const response: unknown = await context.helpers.httpRequestWithAuthentication
			.call(context, 'tencentCloudApi', options)
			.catch((error: unknown) => Promise.reject(classify(error)));
		return replyOf(response);
	};
}

function replyOf(response: unknown): ApiReply {
	const { statusCode, body } = isJsonObject(response) ? response : {};
	return {
		status: typeof statusCode === 'number' ? statusCode : 0,
		text: typeof body === 'string' ? body : '',
	};
}
