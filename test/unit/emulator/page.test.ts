/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code: runs on Node itself, never inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { request } from 'undici';

import { DEFAULT_ACCOUNT, EVENING_SHOW, EXAMPLE_ACCOUNT, type Emulator } from '../../emulator';
import { credentialFields } from '../../emulator/usage';
import { ask } from './clients';
import { DOMAIN, HOUR, NOW, start, STREAM } from './running';

const BROWSER = { accept: 'text/html,application/xhtml+xml' };
const STREAM_S = { domain: DOMAIN, app: 'live', stream: 's' };

async function state({ url }: Emulator): Promise<Record<string, unknown>> {
	const { body } = await request(`${url}/_emulator/state`);
	return Object(await body.json());
}

async function press({ url }: Emulator, command: unknown, type = 'application/json') {
	const { statusCode, body } = await request(`${url}/_emulator/do`, {
		method: 'POST',
		headers: { 'content-type': type },
		body: JSON.stringify(command),
	});
	return { status: statusCode, text: await body.text() };
}

describe('the page', () => {
	it('is what a browser gets, and is no call', async () => {
		const emulator = await start();
		const { statusCode, headers, body } = await request(emulator.url, { headers: BROWSER });
		expect(statusCode).toBe(200);
		expect(headers['content-type']).toContain('text/html');
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(await body.text()).toContain('Tencent Cloud Live, emulated');
		await state(emulator);
		expect(emulator.truth.requests()).toEqual([]);
	});

	it.each<[string, string, Record<string, string>]>([
		['that is signed', '/', { ...BROWSER, authorization: 'TC3-HMAC-SHA256 any' }],
		['that names its action', '/', { ...BROWSER, 'x-tc-action': 'DescribeLiveDomains' }],
		['with a query', '/?Action=DescribeLiveDomains', BROWSER],
		['of no browser', '/', {}],
		['under a name from elsewhere', '/', { ...BROWSER, host: 'rebound.example.com' }],
	])('is not in the way of a GET %s', async (_, route, headers) => {
		const emulator = await start();
		const { body } = await request(emulator.url + route, { headers });
		expect(await body.json()).toHaveProperty('Response.Error');
		expect(emulator.truth.requests()).toHaveLength(1);
	});

	it('takes commands in JSON only, and says what it does not know', async () => {
		const emulator = await start();
		expect(await press(emulator, { do: 'stop' }, 'text/plain')).toMatchObject({ status: 415 });
		expect(await press(emulator, { do: 'toString' })).toMatchObject({ status: 400 });
		expect(await press(emulator, { do: 'start', domain: DOMAIN })).toMatchObject({ status: 400 });
		expect(await press(emulator, { do: 'arm', kind: 'redirect' })).toMatchObject({ status: 400 });
		expect(emulator.faults.pending).toBe(0);
	});

	it('shows streams, tasks, files and calls', async () => {
		const emulator = await start();
		await press(emulator, { do: 'start', ...STREAM_S });
		await ask(emulator, 'CreateRecordTask', { ...STREAM, EndTime: NOW + HOUR });
		await ask(emulator, 'CreateRecordTask', { ...STREAM, EndTime: NOW - HOUR });
		emulator.clock.advance(60_000);
		await press(emulator, { do: 'break', ...STREAM_S });
		const [task] = emulator.truth.tasks();
		const shown = await state(emulator);
		expect(shown).toMatchObject({
			streams: [{ stream: 's', live: false, backAt: emulator.clock.now() + 20_000 }],
			tasks: { count: 1, newest: [{ id: task?.id, status: 'running' }] },
			// What was recorded until the push broke off.
			files: { newest: [{ stream: 's', taskId: task?.id }] },
			requests: { newest: [{ result: 'refused' }, { result: 'accepted' }] },
		});
		emulator.clock.advance(20_000);
		expect(await state(emulator)).toMatchObject({ streams: [{ stream: 's', live: true }] });
	});

	it('shows neither callback key nor push right', async () => {
		const emulator = await start();
		const key = 'theCallbackKey';
		const url = 'http://127.0.0.1:9/hook';
		await ask(emulator, 'CreateLiveCallbackTemplate', {
			TemplateName: 'events',
			StreamBeginNotifyUrl: url,
			CallbackKey: key,
		});
		const [template] = emulator.state.callbackTemplates;
		expect(template).toMatchObject({ key });
		const bound = { DomainName: DOMAIN, AppName: 'live', TemplateId: template?.id };
		await ask(emulator, 'CreateLiveCallbackRule', bound);
		await press(emulator, { do: 'start', ...STREAM_S });
		await emulator.callbacksSettled();
		const text = JSON.stringify(await state(emulator));
		expect(text).toContain('streamStarted');
		for (const secret of [key, url, 'txSecret', DEFAULT_ACCOUNT.secretId]) {
			expect(text).not.toContain(secret);
		}
	});

	it('loses the answer of the next create, of no other call', async () => {
		const emulator = await start();
		await press(emulator, { do: 'arm', kind: 'loseAnswer', next: 'create' });
		expect(await state(emulator)).toMatchObject({
			faults: [{ name: 'loseAnswer create', left: 1 }],
		});
		await ask(emulator, 'DescribeLiveDomains', { PageNum: 1, PageSize: 10 });
		expect(emulator.faults.pending).toBe(1);
		await expect(
			ask(emulator, 'CreateRecordTask', { ...STREAM, EndTime: NOW + HOUR }),
		).rejects.toThrow();
		expect(emulator.truth.createdCount).toBe(1);
		expect(emulator.faults.pending).toBe(0);
	});

	it('keeps no more records than it is told', async () => {
		const emulator = await start({ keepRecords: 2 });
		for (const PageNum of [1, 2, 3]) await ask(emulator, 'DescribeLiveDomains', { PageNum });
		expect(emulator.truth.requests().map(({ number }) => number)).toEqual([2, 3]);
	});
});

describe('the account of the examples', () => {
	const folder = path.join(__dirname, '../../../examples');
	const texts = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
	const named = (pattern: RegExp) =>
		new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name)));

	it('has every domain, stream and channel that one of them names', () => {
		const streams = [...EXAMPLE_ACCOUNT.streams, EVENING_SHOW].map(({ stream }) => stream);
		expect(streams).toEqual(
			expect.arrayContaining([...named(/"value": "([a-z]+-(?:stream|show))"/g)]),
		);
		const [channel] = EXAMPLE_ACCOUNT.channels;
		expect([...named(/"value": "(\d{15,})"/g)]).toEqual([channel.id]);
		expect([...named(/"value": "([\w.]+\.example\.com)"/g)]).toEqual([EXAMPLE_ACCOUNT.domains[0]]);
	});

	it('is printed by the names of the fields, the legacy endpoint without its path', () => {
		expect(credentialFields('http://127.0.0.1:1')).toEqual([
			['Secret ID', DEFAULT_ACCOUNT.secretId],
			['Secret Key', DEFAULT_ACCOUNT.secretKey],
			['API 3.0 Endpoint', 'http://127.0.0.1:1'],
			['Legacy Endpoint', 'http://127.0.0.1:1'],
		]);
	});
});
