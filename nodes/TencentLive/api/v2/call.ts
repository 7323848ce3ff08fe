import { ApiError } from '../../transport/ApiError';
import { CancelledError } from '../../transport/CancelledError';
import { isJsonObject, parseJson, exactText, type JsonObject } from '../../transport/json';
import type { PaceRule } from '../../transport/pacer';
import { rethrow } from '../../transport/rethrow';
import type { ApiReply } from '../../transport/send';
import { besideAnId, errorSaying } from '../meaning';
import { quoteService } from '../quote';
import { callOver, type CallOptions, type Route } from '../Route';
import { meaningOfBusiness, meaningOfLegacy, MOVE_TO_V3 } from './codes';

/** One action of the legacy API; parameters go out as text. */
export interface LegacyAction extends CallOptions {
	action: string;
	parameters: Record<string, string>;
}

/** Calls one action and gives its answer. @throws ApiError */
export type CallLegacy = (action: LegacyAction) => Promise<JsonObject>;

/** The access layer is fine, the function behind it failed: the real code is in the message. */
const BUSINESS_FAILURE = '5100';

/** In place of a code, where what came back was not the API's. */
const FOREIGN = 'HTTP ';

const OUT_OF_SERVICE = '6200';

/** `20108:频道处于非编辑状态`, `(100004)text` */
const INNER_CODE = /^\s*\(?(\d{3,6})\)?\s*[:：]?\s*(.*)$/s;

/**
 * All actions of an account share one lane: the access layer names 100 calls per minute, and no page
 * gives an action a quota of its own (https://cloud.tencent.com/document/api/267/5820).
 */
const LANE = 'legacy';
const PACE: PaceRule = { perSecond: 100 / 60, inFlight: 20 };

/** Calls of the legacy API 2.0: one form POST to `/v2/index.php`. */
export function callerLegacy(route: Route): CallLegacy {
	return async ({ action, parameters, ...options }) => {
		const answer = callOver(
			route,
			{
				lane: LANE,
				pace: PACE,
				write: (timestamp) => ({
					url: `${route.baseUrl}/v2/index.php`,
					headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
					body: new URLSearchParams({
						Action: action,
						Timestamp: String(timestamp),
						...parameters,
					}).toString(),
				}),
				read: (reply) => answerOf(reply, action),
			},
			options,
		);
		return await answer.catch(
			async (error: unknown) => await rethrow(pointToV3(error, options.repeatable ?? true)),
		);
	};
}

/**
 * An endpoint that cannot be reached, or answers with something else, is most likely the one that was
 * switched off. Not said of a create that may have been carried out: whoever follows the advice would
 * record twice.
 */
function pointToV3(error: unknown, repeatable: boolean): unknown {
	if (!(error instanceof ApiError) || error instanceof CancelledError) return error;
	const code = error.facts.code ?? '';
	const isElsewhere = repeatable && (code.startsWith(FOREIGN) || code === OUT_OF_SERVICE);
	if (error.kind !== 'notSent' && !isElsewhere) return error;
	return new ApiError(error.kind, `${error.message} ${MOVE_TO_V3}`, error.facts);
}

function answerOf(reply: ApiReply, action: string): JsonObject {
	const answer = objectOf(reply.text);
	// The code comes as a number or as text, depending on the page.
	const code = exactText(answer?.code);
	if (answer === undefined || code === undefined) {
		throw new ApiError(
			'unknown',
			`What came back is not an answer of the legacy API (HTTP ${reply.status}). A proxy or gateway on the way may have answered in its place.`,
			{ code: `${FOREIGN}${reply.status}` },
		);
	}
	if (code !== '0') {
		const failure = failureOf(code, exactText(answer.message) ?? '', action);
		throw exactText(answer.task_id) === undefined ? failure : besideAnId(failure);
	}
	if (reply.status !== 200) {
		throw new ApiError('unknown', `The legacy API answered with HTTP ${reply.status}.`, {
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

function failureOf(code: string, message: string, action: string): ApiError {
	if (code !== BUSINESS_FAILURE) {
		const detail = quoteService(message);
		return errorSaying(meaningOfLegacy(code), action, code, { code, detail });
	}
	const [, inner, rest] = INNER_CODE.exec(message) ?? [];
	const shown = inner === undefined ? code : `${code}/${inner}`;
	return errorSaying(meaningOfBusiness(inner), action, shown, {
		code: inner ?? code,
		detail: quoteService(rest ?? message),
	});
}
