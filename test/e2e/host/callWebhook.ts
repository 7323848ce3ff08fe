import { request } from 'undici';

export interface WebhookAnswer {
	status: number;
	/** Parsed where it is JSON, else the text. */
	body: unknown;
}

/**
 * Milliseconds after which a sender gives up. In queue mode n8n can fail to hand on an answer although
 * the execution has ended: seen in two of a dozen runs, for one call each.
 */
const PATIENCE = 90_000;

/** Calls a webhook with a JSON body. @throws where no answer comes in time */
export async function callWebhook(url: string, body: unknown): Promise<WebhookAnswer> {
	const answer = await request(url, {
		method: 'POST',
		headersTimeout: PATIENCE,
		headers: { 'content-type': 'application/json' },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await answer.body.text();
	return { status: answer.statusCode, body: parsed(text) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
