import { ApiFailure } from '../transport/ApiFailure';
import { isJsonObject, parseJson, textOf, type JsonObject } from '../transport/json';
import type { ApiReply, Send } from '../transport/request';
import { quoteService } from './answer';
import { READ_TIMEOUT } from './call3';
import { meaningOfBusiness, meaningOfLegacy, MOVE_TO_V3 } from './codesLegacy';

/** One action of the legacy API; parameters go out as text. `timeout` is in milliseconds. */
export interface LegacyAction {
	action: string;
	parameters: Record<string, string>;
	timeout?: number;
}

/** Calls one action and gives its answer. @throws ApiFailure */
export type CallLegacy = (action: LegacyAction) => Promise<JsonObject>;

/** The access layer is fine, the function behind it failed: the real code is in the message. */
const BUSINESS_FAILURE = '5100';

/** `20108:频道处于非编辑状态`, `(100004)text` */
const INNER_CODE = /^\s*\(?(\d{3,6})\)?\s*[:：]?\s*(.*)$/s;

/** Calls of the legacy API 2.0: one form POST to `/v2/index.php`. */
export function callerLegacy(send: Send, endpoint: string): CallLegacy {
	return async ({ action, parameters, timeout = READ_TIMEOUT }) => {
		const reply = await send({
			url: `${endpoint}/v2/index.php`,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams({ Action: action, ...parameters }).toString(),
			timeout,
		}).catch((error: unknown) => Promise.reject(pointToV3(error)));
		return answerOf(reply);
	};
}

/** An endpoint that cannot be reached at all is most likely the one that was switched off. */
function pointToV3(error: unknown): unknown {
	if (!(error instanceof ApiFailure) || error.kind !== 'notSent') return error;
	return new ApiFailure('notSent', `${error.message} ${MOVE_TO_V3}`, error.facts);
}

function answerOf(reply: ApiReply): JsonObject {
	const answer = objectOf(reply.text);
	// The code comes as a number or as text, depending on the page.
	const code = textOf(answer?.code);
	if (answer === undefined || code === undefined) {
		throw new ApiFailure(
			'unknown',
			`What came back is not an answer of the legacy API (HTTP ${reply.status}). ${MOVE_TO_V3}`,
			{ code: `HTTP ${reply.status}` },
		);
	}
	if (code !== '0') throw failureOf(code, textOf(answer.message) ?? '');
	if (reply.status !== 200) {
		throw new ApiFailure('unknown', `The legacy API answered with HTTP ${reply.status}.`, {
			code: `HTTP ${reply.status}`,
		});
	}
	return answer;
}

function objectOf(text: string): JsonObject | undefined {
	try {
		const answer = parseJson(text);
		return isJsonObject(answer) ? answer : undefined;
	} catch {
		return undefined;
	}
}

function failureOf(code: string, message: string): ApiFailure {
	if (code !== BUSINESS_FAILURE) {
		const { kind, words } = meaningOfLegacy(code);
		return new ApiFailure(kind, `${words} (${code})`, { code, detail: quoteService(message) });
	}
	const [, inner, rest] = INNER_CODE.exec(message) ?? [];
	const { kind, words } = meaningOfBusiness(inner);
	return new ApiFailure(kind, `${words} (${inner === undefined ? code : `${code}/${inner}`})`, {
		code: inner ?? code,
		detail: quoteService(rest ?? message),
	});
}
