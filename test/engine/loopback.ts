/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: servers of Node itself, never inside n8n */
import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http';

/** A request that reached a loopback server, as it came over the wire. */
export interface Received {
	method: string;
	path: string;
	headers: NodeJS.Dict<string | string[]>;
	body: string;
}

/** A server on 127.0.0.1 and everything that reached it. */
export interface Loopback {
	url: string;
	received: Received[];
	close(): Promise<void>;
}

async function textOf(message: IncomingMessage): Promise<string> {
	let text = '';
	message.setEncoding('utf8');
	for await (const chunk of message) text += String(chunk);
	return text;
}

/** Starts a server that answers every request with the JSON text `answer` gives for it. */
export async function answering(
	answer: (received: Received) => Promise<string>,
): Promise<Loopback> {
	const received: Received[] = [];
	const listener: RequestListener = async (incoming, outgoing) => {
		const { method = '', url: path = '', headers } = incoming;
		const whole = { method, path, headers, body: await textOf(incoming) };
		received.push(whole);
		outgoing.setHeader('content-type', 'application/json; charset=utf-8');
		// Node would write the machine's time; the service follows the clock of the test.
		outgoing.setHeader('date', new Date().toUTCString());
		outgoing.end(await answer(whole));
	};
	const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}`,
		received,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Passes requests on to the server at `target`, the host they were signed for included. */
async function pass(target: string, { method, path, headers, body }: Received): Promise<string> {
	return await new Promise((resolve, reject) => {
		request(`${target}${path}`, { method, headers }, (answer) => {
			textOf(answer).then(resolve, reject);
		})
			.on('error', reject)
			.end(body);
	});
}

/** Stands between the node and the service and rewrites what the service answers. */
export async function relay(
	target: string,
	rewrite: (answer: string, received: Received) => string,
): Promise<Loopback> {
	return await answering(async (received) => rewrite(await pass(target, received), received));
}

/** The action a request asks for, in either generation. */
export function actionOf({ headers, body }: Received): string {
	const action = headers['x-tc-action'];
	return typeof action === 'string' ? action : (new URLSearchParams(body).get('Action') ?? '');
}

/** An address on 127.0.0.1 where nothing listens. */
export async function closedAddress(): Promise<string> {
	const { url, close } = await answering(async () => '');
	await close();
	return url;
}
