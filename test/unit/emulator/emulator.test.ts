/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { connect } from 'node:net';
import { Agent, request } from 'undici';

import { DEFAULT_ACCOUNT, startEmulator } from '../../emulator';
import { selfSignedCertificate } from '../../emulator/selfSignedCertificate';
import { call3, codeOf, NOON, send } from './clients';
import { LIVE, start, stopAll } from './running';

afterEach(stopAll);

/** Opens a connection, writes text, waits until it is closed or something comes back. */
async function writeRaw(port: number, text: string, hangUp: boolean): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.write(text, () => hangUp && socket.destroy());
		});
		socket.once('data', () => socket.destroy());
		socket.once('error', reject);
		socket.once('close', () => resolve());
	});
}

describe('server', () => {
	it('listens on 127.0.0.1 only and frees the port when it is closed', async () => {
		const first = await startEmulator();
		expect(first.url).toBe(`http://127.0.0.1:${first.port}`);
		await expect(startEmulator({ port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
		await first.close();
		const second = await startEmulator({ port: first.port });
		expect(second.port).toBe(first.port);
		await second.close();
	});

	it('closes while connections are open', async () => {
		const emulator = await startEmulator();
		const socket = connect(emulator.port, '127.0.0.1');
		const closed = new Promise((resolve) => socket.once('close', resolve));
		await new Promise((resolve) => socket.once('connect', resolve));
		await emulator.close();
		await closed;
	});

	it('speaks HTTPS with a certificate, and the legacy API takes it where HTTPS is required', async () => {
		const tls = selfSignedCertificate();
		const emulator = await start({ tls, requireHttps: true });
		expect(emulator.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
		const dispatcher = new Agent({ connect: { ca: tls.cert } });
		const answer = await request(`${emulator.url}/v2/index.php`, { dispatcher });
		expect(await answer.body.json()).toMatchObject({ code: 4000 });
		await dispatcher.close();
		await expect(request(emulator.url)).rejects.toMatchObject({
			code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
		});
	});

	it('notes a request once it was read to its end, and none that was not', async () => {
		const emulator = await start();
		const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n`;
		await writeRaw(emulator.port, `${head}{`, true);
		expect(emulator.truth.requests()).toEqual([]);
		await writeRaw(emulator.port, `${head}{}`, false);
		expect(emulator.truth.requests()).toMatchObject([{ method: 'POST', generation: 'v3' }]);
	});

	it('has a made-up default account', async () => {
		const emulator = await start();
		expect(emulator.state.accounts).toEqual([DEFAULT_ACCOUNT]);
		expect(codeOf(await call3(emulator, 'DescribeLiveDomains', {}))).toBe('');
	});
});

describe('truth', () => {
	it('keeps what was sent, without key, token or signature', async () => {
		const account = { secretId: 'AKIDtemporary', secretKey: 'the-key', token: 'the-token' };
		const emulator = await start({ accounts: [account] });
		const values = { PageNum: 1, DomainPrefix: 'p' };
		await call3(emulator, 'DescribeLiveDomains', values, { account });
		expect(emulator.truth.requests()).toEqual([
			{
				number: 1,
				at: NOON,
				method: 'POST',
				generation: 'v3',
				action: 'DescribeLiveDomains',
				parameters: values,
				account: 'AKIDtemporary',
				region: 'ap-guangzhou',
				service: 'live',
				timestamp: NOON / 1000,
				fault: null,
				result: 'accepted',
				executedAt: NOON,
				code: null,
				innerCode: null,
				answered: true,
			},
		]);
		expect(JSON.stringify(emulator.truth.requests())).not.toMatch(/the-key|the-token/);
	});

	it('keeps the parameters of a legacy request apart from the common ones', async () => {
		const emulator = await start();
		await send(
			`${emulator.url}/v2/index.php?Action=StopRecord&channelId=${LIVE}&Signature=s&Token=t`,
			'GET',
			{},
		);
		expect(emulator.truth.requests('StopRecord')).toMatchObject([
			{ generation: 'v2', parameters: { channelId: LIVE }, result: 'refused', code: '4000' },
		]);
		expect(emulator.truth.requests('CreateRecord')).toEqual([]);
	});

	it('tells whoever starts it of every request once it is settled', async () => {
		const seen: string[] = [];
		const emulator = await start({
			onRequest: ({ action, result }) => seen.push(`${action} ${result}`),
		});
		await call3(emulator, 'DescribeLiveDomains', {});
		emulator.faults.next('executeLater', { ms: 1000 });
		await call3(emulator, 'DescribeLiveRecordTemplates', {}).catch(() => undefined);
		expect(seen).toEqual(['DescribeLiveDomains accepted']);
		emulator.clock.advance(1000);
		expect(seen).toEqual(['DescribeLiveDomains accepted', 'DescribeLiveRecordTemplates accepted']);
	});
});
