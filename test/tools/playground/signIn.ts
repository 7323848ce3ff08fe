/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a program of its own: runs on Node itself, never inside n8n */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

import { Session, type Owner } from '../../e2e/host/session';

/** Who opens this address is signed in to n8n, as its owner. */
export interface SignIn {
	url: string;
	close(): void;
}

/**
 * Serves an address on loopback that signs a browser in: cookies belong to a host, not to a port, so
 * that what it sets here holds for n8n. Nobody who was not told the address can use it.
 */
export async function serveSignIn(n8n: string, owner: Owner): Promise<SignIn> {
	const secret = `/${randomBytes(8).toString('hex')}`;
	const server = createServer((incoming, outgoing) => {
		if (incoming.url !== secret) {
			outgoing.writeHead(404).end('not found');
			return;
		}
		Session.logIn(n8n, owner).then(
			({ cookie }) => {
				const headers = {
					'set-cookie': `${cookie}; Path=/; HttpOnly; SameSite=Lax`,
					location: `${n8n}/workflow/new`,
				};
				outgoing.writeHead(302, headers).end();
			},
			// Without the cookie n8n asks for email and password.
			() => outgoing.writeHead(302, { location: n8n }).end(),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no TCP port');
	const close = () => {
		server.close();
		server.closeAllConnections();
	};
	return { url: `http://127.0.0.1:${address.port}${secret}`, close };
}
