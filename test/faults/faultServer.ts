/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import type { Certificates } from './certificates';
import type { Fault } from './faults';
import type { HostName } from './hostNames';
import { readMessage } from './httpMessage';
import { accepted, noteRequest, type ConnectionTruth } from './serverTruth';

/** A fault that is in force, and whether requests it lets in are carried out all the same. */
interface Strike {
	fault: Fault;
	executed: boolean;
}

const ignore = () => {};

/**
 * HTTPS on 127.0.0.1 in front of a real service. Connections are passed on untouched, except for
 * those that come while a fault is in force; what really happened on each is kept.
 */
export class FaultServer {
	/** In the order they were accepted. */
	readonly connections: ConnectionTruth[] = [];

	private strikeInForce: Strike | null = null;

	private readonly sockets = new Set<Socket>();

	private listener: Server | null = null;

	private port = 0;

	private constructor(
		private readonly servicePort: number,
		private readonly host: HostName,
		private readonly certificates: Certificates,
	) {}

	/**
	 * Takes a free port on 127.0.0.1.
	 *
	 * @param servicePort where the service speaks plain HTTP on 127.0.0.1
	 * @param host the name by which clients know this server
	 */
	static async start(
		servicePort: number,
		host: HostName,
		certificates: Certificates,
	): Promise<FaultServer> {
		const server = new FaultServer(servicePort, host, certificates);
		await server.listen();
		return server;
	}

	get url(): string {
		return `https://${this.host.name}:${this.port}`;
	}

	/** From now on every connection meets the fault. */
	async strike(fault: Fault, executed: boolean): Promise<void> {
		this.strikeInForce = { fault, executed };
		if (fault.at === 'name') this.host.forget();
		if (fault.at === 'port') await this.stopListening();
	}

	/** From now on connections are passed on again. */
	async relent(): Promise<void> {
		this.strikeInForce = null;
		this.host.remember();
		if (this.listener === null) await this.listen();
	}

	/** Closes every connection; resolves when the port is free. */
	async close(): Promise<void> {
		const stopped = this.stopListening();
		for (const socket of this.sockets) socket.destroy();
		await stopped;
	}

	private async listen(): Promise<void> {
		const listener = createServer((socket) => this.accept(socket));
		this.listener = listener;
		await new Promise<void>((resolve, reject) => {
			listener.once('error', reject);
			listener.listen(this.port, '127.0.0.1', resolve);
		});
		const address = listener.address();
		if (address === null || typeof address === 'string') throw new Error('no TCP port');
		this.port = address.port;
	}

	/** Resolves when connections that are up have come to their end as well. */
	private async stopListening(): Promise<void> {
		const { listener } = this;
		this.listener = null;
		await new Promise<void>((resolve) => {
			if (listener === null) resolve();
			else listener.close(() => resolve());
		});
	}

	private accept(socket: Socket): void {
		const strike = this.strikeInForce;
		const fault = strike?.fault;
		const truth = accepted(this.connections.length + 1, fault?.name ?? null);
		this.connections.push(truth);
		this.sockets.add(socket);
		socket.once('close', () => this.sockets.delete(socket));
		socket.on('error', ignore);
		if (fault?.at === 'accept') {
			fault.act(socket, socket);
			return;
		}
		if (fault?.at === 'handshake') {
			socket.once('data', () => fault.act(socket, socket));
			return;
		}
		const certificate = fault?.at === 'certificate' ? fault.certificate : 'good';
		createTlsServer(this.certificates[certificate], (secure) => {
			truth.tls = true;
			secure.on('error', ignore);
			void this.converse(secure, socket, truth, strike);
		})
			.on('tlsClientError', ignore)
			.emit('connection', socket);
	}

	/** @param secure the TLS side of `raw` */
	private async converse(
		secure: Socket,
		raw: Socket,
		truth: ConnectionTruth,
		strike: Strike | null,
	) {
		const fault = strike?.fault;
		if (fault?.at === 'established') {
			fault.act(secure, raw);
			return;
		}
		const request = await readMessage(secure, (message) => noteRequest(truth, message));
		truth.readToEnd = !request.isWhole;
		if (!request.isWhole) return;
		const serves = fault?.at !== 'answer' || strike?.executed === true;
		const answer = serves ? await this.serve(request.bytes) : '';
		if (fault?.at === 'answer') fault.act(secure, raw);
		else secure.end(answer);
	}

	/** Hands a request to the service as it came; gives its answer as it came. */
	private async serve(request: Buffer): Promise<Buffer> {
		const socket = connect(this.servicePort, '127.0.0.1');
		socket.on('error', ignore);
		socket.write(request);
		const answer = await readMessage(socket);
		socket.destroy();
		return answer.bytes;
	}
}
