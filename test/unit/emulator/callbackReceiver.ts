/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: a server of Node itself, never inside n8n */
import { createServer } from 'node:http';

import { isObject } from '../../emulator/json';

/** A server on 127.0.0.1 that callbacks are sent to. */
export interface Receiver {
	url: string;
	/** What arrived, in order. */
	bodies: Array<Record<string, unknown>>;
	texts: string[];
	contentTypes: Array<string | undefined>;
	/** The status it answers with from now on; null: nothing ever. */
	status: number | null;
	/** Resolves when the next callback has arrived, answered or not. */
	next(): Promise<void>;
}

const running: Array<() => Promise<void>> = [];

/** Starts one; closed by `stopReceivers`. */
export async function startReceiver(): Promise<Receiver> {
	let waiting: Array<() => void> = [];
	const receiver: Receiver = {
		url: '',
		bodies: [],
		texts: [],
		contentTypes: [],
		status: 200,
		next: async () => await new Promise<void>((resolve) => waiting.push(resolve)),
	};
	const server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
		incoming.on('end', () => {
			const text = Buffer.concat(chunks).toString('utf8');
			const body: unknown = JSON.parse(text);
			receiver.texts.push(text);
			receiver.bodies.push(isObject(body) ? body : {});
			receiver.contentTypes.push(incoming.headers['content-type']);
			for (const resolve of waiting) resolve();
			waiting = [];
			if (receiver.status !== null) outgoing.writeHead(receiver.status).end('{"code":0}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	receiver.url = `http://127.0.0.1:${port}/callback`;
	running.push(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return receiver;
}

/** Closes every receiver of this file; for `afterEach`. */
export async function stopReceivers(): Promise<void> {
	await Promise.all(running.splice(0).map(async (close) => await close()));
}
