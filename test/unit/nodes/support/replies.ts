import type { Action3 } from '../../../../nodes/TencentLive/api/v3/call';
import type { JsonObject } from '../../../../nodes/TencentLive/transport/json';
import type { ApiCall, ApiReply, Send } from '../../../../nodes/TencentLive/transport/send';

export interface FakeSend {
	send: Send;
	/** Every call it was given, in order. */
	calls: ApiCall[];
}

/** A `Send` that gives the same answer every time; `date` is the server's clock, UNIX milliseconds. */
export function sending(text: string, status = 200, date: number | null = null): FakeSend {
	const calls: ApiCall[] = [];
	return {
		calls,
		send: async (call): Promise<ApiReply> => {
			calls.push(call);
			return { status, text, date };
		},
	};
}

export interface FakeCall<T> {
	call: (action: T) => Promise<JsonObject>;
	calls: T[];
}

/** A `Call3` or `CallLegacy` that gives the same answer every time. */
export function answering<T>(answer: JsonObject): FakeCall<T> {
	const calls: T[] = [];
	return {
		calls,
		call: async (action) => {
			calls.push(action);
			return answer;
		},
	};
}

/** The same with one answer after the other, the last one over and over. */
export function answeringInTurn<T>(answers: JsonObject[]): FakeCall<T> {
	const calls: T[] = [];
	return {
		calls,
		call: async (action) => {
			calls.push(action);
			return answers[Math.min(calls.length, answers.length) - 1] ?? {};
		},
	};
}

/** A `Call3` that gives one answer after the other, then empty ones; an error is thrown. */
export function turns(...answers: Array<JsonObject | Error>): FakeCall<Action3> {
	const calls: Action3[] = [];
	return {
		calls,
		call: async (action) => {
			calls.push(action);
			const answer = answers[calls.length - 1] ?? {};
			return answer instanceof Error ? await Promise.reject(answer) : answer;
		},
	};
}

/** Bodies that are no answer of the service, whatever the HTTP status says. */
export const NOT_ANSWERS: Array<[name: string, text: string]> = [
	['an empty body', ''],
	['white space', ' \n'],
	['HTML', '<html><body>502 Bad Gateway</body></html>'],
	['plain text', 'upstream connect error'],
	['an array', '[]'],
	['an array of an answer', '[{"code":0,"Response":{"TaskId":"a"}}]'],
	['null', 'null'],
	['true', 'true'],
	['a number', '0'],
	['a string', '"0"'],
	['an empty object', '{}'],
	['two objects', '{"code":0}{"code":0}'],
];
