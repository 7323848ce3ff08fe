/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import type { Socket } from 'node:net';
import { clearInterval, setInterval } from 'node:timers';

import type { CertificateName } from './certificates';

/** @param socket what the client sees as the connection; @param raw the TCP connection beneath it */
type Act = (socket: Socket, raw: Socket) => void;

/** Where on its way a call is struck, and what is done to it there. */
export type Fault = { name: string } & (
	| { at: 'name' }
	| { at: 'port' }
	/** The connection was accepted just now. */
	| { at: 'accept'; act: Act; stalls?: true }
	/** The client has begun its TLS handshake. */
	| { at: 'handshake'; act: Act }
	/** The server shows this certificate and reads on. */
	| { at: 'certificate'; certificate: CertificateName }
	/** TLS is up, and nothing of the request has been read. */
	| { at: 'established'; act: Act }
	/** The request has been read to its end; whether it is carried out is for the scenario to say. */
	| { at: 'answer'; act: Act; stalls?: true }
);

const nothing: Act = () => {};
const close: Act = (socket) => socket.destroy();
const reset: Act = (_, raw) => raw.resetAndDestroy();

function answer(status: string, type: string, body: string): Act {
	return (socket) =>
		socket.end(
			`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
		);
}

const HEADERS_ONLY =
	'HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 120\r\n\r\n';

/** Milliseconds between bytes: sooner than any timeout of silence. */
const BYTE_EVERY = 500;

/** Answers so slowly that the client is never without news, and never has the whole. */
function trickle(socket: Socket): void {
	socket.write(HEADERS_ONLY);
	const bytes = setInterval(() => socket.write(' '), BYTE_EVERY);
	socket.once('close', () => clearInterval(bytes));
}

const BAD_GATEWAY =
	'<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Every fault that is injected, in the order a call would meet it. */
export const FAULTS: readonly Fault[] = [
	{ name: 'unknown host', at: 'name' },
	{ name: 'port closed', at: 'port' },
	{ name: 'reset on accept', at: 'accept', act: reset },
	{
		name: 'plain HTTP on the TLS port',
		at: 'handshake',
		act: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
	},
	{ name: 'close during handshake', at: 'handshake', act: close },
	{ name: 'reset during handshake', at: 'handshake', act: reset },
	{ name: 'handshake stall', at: 'accept', act: nothing, stalls: true },
	{ name: 'bad certificate', at: 'certificate', certificate: 'untrusted' },
	{ name: 'wrong host name', at: 'certificate', certificate: 'wrongHost' },
	{ name: 'expired certificate', at: 'certificate', certificate: 'expired' },
	{ name: 'close before reading', at: 'established', act: close },
	{ name: 'read all then close', at: 'answer', act: close },
	{ name: 'read all then reset', at: 'answer', act: reset },
	{
		name: 'read all then broken TLS',
		at: 'answer',
		act: (_, raw) => raw.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
	},
	{ name: 'read all and never answer', at: 'answer', act: nothing, stalls: true },
	{
		name: 'headers then stall',
		at: 'answer',
		act: (socket) => socket.write(HEADERS_ONLY),
		stalls: true,
	},
	{ name: 'headers, then a byte at a time', at: 'answer', act: trickle, stalls: true },
	{
		name: 'headers then cut',
		at: 'answer',
		act: (socket) => socket.write(HEADERS_ONLY, () => socket.destroy()),
	},
	{
		name: 'garbage reply',
		at: 'answer',
		act: (socket) => socket.end('\u0000\u0001 this is no HTTP \r\n\r\n'),
	},
	{
		name: '502 HTML from a proxy',
		at: 'answer',
		act: answer('502 Bad Gateway', 'text/html', BAD_GATEWAY),
	},
	{
		name: '200 but not JSON',
		at: 'answer',
		act: answer('200 OK', 'text/html', '<p>It works!</p>'),
	},
];

/** Whether the client finds out only by its own timeout. */
export function stalls(fault: Fault): boolean {
	return 'stalls' in fault && fault.stalls === true;
}
