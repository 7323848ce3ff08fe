/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import type { Duplex } from 'node:stream';

const END_OF_HEAD = '\r\n\r\n';

/** One HTTP/1.1 message with a Content-Length, as far as it has come in. */
export class HttpMessage {
	private received = Buffer.alloc(0);

	/** Everything so far, untouched. */
	get bytes(): Buffer {
		return this.received;
	}

	add(chunk: Buffer): void {
		this.received = Buffer.concat([this.received, chunk]);
	}

	/** Whether the head and as many bytes of the body as it announces are here. */
	get isWhole(): boolean {
		const end = this.received.indexOf(END_OF_HEAD);
		if (end < 0) return false;
		const announced = this.header('content-length') ?? '0';
		return this.received.length >= end + END_OF_HEAD.length + Number(announced);
	}

	/** The action a request names, in either generation: in a header, or in its form. */
	get action(): string | null {
		const body = this.text.slice(this.text.indexOf(END_OF_HEAD) + END_OF_HEAD.length);
		return this.header('x-tc-action') ?? new URLSearchParams(body).get('Action');
	}

	/** A header by its lower-case name. */
	private header(name: string): string | undefined {
		const [head = ''] = this.text.split(END_OF_HEAD);
		const line = head.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name}:`));
		return line?.slice(name.length + 1).trim();
	}

	private get text(): string {
		return this.received.toString('latin1');
	}
}

/**
 * Reads until the message is whole; resolves with what there is when the other
 * side leaves first.
 *
 * @param onBytes told after every piece
 */
export async function readMessage(
	stream: Duplex,
	onBytes: (message: HttpMessage) => void = () => {},
): Promise<HttpMessage> {
	const message = new HttpMessage();
	return await new Promise((resolve) => {
		stream.on('data', (chunk: Buffer) => {
			message.add(chunk);
			onBytes(message);
			if (message.isWhole) resolve(message);
		});
		stream.once('close', () => resolve(message));
	});
}
