import { apis } from '../../nodes/TencentLive/n8n/caller';
import { REAL_TIME } from '../../nodes/TencentLive/api/recordings';
import { ApiError, type ApiErrorKind } from '../../nodes/TencentLive/transport/ApiError';
import { classify } from '../../nodes/TencentLive/transport/classify';
import type { HelperResult } from './overhear';

/** What a call came to in the node's own eyes. */
export type ResultClass = ApiErrorKind | 'success';

/** Status and body of an answer as n8n's helper gave it. */
export function replyOf(answer: unknown): { status: number; text: string } {
	if (
		typeof answer !== 'object' ||
		answer === null ||
		!('statusCode' in answer && typeof answer.statusCode === 'number') ||
		!('body' in answer && typeof answer.body === 'string')
	) {
		throw new Error('The helper gave no answer with a status and a text.');
	}
	return { status: answer.statusCode, text: answer.body };
}

let replays = 0;

/** Has the node classify a result of a create call: what was thrown, or an answer handed to it again. */
export async function classOf(result: HelperResult, version: 'v3' | 'v2'): Promise<ResultClass> {
	if ('thrown' in result) return classify(result.thrown).kind;
	const reply = replyOf(result.answer);
	const api = apis.recording(version, {
		// An account of its own: it does not queue behind the calls of another.
		credential: { secretId: `AKIDreplay${++replays}` },
		credentialId: null,
		send: async () => ({ ...reply, date: null }),
	});
	const request = {
		channel: 'replay',
		domain: 'push.example.com',
		appName: 'live',
		tapeType: REAL_TIME,
		startTime: null,
		endTime: Date.now() + 60_000,
		templateId: null,
		streamType: null,
	};
	return await api
		.createTask(request, {
			timeout: 15_000,
			onSend() {},
			beforeSend: () => undefined,
			onTurnedAway: () => {},
		})
		.then(
			() => 'success' as const,
			(error: unknown) => {
				if (error instanceof ApiError) return error.kind;
				throw error;
			},
		);
}
