/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: servers and clients of Node itself, never inside n8n */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request with what n8n adds to it: the bytes of its body. */
export type WebhookRequest = IncomingMessage & { rawBody: Buffer; body: unknown };

/** A response with what Express adds to it. */
export type WebhookResponse = ServerResponse & {
	status(code: number): WebhookResponse;
	json(body: unknown): void;
};

/** What came back over the wire. */
export interface Reply {
	status: number;
	body: string;
	headers: NodeJS.Dict<string | string[]>;
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** What n8n makes of the body for nodes that ask for it; it rounds large numbers, as n8n does. */
function parsed(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return {};
	}
}

/** A server on 127.0.0.1 that hands on requests the way n8n hands them to a webhook. */
export async function listen(
	handle: (incoming: WebhookRequest, outgoing: WebhookResponse) => Promise<void>,
): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer((incoming, outgoing) => {
		void bytesOf(incoming).then(async (rawBody) => {
			const response = Object.assign(outgoing, {
				status(code: number) {
					outgoing.statusCode = code;
					return response;
				},
				json(body: unknown) {
					outgoing.setHeader('content-type', 'application/json; charset=utf-8');
					outgoing.end(JSON.stringify(body));
				},
			});
			await handle(Object.assign(incoming, { rawBody, body: parsed(rawBody) }), response);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Posts bytes to a webhook. */
export async function post(
	url: string,
	body: string | Buffer,
	headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Reply> {
	return await new Promise((resolve, reject) => {
		request(url, { method: 'POST', headers, agent: false }, (answer) => {
			bytesOf(answer).then((bytes) => {
				// The one header that always differs.
				const rest = Object.entries(answer.headers).filter(([name]) => name !== 'date');
				const status = answer.statusCode ?? 0;
				resolve({ status, body: bytes.toString('utf8'), headers: Object.fromEntries(rest) });
			}, reject);
		})
			.on('error', reject)
			.end(body);
	});
}
