import type { IHttpRequestOptions } from 'n8n-workflow';

import { TencentCloudApi } from '../../../credentials/TencentCloudApi.credentials';
import { credentialData, NOW, sign, signatureOf } from './support';

const LIVE = 'https://live.tencentcloudapi.com/';
const LEGACY = 'https://live.api.qcloud.com/v2/index.php';
const GATEWAY = 'http://127.0.0.1:8080';

describe('authenticate', () => {
	const request: IHttpRequestOptions = {
		method: 'POST',
		url: LIVE,
		headers: { 'X-TC-Action': 'DescribeLiveDomains', 'X-TC-Timestamp': String(NOW) },
		body: '{}',
	};

	it('survives the spread with which n8n copies a credential class', async () => {
		const copy = { ...new TencentCloudApi() };
		const signed = await copy.authenticate(credentialData(), request);
		expect(signed.headers).toEqual(sign(request).headers);
	});

	it('uses its own clock, in seconds, when no time is given', async () => {
		const before = Math.floor(Date.now() / 1000);
		const { headers } = await new TencentCloudApi().authenticate(credentialData(), {
			...request,
			headers: {},
		});
		const time = Number(headers?.['X-TC-Timestamp']);
		expect(time).toBeGreaterThanOrEqual(before);
		expect(time).toBeLessThanOrEqual(Date.now() / 1000);
	});

	it('rejects, rather than signs, a request to another host', async () => {
		const elsewhere = { ...request, url: 'https://evil.example/' };
		await expect(new TencentCloudApi().authenticate(credentialData(), elsewhere)).rejects.toThrow(
			'signs only for',
		);
	});
});

describe('signing twice, as n8n does after HTTP 401', () => {
	const frozen = <T>(value: T): T => {
		if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value)) {
			Object.values(value).forEach(frozen);
			Object.freeze(value);
		}
		return value;
	};
	const tc3 = [
		{ method: 'POST', url: LIVE, headers: { 'X-TC-Action': 'A' }, body: '{"a":1}' },
		{ method: 'POST', uri: LIVE, headers: { 'x-tc-action': 'A' }, body: { a: 1 } },
		{ method: 'POST', url: LIVE, body: 'not JSON' },
		{ method: 'POST', uri: LIVE, form: { a: 1 } },
		{ method: 'GET', uri: LIVE, qs: { a: ['b c'] } },
		{ method: 'POST', url: GATEWAY, headers: { 'x-tc-service': 'vod' } },
		{ method: 'POST', baseURL: GATEWAY, url: '/' },
	];
	const account = { endpoint: GATEWAY, sessionToken: 'token' };

	it.each(tc3)('leaves an API 3.0 request as it is: %j', (request) => {
		const first = sign(frozen(request), account).options;
		const second = sign(frozen(first), account, NOW + 60).options;
		expect(second).toEqual(first);
	});

	it.each([
		{ method: 'GET', url: LEGACY, qs: { Action: 'A' } },
		{ method: 'GET', uri: `${LEGACY}?Action=A` },
		{ method: 'POST', url: LEGACY, body: 'Action=A' },
		{ method: 'POST', uri: LEGACY, form: { Action: 'A' } },
	])('gives a legacy request a fresh nonce and signature: %j', (request) => {
		const first = sign(frozen(request), account);
		const second = sign(frozen(first.options), account, NOW + 60);
		const text = String(second.options.body ?? second.url.search);

		expect([...second.parameters.keys()].sort()).toEqual([...first.parameters.keys()].sort());
		expect(text.match(/(Nonce|Signature|SecretId|Timestamp|Token)=/g)).toHaveLength(5);
		expect(second.parameters.get('Nonce')).not.toBe(first.parameters.get('Nonce'));
		expect(signatureOf(second)).not.toBe(signatureOf(first));
		expect(second.parameters.get('Timestamp')).toBe(String(NOW));
	});
});
