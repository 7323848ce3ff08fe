import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { classify } from '../transport/classify';
import { isJsonObject } from '../transport/json';
import { rethrow } from '../transport/rethrow';
import type { ApiReply, Send } from '../transport/send';

/**
 * One call through n8n's own request helper, so that its proxy, SSRF guard and tracing hold, signed
 * by the credential. Cancelling the execution aborts it.
 */
export function sendThrough(context: IAllExecuteFunctions): Send {
	return async (call, signal) => {
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
			abortSignal: signal,
		};
		const response: unknown = await context.helpers.httpRequestWithAuthentication
			.call(giveUpWith(signal, context), 'tencentCloudApi', options)
			.catch(async (error: unknown) => await rethrow(classify(error)));
		return replyOf(response);
	};
}

/**
 * The context with a cancel signal that this call's own joins: n8n puts the context's signal in place
 * of the one a request brings, and its timeout only counts while nothing arrives.
 */
function giveUpWith(
	signal: AbortSignal | undefined,
	context: IAllExecuteFunctions,
): IAllExecuteFunctions {
	if (signal === undefined || !('getExecutionCancelSignal' in context)) return context;
	const cancelled = context.getExecutionCancelSignal();
	const either = cancelled === undefined ? signal : AbortSignal.any([signal, cancelled]);
	const bounded: IAllExecuteFunctions = Object.create(context, {
		getExecutionCancelSignal: { value: () => either },
	});
	return bounded;
}

function replyOf(response: unknown): ApiReply {
	const { statusCode, body, headers } = isJsonObject(response) ? response : {};
	return {
		status: typeof statusCode === 'number' ? statusCode : 0,
		text: typeof body === 'string' ? body : '',
		date: dateOf(headers),
	};
}

function dateOf(headers: unknown): number | null {
	const date = isJsonObject(headers) ? Date.parse(String(headers.date)) : Number.NaN;
	return Number.isNaN(date) ? null : date;
}
