/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type { Delivery } from '../delivery';
import type { RawRequest } from './rawRequest';
import type { Reply } from './reply';

/** Longer headers than Node allows unless told: a GET may carry 32 KB. */
const SERVER_OPTIONS = { maxHeaderSize: 64 * 1024 };

/** What a server does with a fully read request. */
export interface RequestHandler {
	/** Settles what happens on the connection. */
	handle(request: RawRequest): { delivery: Delivery; sent: () => void };
	/** Milliseconds for the Date header. */
	now(): number;
	/** Real milliseconds before every answer. */
	latencyMs(): number;
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) {
		if (Buffer.isBuffer(chunk)) chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
	return Object.fromEntries(
		Object.entries(incoming.headers).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.join(',') : (value ?? ''),
		]),
	);
}

async function readRequest(incoming: IncomingMessage, secure: boolean): Promise<RawRequest> {
	const [path = '', ...query] = (incoming.url ?? '').split('?');
	return {
		method: incoming.method ?? '',
		path,
		query: query.join('?'),
		headers: headersOf(incoming),
		body: await readBody(incoming),
		secure,
	};
}

/** An HTTP or HTTPS server on 127.0.0.1 that can also misbehave as a `Delivery` says. */
export class LoopbackServer {
	private readonly server: Server;

	private readonly sockets = new Set<Socket>();

	private readonly closing = new AbortController();

	constructor(
		private readonly handler: RequestHandler,
		private readonly tls?: { key: string; cert: string },
	) {
		const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
			void this.serve(incoming, outgoing);
		};
		this.server =
			tls === undefined
				? createServer(SERVER_OPTIONS, listener)
				: createTlsServer({ ...SERVER_OPTIONS, ...tls }, listener);
		this.server.on('connection', (socket: Socket) => {
			this.sockets.add(socket);
			socket.once('close', () => this.sockets.delete(socket));
		});
	}

	/** Listens on 127.0.0.1 and gives the port; 0 takes a free one. Rejects if the port is taken. */
	async listen(port: number): Promise<number> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(port, '127.0.0.1', resolve);
		});
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('no TCP port');
		return address.port;
	}

	/** Closes every connection; resolves when the port is free. */
	async close(): Promise<void> {
		this.closing.abort();
		const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}

	private async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		let request: RawRequest;
		try {
			request = await readRequest(incoming, this.tls !== undefined);
		} catch {
			// The client went away before it had sent everything: nothing was read, nothing is noted.
			incoming.socket.destroy();
			return;
		}
		const { delivery, sent } = this.handler.handle(request);
		if (delivery.kind === 'silence') return;
		const delayMs = delivery.kind === 'answer' ? delivery.delayMs : 0;
		await this.pause(this.handler.latencyMs() + delayMs);
		if (delivery.kind === 'close') incoming.socket.destroy();
		else if (delivery.kind === 'half') this.sendHalf(outgoing, delivery.reply);
		else this.send(outgoing, delivery.reply, sent);
	}

	private async pause(milliseconds: number): Promise<void> {
		if (milliseconds <= 0) return;
		await wait(milliseconds, undefined, { signal: this.closing.signal }).catch(() => undefined);
	}

	private writeHead(outgoing: ServerResponse, reply: Reply): void {
		// Node would write the machine's time; the service has a clock of its own.
		outgoing.sendDate = false;
		outgoing.writeHead(reply.status, {
			...reply.headers,
			date: new Date(this.handler.now()).toUTCString(),
			'content-length': Buffer.byteLength(reply.body),
		});
	}

	private send(outgoing: ServerResponse, reply: Reply, sent: () => void): void {
		if (outgoing.destroyed) return;
		this.writeHead(outgoing, reply);
		outgoing.end(reply.body, sent);
	}

	private sendHalf(outgoing: ServerResponse, reply: Reply): void {
		this.writeHead(outgoing, reply);
		outgoing.write(reply.body.slice(0, Math.floor(reply.body.length / 2)), () => {
			outgoing.destroy();
		});
	}
}
