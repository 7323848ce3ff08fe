import { request } from 'undici';

export interface WebhookAnswer {
	status: number;
	/** Parsed where it is JSON, else the text. */
	body: unknown;
}

/** Calls a webhook with a JSON body. @throws where no answer comes */
export async function callWebhook(url: string, body: unknown): Promise<WebhookAnswer> {
	const answer = await request(url, {
		method: 'POST',
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
