import { NOW, sign, signatureOf } from './support';

const LIVE = 'https://live.tencentcloudapi.com/';
const GATEWAY = 'http://127.0.0.1:8080';
const JSON_TYPE = 'application/json; charset=utf-8';
const FORM_TYPE = 'application/x-www-form-urlencoded';

describe('API 3.0 requests', () => {
	it('keeps what the node sends and adds what signing needs', () => {
		const headers = {
			'X-TC-Action': 'CreateRecordTask',
			'X-TC-Version': '2018-08-01',
			'Content-Type': JSON_TYPE,
		};
		const sent = {
			method: 'POST',
			url: LIVE,
			body: '{"StreamName":"s"}',
			encoding: 'text',
			timeout: 15_000,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		};
		const signed = sign({ ...sent, headers }, { sessionToken: 'token' });
		expect(signed.options).toEqual({
			...sent,
			headers: {
				...headers,
				'X-TC-Timestamp': String(NOW),
				'X-TC-Token': 'token',
				'X-TC-Region': 'ap-guangzhou',
				Authorization: expect.stringMatching(/^TC3-HMAC-SHA256 Credential=/),
			},
			disableFollowRedirect: true,
			maxRedirects: 0,
			followRedirect: false,
			followAllRedirects: false,
		});
	});

	it('gives the older shape back as the older shape, with the same signature', () => {
		const headers = { 'x-tc-action': 'DescribeLiveDomains', accept: 'application/json' };
		const body = { PageNum: 1 };
		const older = sign({ method: 'POST', uri: LIVE, headers, body, json: false, useStream: true });
		const newer = sign({ method: 'POST', url: LIVE, headers, body });
		expect(older.options).not.toHaveProperty('url');
		expect(older.options).toMatchObject({ uri: LIVE, body: '{"PageNum":1}', useStream: true });
		expect(older.headers).toEqual(newer.headers);
	});

	it.each([
		['an object', { Name: '\u672a\u547d\u540d' }, '{"Name":"\u672a\u547d\u540d"}'],
		['a list', [1, 2], '[1,2]'],
		['JSON text', '{"a": 1}', '{"a": 1}'],
		['JSON text with white space around it', ' {"a": 1}\n', '{"a": 1}'],
		['nothing', undefined, '{}'],
		['empty text', '', '{}'],
		['an empty object', {}, '{}'],
		['bytes', Buffer.from('{}'), Buffer.from('{}')],
		['bytes of another kind', new Uint8Array([1, 2]), Buffer.from([1, 2])],
		// The HTTP client would put these in quotes after signing, were they sent as text.
		['text that is not JSON', 'Limit=1', Buffer.from('Limit=1')],
	])('sends %s as the bytes it signed', (_name, body, sent) => {
		const signed = sign({ method: 'POST', url: LIVE, body });
		expect(signed.options.body).toEqual(sent);
		expect(signed.headers['Content-Type']).toBe(JSON_TYPE);
	});

	it.each([
		['form fields', { uri: LIVE, form: { a: 'b c', d: ['e'] } }, 'a=b%20c&d.0=e'],
		['form text', { uri: LIVE, form: 'a=b' }, 'a=b'],
		['URLSearchParams', { url: LIVE, body: new URLSearchParams({ a: 'b c' }) }, 'a=b+c'],
	])('sends %s as a form', (_name, request, sent) => {
		const signed = sign({ method: 'POST', ...request });
		expect(signed.options.body).toBe(sent);
		expect(signed.options).not.toHaveProperty('form');
		expect(signed.headers['Content-Type']).toBe(FORM_TYPE);
	});

	it('leaves one header of each name, however often it is spelled', () => {
		const headers = { 'CONTENT-TYPE': 'text/plain', 'content-type': 'Application/JSON' };
		const signed = sign({ method: 'POST', url: LIVE, headers });
		const names = Object.keys(signed.headers).filter((name) => /content-type/i.test(name));
		expect(names).toEqual(['Content-Type']);
		expect(signed.headers['Content-Type']).toBe('application/json');
	});

	it('moves the query of a GET into the URL and signs it there', () => {
		const request = { url: `${LIVE}?Offset=0`, qs: { Ids: ['a b', "c'd"] }, body: {} };
		const signed = sign(request);
		expect(signed.url.search).toBe('?Offset=0&Ids.0=a%20b&Ids.1=c%27d');
		expect(signed.options).not.toHaveProperty('qs');
		expect(signed.options).not.toHaveProperty('body');
		const typed = sign({ url: `${LIVE}?Offset=0&Ids.0=a%20b&Ids.1=c%27d` });
		expect(signatureOf(signed)).toBe(signatureOf(typed));
	});

	it('signs the host with its port, joined from a base URL', () => {
		const signed = sign(
			{ method: 'POST', baseURL: `${GATEWAY}/`, url: '/' },
			{ endpoint: GATEWAY },
		);
		expect(signed.options.url).toBe(`${GATEWAY}/`);
		expect(signed.options).not.toHaveProperty('baseURL');
		const onOtherPort = sign(
			{ method: 'POST', url: 'http://127.0.0.1:8081/' },
			{ endpoint: 'http://127.0.0.1:8081' },
		);
		expect(signatureOf(signed)).not.toBe(signatureOf(onOtherPort));
	});

	describe('the region', () => {
		const regionOf = (headers: object, credentials = {}) =>
			sign({ method: 'POST', url: LIVE, headers }, credentials).headers;
		it('comes from the credential when the request names none', () => {
			expect(regionOf({}, { region: 'ap-bangkok' })).toHaveProperty('X-TC-Region', 'ap-bangkok');
			expect(regionOf({ 'x-tc-region': 'ap-seoul' })).toHaveProperty('x-tc-region', 'ap-seoul');
			expect(regionOf({ 'x-tc-region': 'ap-seoul' })).not.toHaveProperty('X-TC-Region');
			expect(regionOf({}, { region: '' })).not.toHaveProperty('X-TC-Region');
		});
	});

	it('fills in the version of the live service only', () => {
		const versionAt = (url: string) => sign({ method: 'POST', url }).headers['X-TC-Version'];
		expect(versionAt(LIVE)).toBe('2018-08-01');
		expect(versionAt('https://vod.tencentcloudapi.com/')).toBeUndefined();
	});

	describe('the service', () => {
		const scopeOf = (url: string, headers: object) =>
			/\/([a-z0-9-]+)\/tc3_request/.exec(
				String(sign({ method: 'POST', url, headers }, { endpoint: GATEWAY }).headers.Authorization),
			)?.[1];

		it('is the first label of a Tencent host, whatever a header says', () => {
			expect(scopeOf('https://vod.tencentcloudapi.com/', { 'X-TC-Service': 'cvm' })).toBe('vod');
		});

		it('is named by X-TC-Service elsewhere, else live, and the header is not sent', () => {
			expect(scopeOf(GATEWAY, { 'x-tc-service': 'vod' })).toBe('vod');
			expect(scopeOf(GATEWAY, {})).toBe('live');
			const headers = { 'x-tc-service': 'vod' };
			const signed = sign({ method: 'POST', url: GATEWAY, headers }, { endpoint: GATEWAY });
			expect(Object.keys(signed.headers).join().toLowerCase()).not.toContain('x-tc-service');
		});

		it('is not read from the signature of another key', () => {
			const Authorization =
				'TC3-HMAC-SHA256 Credential=AKIDother/2024-01-01/vod/tc3_request, SignedHeaders=host, Signature=0';
			expect(scopeOf(GATEWAY, { Authorization })).toBe('live');
		});
	});
});
