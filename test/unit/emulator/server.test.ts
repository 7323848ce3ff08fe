/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code: runs on Node itself, never inside n8n */
import { connect } from 'node:net';
import { Agent, request } from 'undici';

import { DEFAULT_ACCOUNT, EmulatorClock, startEmulator } from '../../emulator';
import { selfSignedCertificate } from '../../emulator/selfSignedCertificate';
import { ask, codeOf, send } from './clients';
import { LIVE, NOON, NOW, start } from './running';

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

describe('the server', () => {
	it('listens on 127.0.0.1 only and frees the port when it is closed', async () => {
		const { port, url, close } = await startEmulator();
		expect(url).toBe(`http://127.0.0.1:${port}`);
		await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
		await close();
		const second = await startEmulator({ port });
		expect(second.port).toBe(port);
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
		const code = 'DEPTH_ZERO_SELF_SIGNED_CERT';
		await expect(request(emulator.url)).rejects.toMatchObject({ code });
	});
});

describe('the truth', () => {
	it('has a request once it was read to its end, and none that was not', async () => {
		const emulator = await start();
		const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n`;
		await writeRaw(emulator.port, `${head}{`, true);
		expect(emulator.truth.requests()).toEqual([]);
		await writeRaw(emulator.port, `${head}{}`, false);
		expect(emulator.truth.requests()).toMatchObject([{ method: 'POST', generation: 'v3' }]);
	});

	it('keeps what was sent, without key, token or signature', async () => {
		const account = { secretId: 'AKIDtemporary', secretKey: 'the-key', token: 'the-token' };
		const emulator = await start({ accounts: [account] });
		const parameters = { PageNum: 1, DomainPrefix: 'p' };
		await ask(emulator, 'DescribeLiveDomains', parameters, { account });
		expect(emulator.truth.requests()).toEqual([
			{
				number: 1,
				at: NOON,
				method: 'POST',
				generation: 'v3',
				action: 'DescribeLiveDomains',
				parameters,
				account: 'AKIDtemporary',
				region: 'ap-guangzhou',
				service: 'live',
				timestamp: NOW,
				fault: null,
				result: 'accepted',
				executedAt: NOON,
				code: null,
				innerCode: null,
				answered: true,
			},
		]);
	});

	it('keeps the parameters of a legacy request apart from the common ones', async () => {
		const emulator = await start();
		const common = 'Action=StopRecord&Signature=s&Token=t';
		await send(`${emulator.url}/v2/index.php?${common}&channelId=${LIVE}`);
		const refused = { result: 'refused', code: '4000' };
		expect(emulator.truth.requests('StopRecord')).toMatchObject([
			{ generation: 'v2', parameters: { channelId: LIVE }, ...refused },
		]);
		expect(emulator.truth.requests()[0]?.parameters).toEqual({ channelId: LIVE });
		expect(emulator.truth.requests('CreateRecord')).toEqual([]);
	});

	it('tells whoever starts the emulator of every request once it is settled', async () => {
		const seen: string[] = [];
		const emulator = await start({
			onRequest: ({ action, result }) => seen.push(`${action} ${result}`),
		});
		expect(emulator.state.accounts).toEqual([DEFAULT_ACCOUNT]);
		expect(await codeOf(emulator, 'DescribeLiveDomains')).toBe('');
		emulator.faults.next('executeLater', { ms: 1000 });
		await ask(emulator, 'DescribeLiveRecordTemplates').catch(() => undefined);
		expect(seen).toEqual(['DescribeLiveDomains accepted']);
		emulator.clock.advance(1000);
		expect(seen).toEqual(['DescribeLiveDomains accepted', 'DescribeLiveRecordTemplates accepted']);
	});
});

describe('the clock', () => {
	/** A clock on a time source that a test moves. */
	function clockOn(time: number) {
		const source = { time, now: () => source.time };
		const clock = new EmulatorClock(source);
		const ran: number[] = [];
		for (const at of [200, 100, 300]) clock.after(at, () => ran.push(at));
		return { source, clock, ran };
	}

	it('follows its source at the distance it was moved by, and stands still while frozen', () => {
		const { source, clock } = clockOn(10_000);
		const after = (milliseconds: number) => {
			source.time += milliseconds;
			return clock.now();
		};
		expect(after(0)).toBe(10_000);
		clock.advance(500);
		expect(after(100)).toBe(10_600);
		clock.set(99_999);
		expect(after(1)).toBe(100_000);
		expect(clock.seconds()).toBe(100);
		clock.freeze();
		expect(after(5000)).toBe(100_000);
		clock.advance(1);
		clock.unfreeze();
		expect(after(10)).toBe(100_011);
		clock.freeze(42);
		expect(after(7)).toBe(42);
	});

	it('runs what is due, oldest first and once, also when the source moved by itself', () => {
		const { source, clock, ran } = clockOn(0);
		clock.advance(99);
		expect(ran).toEqual([]);
		clock.advance(101);
		expect(ran).toEqual([100, 200]);
		source.time += 100;
		clock.runDue();
		clock.runDue();
		expect(ran).toEqual([100, 200, 300]);
	});

	it('forgets what it is told to forget', () => {
		const { clock, ran } = clockOn(0);
		clock.cancelAll();
		clock.advance(1000);
		expect(ran).toEqual([]);
	});

	it('wakes itself up where it runs on real time', async () => {
		const clock = new EmulatorClock();
		await new Promise<void>((resolve) => clock.after(5, resolve));
	});
});
