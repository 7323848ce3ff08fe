import { expectRefusal, TOKEN } from './refusal';
import { SECRET_ID, SECRET_KEY, sign } from './support';

describe('connections that would give a signature away', () => {
	const live = { method: 'POST', url: 'https://live.tencentcloudapi.com/', body: '{}' };
	const proxy = { host: '10.0.0.1', port: 3128 };

	it.each([
		['plain HTTP', { url: 'http://live.tencentcloudapi.com/' }],
		['plain HTTP, legacy', { url: 'http://live.api.qcloud.com/v2/index.php' }],
		['no certificate check', { skipSslCertificateValidation: true }],
		['no certificate check, older shape', { rejectUnauthorized: false }],
		['no certificate check, agent', { agentOptions: { rejectUnauthorized: false } }],
		['own authority behind a proxy', { agentOptions: { ca: 'PEM' }, proxy }],
		['own authority behind a proxy, text', { agentOptions: { ca: 'PEM' }, proxy: 'http://p:1' }],
	])('refuses %s', (_name, extra) => {
		expectRefusal({ ...live, ...extra });
	});

	it('refuses plain HTTP to Tencent even as an own endpoint', () => {
		const endpoint = 'http://live.tencentcloudapi.com';
		expectRefusal({ ...live, url: endpoint }, { endpoint });
	});

	it('refuses a proxy of the workflow before an own endpoint over plain HTTP', () => {
		const endpoint = 'http://gateway.example';
		expect(sign({ ...live, url: endpoint }, { endpoint }).headers).toHaveProperty('Authorization');
		expectRefusal({ ...live, url: endpoint, proxy }, { endpoint });
	});

	it('allows a proxy that only tunnels', () => {
		expect(sign({ ...live, proxy }).options.proxy).toEqual(proxy);
	});

	it('takes out agent options that lead the connection elsewhere', () => {
		const agentOptions = {
			cert: 'PEM',
			host: 'evil.example',
			lookup: () => {},
			servername: 'evil',
		};
		expect(sign({ ...live, agentOptions }).options).toHaveProperty('agentOptions', { cert: 'PEM' });
	});

	it('follows no redirect, in either spelling', () => {
		const eager = {
			maxRedirects: 21,
			followRedirect: true,
			followAllRedirects: true,
			disableFollowRedirect: false,
			sendCredentialsOnCrossOriginRedirect: true,
		};
		for (const at of ['url', 'uri']) {
			expect(sign({ [at]: live.url, ...eager }).options).toMatchObject({
				disableFollowRedirect: true,
				maxRedirects: 0,
				followRedirect: false,
				followAllRedirects: false,
			});
		}
	});
});

describe('bodies that cannot be signed', () => {
	const url = 'https://live.tencentcloudapi.com/';
	it.each([
		['form data, newer shape', { url, body: new FormData() }],
		['form data, older shape', { uri: url, formData: { a: 'b' } }],
		['form-data package', { uri: url, formData: { getHeaders: () => ({}), append: () => {} } }],
		['form-data package as body', { url, body: { getHeaders: () => ({}) } }],
		['a stream', { url, body: { pipe: () => {} } }],
		['a web stream', { url, body: new ReadableStream() }],
	])('refuses %s', (_name, request) => {
		expect(expectRefusal({ method: 'POST', ...request })).toMatch(/multipart|stream/);
	});
});

describe('credentials that cannot work', () => {
	it.each([
		['Secret ID', { secretId: ' ' }],
		['Secret Key', { secretKey: '' }],
		['Secret ID', { secretId: 'AKID\nx' }],
		['Secret ID', { secretId: 'AKID/x, y' }],
		['Session Token', { sessionToken: 'to ken' }],
		['Session Token', { sessionToken: 'to\r\nken' }],
		['Region', { region: 'ap\r\n' + 'x' }],
		['API 3.0 Endpoint', { endpoint: 'gateway.example' }],
	])('names the field %s', (field, overrides) => {
		const message = expectRefusal({ url: 'https://gateway.example/' }, overrides);
		expect(message).toContain(`"${field}"`);
	});

	it('trims pasted white space', () => {
		const request = { method: 'POST', url: 'https://live.tencentcloudapi.com/' };
		const pasted = {
			secretId: ` ${SECRET_ID}\n`,
			secretKey: `\t${SECRET_KEY} `,
			sessionToken: ` ${TOKEN}\r\n`,
		};
		expect(sign(request, pasted)).toEqual(sign(request, { sessionToken: TOKEN }));
	});

	it('never throws anything but its own error', () => {
		const odd = [null, undefined, 7, true, [], {}, Symbol.iterator];
		for (const value of odd) {
			for (const at of ['url', 'uri', 'baseURL', 'method', 'headers', 'body', 'qs', 'form']) {
				const request = { url: 'https://live.tencentcloudapi.com/', method: 'POST', [at]: value };
				try {
					sign(request);
				} catch (error) {
					expect(error).toHaveProperty('code', 'ERR_NOT_SIGNED');
				}
			}
		}
	});
});
